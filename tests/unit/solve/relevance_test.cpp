// What a model's relevant literals are enough for: whatever the other atoms are, the formulas come out true.
#include "solve/mbqi/relevance.h"

#include "../../support/small_structures.h"
#include "../../support/spec_theory.h"

namespace proviso::solve {
namespace {

using namespace logic;

const char* const flags = R"(
enum Place { p1, p2 }
type Thing { at: Place, next: Thing, size: int }
relation r(Place)
relation s(Place)
individual a, b: Thing
fact all : every Thing t: t.at = p1
fact some_thing : some Thing t: t.at = p2
)";

struct RelevanceTest : ::testing::Test {
  testing::SpecTheory spec{flags};
  Arena& arena = spec.arena();
  InstantiationStore store{*spec.theory};
  GroundSolver solver{*spec.theory};
  Formula p = at("r", 0), q = at("r", 1), r = at("s", 0), s = at("s", 1);

  Formula at(const char* relation, std::uint32_t place) {
    return arena.atom(spec.symbol(relation), {arena.element(spec.sort("Place"), place)});
  }
  Term individual(const char* name) { return arena.application(spec.symbol(name), {}); }
  Relevance relevant(Formula formula, Relevance::Further further = {}) {
    Effort effort{1'000'000, 0};
    EXPECT_EQ(solver.check({}, effort), Answer::sat);
    Relevance relevance(*spec.theory, store, solver, std::move(further));
    relevance.add(formula);
    return relevance;
  }
};

TEST_F(RelevanceTest, IsEnoughToMakeFormulasTrue) {
  const auto no = [&](Formula formula) { return arena.negation(formula); };
  const auto all = [&](std::vector<Formula> parts) { return arena.conjunction(std::move(parts)); };
  const auto some = [&](std::vector<Formula> parts) { return arena.disjunction(std::move(parts)); };
  const std::vector<Formula> formulas = {
      some({p, q, r}),
      all({some({p, q}), some({no(p), r}), no(s)}),
      some({all({p, no(q)}), all({no(p), s})}),
      arena.equivalence(p, some({q, r})),
      no(arena.equivalence(all({p, q}), s)),
      all({no(all({p, q})), arena.equivalence(r, s), some({p, r})}),
      no(all({some({p, q}), some({r, s})})),
  };
  const std::vector<Formula> atoms{p, q, r, s};
  std::size_t left_open = 0;
  for (Formula formula : formulas) {
    GroundSolver own(*spec.theory);
    for (Formula atom : atoms) own.require_one({{atom, true}, {atom, false}});
    own.require(formula);
    Effort effort{1'000'000, 0};
    while (own.check({}, effort) == Answer::sat) {
      Relevance relevance(*spec.theory, store, own, {});
      relevance.add(formula);
      EXPECT_TRUE(relevance.truth(formula));
      const std::set<Formula> relevant(relevance.atoms().begin(), relevance.atoms().end());
      left_open += atoms.size() - relevant.size();
      testing::SmallStructures(*spec.theory, 0).any({p, r}, [&](const lower::Interpretation& structure) {
        testing::LogicEvaluator evaluator(arena, structure);
        const bool agrees = std::ranges::all_of(relevant, [&](Formula atom) { return evaluator.holds(atom) == own.truth(atom); });
        EXPECT_TRUE(!agrees || evaluator.holds(formula)) << print(arena, formula);
        return false;
      });
      std::vector<std::pair<Formula, bool>> others;
      for (Formula atom : atoms) others.emplace_back(atom, !own.truth(atom));
      own.require_one(others);
    }
  }
  EXPECT_GT(left_open, 10U);
}

TEST_F(RelevanceTest, TakesOnePartOfADisjunction) {
  for (Formula atom : {p, q, r}) solver.require(atom);
  EXPECT_EQ(relevant(arena.disjunction({p, q, r})).atoms().size(), 1U);
  EXPECT_EQ(relevant(arena.conjunction({p, q})).atoms(), (std::vector<Formula>{p, q}));
}

// What is relevant already costs nothing, and an atom less than an element that there has to be.
TEST_F(RelevanceTest, TakesTheCheapestPart) {
  const Formula exists = spec.parts(spec.fact("some_thing"), Kind::exists).front();
  for (Formula formula : {p, q, r, exists}) solver.require(formula);
  EXPECT_EQ(relevant(arena.conjunction({r, arena.disjunction({p, q, r})})).atoms(), (std::vector<Formula>{r}));
  const Relevance relevance = relevant(arena.disjunction({exists, p}));
  EXPECT_TRUE(relevance.literals().empty());
  EXPECT_EQ(relevance.atoms(), std::vector<Formula>{p});
}

TEST_F(RelevanceTest, FollowsInstancesOfRelevantLiterals) {
  const Formula all = spec.parts(spec.fact("all"), Kind::forall).front();
  const QuantifiedLiteral literal{all, true};
  const Term a = individual("a");
  const Formula instance = store.consequence(literal, {a});
  ASSERT_TRUE(store.add(literal, {instance, {a}}));
  solver.require(all);
  solver.require(arena.implication(all, instance));
  const Relevance relevance = relevant(all);
  ASSERT_EQ(relevance.literals(), std::vector<QuantifiedLiteral>{literal});
  // The instance mentions the individual and its place.
  EXPECT_TRUE(std::ranges::find(relevance.terms(), a) != relevance.terms().end() || !relevance.atoms().empty());
  EXPECT_FALSE(relevance.atoms().empty() && relevance.equalities().empty());
  // Where something else makes the formula true, the literal and its instance do not matter.
  solver.require(p);
  EXPECT_TRUE(relevant(arena.disjunction({all, p})).equalities().empty());
}

TEST_F(RelevanceTest, FollowsWitnesses) {
  const Formula exists = spec.parts(spec.fact("some_thing"), Kind::exists).front();
  const Instance& witness = store.witness({exists, true});
  solver.require(exists);
  solver.require(arena.implication(exists, witness.says));
  const Relevance relevance = relevant(exists);
  EXPECT_NE(std::ranges::find(relevance.terms(), witness.terms.front()), relevance.terms().end());
}

TEST_F(RelevanceTest, TellsPropertiesApart) {
  const Term a = individual("a"), b = individual("b");
  const Term place = arena.application(spec.symbol("Thing.at"), {a}), next = arena.application(spec.symbol("Thing.next"), {a});
  const Term size_a = arena.application(spec.symbol("Thing.size"), {a}), size_b = arena.application(spec.symbol("Thing.size"), {b});
  const Formula is_p1 = arena.equal(place, arena.element(spec.sort("Place"), 0)), same = arena.equal(next, b);
  const Formula less = arena.less(size_a, size_b);
  const Formula all = arena.conjunction({p, is_p1, same, less});
  solver.require(all);
  const Relevance relevance = relevant(all);
  EXPECT_EQ(relevance.atoms(), std::vector<Formula>{p});
  EXPECT_EQ(relevance.equalities(), (std::vector<Formula>{is_p1, same}));
  EXPECT_EQ(relevance.comparisons(), std::vector<Formula>{less});
  const std::vector<Node> listed = relevance.properties();
  const std::set<Node> properties(listed.begin(), listed.end());
  EXPECT_EQ(properties, (std::set<Node>{p, is_p1, same, place, size_a, size_b})) << "elements of open sorts are no properties";
}

// Lemmas on an atom matter where the atom does.
TEST_F(RelevanceTest, AsksWhatElseHasToHold) {
  for (Formula atom : {p, q, r}) solver.require(atom);
  const auto further = [&](Node node, const std::function<void(Formula)>& add) {
    if (node == p) add(q);
  };
  EXPECT_EQ(relevant(p, further).atoms(), (std::vector<Formula>{p, q}));
  EXPECT_EQ(relevant(r, further).atoms(), std::vector<Formula>{r});
}

}  // namespace
}  // namespace proviso::solve
