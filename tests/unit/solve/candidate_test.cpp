// A candidate against the evaluator of core logic, on all small structures.
#include "solve/mbqi/candidate.h"

#include "../../support/candidate_of.h"
#include "../../support/small_structures.h"
#include "../../support/spec_theory.h"

namespace proviso::solve {
namespace {

using namespace logic;
using Assignment = testing::LogicEvaluator::Assignment;
using Elements = Candidate::Elements;

const char* const nodes = R"(
enum Cloud { A, B }
type Node { host: Cloud, next: Node, load: int, calls: set Node }
individual gate: Node
define busy(Node n) = some Node m: m in n.calls
define quiet(Node n) = no Node m: m in n.calls
fact calling : every Node x: some Node y: y in x.calls
fact called : at least 2 Node x where gate in x.calls
fact connected : every Node x, Node y where x != y: x reaches y by calls
fact arriving : some Node x: x reaches gate by next
fact alternating : every Node x where x.host = A: x.next.host = B
fact loaded : sum { Node x where x.host = A : x.load } > 0
fact counted : count({ Node x where x in gate.calls }) = gate.load
fact unique : exactly 1 Node x where gate.load < x.load or x.load = 0
fact paired : some Node x, Node y where x in y.calls: not y in x.calls
fact apart : some Node x, Node y: not y in x.calls
fact all_busy : every Node x: busy(x)
)";

struct CandidateTest : ::testing::Test {
  testing::SpecTheory spec{nodes};
  Arena& arena = spec.arena();
  testing::Candidates candidates{*spec.theory};
  testing::SmallStructures structures{*spec.theory, 3};
};

TEST_F(CandidateTest, EvaluatesFormulasAsTheyAreDefined) {
  for (const char* name : {"calling", "called", "connected", "arriving", "alternating", "loaded", "counted", "unique", "paired", "apart"}) {
    const Formula fact = spec.fact(name);
    std::size_t holding = 0, failing = 0;
    structures.any({fact}, [&](const lower::Interpretation& structure) {
      const bool expected = testing::LogicEvaluator(arena, structure).holds(fact);
      EXPECT_EQ(candidates.of(structure).holds(fact), expected) << name << "\n" << structures.in_words(structure);
      ++(expected ? holding : failing);
      return ::testing::Test::HasFailure();
    });
    EXPECT_GT(holding, 0U) << name;
    EXPECT_GT(failing, 0U) << name;
  }
}

// Each once, and no others.
TEST_F(CandidateTest, FindsTheAssignmentsThatMakeABodyTrueOrFalse) {
  std::size_t found = 0;
  for (const char* name : {"calling", "connected", "alternating", "paired", "apart"}) {
    const Formula fact = spec.fact(name);
    std::vector<Formula> quantified = spec.parts(fact, Kind::forall);
    for (Formula exists : spec.parts(fact, Kind::exists)) quantified.push_back(exists);
    for (Formula formula : quantified) {
      if (!arena.free_variables(formula).empty()) continue;
      const auto variables = arena.variables(formula);
      structures.any({formula}, [&](const lower::Interpretation& structure) {
        Candidate candidate = candidates.of(structure);
        testing::LogicEvaluator evaluator(arena, structure);
        for (const bool body : {true, false}) {
          std::multiset<std::vector<std::uint32_t>> expected, actual;
          structures.each_assignment(variables, structure, [&](const Assignment& assignment) {
            if (evaluator.holds(arena.children(formula)[0], assignment) != body) return false;
            std::vector<std::uint32_t> values;
            for (VariableId variable : variables) values.push_back(assignment.at(variable));
            expected.insert(values);
            return false;
          });
          candidate.search(formula, body, [&] {
            std::vector<std::uint32_t> values;
            for (VariableId variable : variables) values.push_back(candidate.element(arena.variable(variable)));
            actual.insert(values);
            return false;
          });
          EXPECT_EQ(actual, expected) << name << "\n" << structures.in_words(structure);
          found += actual.size();
        }
        return ::testing::Test::HasFailure();
      });
    }
  }
  EXPECT_GT(found, 100U);
}

TEST_F(CandidateTest, EndsASearchWhenItIsToldTo) {
  const Formula formula = spec.parts(spec.fact("calling"), Kind::forall).front();
  structures.any({formula}, [&](const lower::Interpretation& structure) {
    Candidate candidate = candidates.of(structure);
    std::size_t found = 0;
    const bool ended = candidate.search(formula, false, [&] { return ++found == 1; });
    EXPECT_EQ(ended, found == 1);
    EXPECT_LE(found, 1U);
    return false;
  });
}

TEST_F(CandidateTest, ReachesElementsOnShortestPaths) {
  const Formula reach = spec.parts(spec.fact("connected"), Kind::reach).front();
  const Formula step = arena.children(reach)[2];
  const VariableId u = arena.variables(reach)[0], v = arena.variables(reach)[1];
  std::size_t longer = 0;
  testing::SmallStructures(*spec.theory, 3).any({step}, [&](const lower::Interpretation& structure) {
    Candidate candidate = candidates.of(structure);
    testing::LogicEvaluator evaluator(arena, structure);
    const std::uint32_t size = structure.sizes[arena.sort(u).value];
    for (std::uint32_t from = 0; from < size; ++from) {
      std::vector<std::size_t> distance(size, SIZE_MAX);
      for (std::size_t length = 1; length <= size; ++length)
        for (std::uint32_t a = 0; a < size; ++a)
          for (std::uint32_t b = 0; b < size; ++b)
            if ((length == 1 ? a == from : distance[a] == length - 1) && distance[b] == SIZE_MAX && evaluator.holds(step, {{u, a}, {v, b}}))
              distance[b] = length;
      const auto before = candidate.reached(reach, static_cast<Candidate::Element>(from));
      for (std::uint32_t to = 0; to < size; ++to) {
        EXPECT_EQ(before[to].has_value(), distance[to] != SIZE_MAX);
        if (!before[to] || distance[to] == SIZE_MAX) continue;
        EXPECT_TRUE(evaluator.holds(step, {{u, *before[to]}, {v, to}}));
        EXPECT_EQ(distance[to] == 1 ? from : distance[*before[to]] + 1, distance[to] == 1 ? *before[to] : distance[to]);
        longer += distance[to] > 1;
      }
    }
    return ::testing::Test::HasFailure();
  });
  EXPECT_GT(longer, 10U);
}

TEST_F(CandidateTest, DerivesDefinedTermsFromTheirDefinitions) {
  for (const lower::Definition& definition : spec.theory->definitions) {
    candidates.meanings[definition.symbol.value] = {{{}, &definition}};
    std::size_t holding = 0;
    structures.any({definition.body}, [&](const lower::Interpretation& structure) {
      Candidate candidate = candidates.of(structure);
      testing::LogicEvaluator evaluator(arena, structure);
      bool all = true;
      for (std::uint32_t element = 0; element < candidate.size(arena.sort(definition.parameters[0])); ++element) {
        const Assignment assignment{{definition.parameters[0], element}};
        const bool expected = evaluator.holds(definition.guard, assignment) && evaluator.holds(definition.body, assignment);
        EXPECT_EQ(candidate.defined(definition.symbol, Elements(1, static_cast<char16_t>(element))), expected);
        all = all && (expected || !evaluator.holds(definition.guard, assignment));
        holding += expected;
      }
      if (definition.symbol == spec.symbol("busy")) {
        EXPECT_EQ(candidate.holds(spec.fact("all_busy")), all) << structures.in_words(structure);
      }
      return ::testing::Test::HasFailure();
    });
    EXPECT_GT(holding, 0U);
  }
}

TEST_F(CandidateTest, TakesTheNumbersOfCountsFromTheSolver) {
  const Term count = spec.parts(spec.fact("counted"), Kind::count).front();
  structures.any({spec.fact("counted")}, [&](const lower::Interpretation& structure) {
    Candidate candidate = candidates.of(structure);
    const Number actual = std::get<Number>(testing::LogicEvaluator(arena, structure).value(count));
    EXPECT_EQ(candidate.number(count), actual);
    candidate.set_number(count, Number(7));
    EXPECT_EQ(candidate.number(count), Number(7));
    EXPECT_EQ(candidate.actual_number(count), actual);
    return false;
  });
}

TEST_F(CandidateTest, GivesUpAfterSoManySteps) {
  const Formula fact = spec.fact("paired");
  structures.any({fact}, [&](const lower::Interpretation& structure) {
    Candidate patient = candidates.of(structure);
    patient.holds(fact);
    EXPECT_FALSE(patient.given_up());
    if (patient.steps() == 0) return false;
    Candidate hasty = candidates.of(structure, patient.steps() - 1);
    hasty.holds(fact);
    EXPECT_TRUE(hasty.given_up());
    return false;
  });
}

}  // namespace
}  // namespace proviso::solve
