// Lemmas on closures: valid on all small structures, and false in the candidate that they are made for if it said what the solver says.
#include "solve/mbqi/closure_lemmas.h"

#include "../../support/candidate_of.h"
#include "../../support/small_structures.h"
#include "../../support/spec_theory.h"

namespace proviso::solve {
namespace {

using namespace logic;

// A closure between two constants, or between what fields of constants name.
struct ClosureLemmasTest : ::testing::Test {
  void ask(const std::string& text) {
    spec.emplace(text + "\nfact closure : every Node x, Node y: x reaches y by step\n");
    candidates.emplace(*spec->theory);
    lemmas.emplace(*spec->theory);
    of = spec->parts(spec->fact("closure"), Kind::reach).front();
  }
  Arena& arena() { return spec->arena(); }
  Term node(std::uint32_t element) { return candidates->term(spec->sort("Node"), element); }
  Formula reach(Term from, Term to) {
    return arena().reach(from, to, arena().variables(of)[0], arena().variables(of)[1], arena().children(of)[2]);
  }

  // Calls `visit` with each structure of the step and the features of nodes, and each closure between two of its elements.
  template <typename Visit>
  void each_candidate(std::uint32_t most, const std::vector<Formula>& also, const Visit& visit) {
    std::vector<Formula> about{arena().children(of)[2]};
    about.insert(about.end(), also.begin(), also.end());
    testing::SmallStructures(*spec->theory, most).any(about, [&](const lower::Interpretation& structure) {
      const std::uint32_t size = structure.sizes[spec->sort("Node").value];
      for (std::uint32_t from = 0; from < size; ++from) {
        for (std::uint32_t to = 0; to < size; ++to) {
          Candidate candidate = candidates->of(structure);
          visit(candidate, reach(node(from), node(to)));
        }
      }
      return ::testing::Test::HasFailure();
    });
  }

  void expect_valid(const std::set<Formula>& formulas, std::uint32_t most) {
    const testing::SmallStructures structures(*spec->theory, most);
    for (Formula formula : formulas) {
      const auto counterexample = structures.counterexample(formula);
      EXPECT_FALSE(counterexample) << *counterexample;
    }
  }

  std::optional<testing::SpecTheory> spec;
  std::optional<testing::Candidates> candidates;
  std::optional<ClosureLemmas> lemmas;
  Formula of;
};

std::vector<Formula> parts_of(const Arena& arena, Formula lemma) {
  if (arena.kind(lemma) != Kind::disjunction) return {lemma};
  return {arena.children(lemma).begin(), arena.children(lemma).end()};
}

const char* const plain = "type Node { step: set Node }";
const char* const with_features = R"(
enum Cloud { A, B, C }
type Node { step: set Node, host: Cloud, open: bool }
)";
const char* const with_function = R"(
type Node { step: Node }
individual gate: Node
)";

// Step by step: each lemma goes from what is reached to the next element, and the last one arrives.
TEST_F(ClosureLemmasTest, TellAPath) {
  ask(plain);
  std::set<Formula> all;
  std::size_t longest = 0;
  each_candidate(3, {}, [&](Candidate& candidate, Formula closure) {
    if (!candidate.holds(closure)) return;
    std::set<Formula> reached;
    const std::vector<Formula> path = lemmas->of_path(closure, candidate);
    for (Formula lemma : path) {
      all.insert(lemma);
      for (Formula part : parts_of(arena(), lemma)) {
        const bool is_premise = arena().kind(part) == Kind::negation && arena().kind(arena().children(part)[0]) == Kind::reach;
        if (is_premise) {
          EXPECT_TRUE(reached.contains(arena().children(part)[0])) << print(arena(), lemma);
        } else if (arena().kind(part) == Kind::reach) {
          reached.insert(part);
        } else {
          EXPECT_FALSE(candidate.holds(part)) << print(arena(), lemma);
        }
      }
    }
    EXPECT_TRUE(reached.contains(closure));
    longest = std::max(longest, path.size());
  });
  EXPECT_EQ(longest, 3U);
  expect_valid(all, 3);
}

// Whatever it is by: what else the lemma allows is not so in the candidate.
TEST_F(ClosureLemmasTest, TellThatThereIsNoPath) {
  std::size_t inductions = 0, first_steps = 0;
  const auto check = [&](std::uint32_t most, const std::vector<Formula>& about) {
    std::set<Formula> all;
    each_candidate(most, about, [&](Candidate& candidate, Formula closure) {
      if (candidate.holds(closure)) return;
      for (Formula lemma : lemmas->of_missing_path(closure, candidate)) {
        all.insert(lemma);
        bool says_it = false;
        for (Formula part : parts_of(arena(), lemma)) {
          says_it = says_it || part == arena().negation(closure);
          if (part == arena().negation(closure)) continue;
          EXPECT_FALSE(candidate.holds(part)) << print(arena(), lemma);
        }
        EXPECT_TRUE(says_it) << print(arena(), lemma);
      }
    });
    for (Formula lemma : all) ++(parts_of(arena(), lemma).size() == 2 ? first_steps : inductions);
    expect_valid(all, most);
  };
  ask(plain);
  check(3, {});
  EXPECT_GT(first_steps, 0U);
  ask(with_features);
  const Term node = arena().variable(arena().fresh_variable(spec->sort("Node"), "n"));
  const Formula is_open = arena().atom(spec->symbol("Node.open"), {node});
  const Formula is_on_a = arena().equal(arena().application(spec->symbol("Node.host"), {node}), arena().element(spec->sort("Cloud"), 0));
  check(3, {is_open});
  check(2, {is_open, is_on_a});
  ask(with_function);
  const Term gate = arena().application(spec->symbol("gate"), {});
  check(2, {arena().atom(spec->symbol("Node"), {gate})});
  EXPECT_GT(inductions, 10U);
}

TEST_F(ClosureLemmasTest, TellWhatIsReached) {
  ask(plain);
  std::set<Formula> all;
  each_candidate(3, {}, [&](Candidate& candidate, Formula closure) {
    if (candidate.holds(closure)) return;
    const auto lemma = lemmas->of_reached(closure, candidate);
    ASSERT_TRUE(lemma);
    all.insert(*lemma);
    EXPECT_FALSE(std::ranges::any_of(parts_of(arena(), *lemma), [&](Formula part) {
      return part != arena().negation(closure) && candidate.holds(part);
    })) << print(arena(), *lemma);
  });
  EXPECT_GT(all.size(), 3U);
  expect_valid(all, 3);
}

TEST_F(ClosureLemmasTest, NameEndsByTheirRepresentatives) {
  ask(with_function);
  const SymbolId step = spec->symbol("Node.step");
  std::set<Formula> all;
  each_candidate(2, {}, [&](Candidate& candidate, Formula closure) {
    const Term from = arena().children(closure)[0], to = arena().children(closure)[1];
    const Formula named = reach(arena().application(step, {from}), arena().application(step, {to}));
    const auto [same, are_same] = lemmas->between_representatives(named, candidate);
    EXPECT_EQ(candidate.holds(same), candidate.holds(named));
    for (std::size_t end : {0, 1}) EXPECT_EQ(arena().kind(arena().children(same)[end]), Kind::variable) << print(arena(), same);
    all.insert(are_same);
  });
  EXPECT_GT(all.size(), 3U);
  expect_valid(all, 3);
}

}  // namespace
}  // namespace proviso::solve
