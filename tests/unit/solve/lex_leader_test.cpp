// Constants in the lexicographic order of their properties: the lemmas together hold where the constants stand in that order, so that
// of the structures that differ in a permutation of them at least one is kept.
#include "solve/mbqi/lex_leader.h"

#include <numeric>

#include "../../support/small_structures.h"
#include "../../support/spec_theory.h"

namespace proviso::solve {
namespace {

using namespace logic;

const char* const things = R"(
enum Place { p1, p2 }
type Thing { marked: bool, at: Place, size: int }
relation near(Thing, Place)
individual a, b, c: Thing
)";

struct LexLeaderTest : ::testing::Test {
  testing::SpecTheory spec{things};
  Arena& arena = spec.arena();
  std::vector<Term> constants{individual("a"), individual("b"), individual("c")};
  LexLeader order{constants};

  Term individual(const char* name) { return arena.application(spec.symbol(name), {}); }
  Formula marked(Term thing) { return arena.atom(spec.symbol("Thing.marked"), {thing}); }
  Formula near_p2(Term thing) { return arena.atom(spec.symbol("near"), {thing, arena.element(spec.sort("Place"), 1)}); }
  Term at(Term thing) { return arena.application(spec.symbol("Thing.at"), {thing}); }
  Term size(Term thing) { return arena.application(spec.symbol("Thing.size"), {thing}); }

  // The lemmas for all models of a solver for which nothing is required.
  std::set<Formula> lemmas(const std::vector<Formula>& known) {
    GroundSolver solver(*spec.theory);
    std::set<Formula> literals, result;
    const auto know = [&](Formula formula) {
      solver.require_one({{formula, true}, {formula, false}});
      for (const Kind kind : {Kind::atom, Kind::equal, Kind::less, Kind::less_equal})
        for (Formula part : spec.parts(formula, kind)) literals.insert(part);
    };
    for (Formula formula : known) know(formula);
    Effort effort{1'000'000'000, 0};
    for (std::size_t models = 0; solver.check({}, effort) == Answer::sat; ++models) {
      EXPECT_LT(models, 20'000U);
      if (models >= 20'000) break;
      bool is_new = false;
      for (const LexLeader::Lemma& lemma : order.broken(arena, solver)) {
        EXPECT_EQ(lemma.constants.size(), 2U);
        if (!result.insert(lemma.says).second) continue;
        is_new = true;
        know(lemma.says);
      }
      if (is_new) continue;
      std::vector<std::pair<Formula, bool>> others;
      for (Formula literal : literals) others.emplace_back(literal, !solver.truth(literal));
      solver.require_one(others);
    }
    return result;
  }

  // Calls `visit` with each structure in which the constants are three different elements.
  template <typename Visit>
  void each_structure(std::vector<Node> about, const Visit& visit) {
    about.insert(about.end(), constants.begin(), constants.end());
    const std::vector<Number> numbers{Number(0), Number(1)};
    testing::SmallStructures(*spec.theory, 3, numbers).any(about, [&](const lower::Interpretation& structure) {
      std::set<std::uint32_t> elements;
      for (Term constant : constants) elements.insert(std::get<std::uint32_t>(testing::LogicEvaluator(arena, structure).value(constant)));
      if (elements.size() == constants.size()) visit(structure);
      return ::testing::Test::HasFailure();
    });
  }

  // The lemmas hold exactly in the structures whose constants are in order: truth first, then the smaller number or value.
  void expect_order(const std::vector<std::function<Node(Term)>>& properties, const std::set<Formula>& lemmas) {
    ASSERT_FALSE(lemmas.empty());
    std::vector<Node> about(lemmas.begin(), lemmas.end());
    std::size_t in_order = 0, all = 0;
    each_structure(about, [&](const lower::Interpretation& structure) {
      testing::LogicEvaluator evaluator(arena, structure);
      std::vector<std::vector<Number>> profiles;
      for (Term constant : constants) {
        profiles.emplace_back();
        for (const auto& property : properties) {
          const Node node = property(constant);
          if (arena.is_formula(node)) {
            profiles.back().push_back(Number(evaluator.holds(node) ? 0 : 1));
            continue;
          }
          const lower::Interpretation::Value value = evaluator.value(node);
          const auto* index = std::get_if<std::uint32_t>(&value);
          profiles.back().push_back(index != nullptr ? Number(*index) : std::get<Number>(value));
        }
      }
      const bool sorted = std::ranges::is_sorted(profiles);
      const bool kept = std::ranges::all_of(lemmas, [&](Formula lemma) { return evaluator.holds(lemma); });
      EXPECT_EQ(kept, sorted) << testing::SmallStructures(*spec.theory, 3).in_words(structure);
      in_order += sorted;
      ++all;
    });
    EXPECT_GT(in_order, 0U);
    EXPECT_LT(in_order, all);
  }
};

TEST_F(LexLeaderTest, OrdersByFormulas) {
  const auto first = [&](Term thing) { return marked(thing); };
  const auto second = [&](Term thing) { return near_p2(thing); };
  order.compare_by(arena, marked(constants[0]), 0);
  order.compare_by(arena, near_p2(constants[1]), 1);
  std::vector<Formula> known;
  for (Term constant : constants) known.insert(known.end(), {marked(constant), near_p2(constant)});
  expect_order({first, second}, lemmas(known));
}

TEST_F(LexLeaderTest, OrdersByValuesAndNumbers) {
  order.compare_by(arena, at(constants[2]), 2);
  order.compare_by(arena, size(constants[0]), 0);
  // The solver knows clauses alone: nothing keeps a place from having two values, or none.
  const std::set<Formula> all = lemmas({});
  ASSERT_FALSE(all.empty());
  std::size_t in_order = 0;
  each_structure({all.begin(), all.end()}, [&](const lower::Interpretation& structure) {
    testing::LogicEvaluator evaluator(arena, structure);
    std::vector<std::pair<std::uint32_t, Number>> profiles;
    for (Term constant : constants)
      profiles.emplace_back(std::get<std::uint32_t>(evaluator.value(at(constant))), std::get<Number>(evaluator.value(size(constant))));
    const bool sorted = std::ranges::is_sorted(profiles);
    const bool kept = std::ranges::all_of(all, [&](Formula lemma) { return evaluator.holds(lemma); });
    EXPECT_EQ(kept, sorted) << testing::SmallStructures(*spec.theory, 3).in_words(structure);
    in_order += sorted;
  });
  EXPECT_GT(in_order, 0U);
}

TEST_F(LexLeaderTest, OrdersByOnePropertyAfterTheOther) {
  order.compare_by(arena, marked(constants[1]), 1);
  order.compare_by(arena, size(constants[1]), 1);
  std::vector<Formula> known;
  for (Term constant : constants) known.push_back(marked(constant));
  expect_order({[&](Term thing) { return marked(thing); }, [&](Term thing) { return size(thing); }}, lemmas(known));
}

// The same property, of whichever constant, counts once; that a term has a value counts by the term.
TEST_F(LexLeaderTest, ComparesByAPropertyOnce) {
  const std::vector<Formula> known{marked(constants[0]), marked(constants[1]), marked(constants[2])};
  order.compare_by(arena, arena.equal(at(constants[0]), arena.element(spec.sort("Place"), 0)), 0);
  EXPECT_TRUE(lemmas(known).empty());
  order.compare_by(arena, marked(constants[0]), 0);
  const std::set<Formula> once = lemmas(known);
  EXPECT_EQ(once.size(), 2U);
  order.compare_by(arena, marked(constants[2]), 2);
  EXPECT_EQ(lemmas(known), once);
}

}  // namespace
}  // namespace proviso::solve
