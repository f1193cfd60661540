#include "ground/clauses.h"

#include <gtest/gtest.h>

#include "truth.h"

namespace proviso::ground {
namespace {

std::vector<Literal> literals_of(Clauses& clauses, const std::vector<Gate>& inputs, const Assignment& assignment) {
  std::vector<Literal> result;
  for (Gate input : inputs) result.push_back(clauses.literal(input ^ !assignment.at(input.index()), Approximation::over));
  return result;
}

TEST(Clauses, RequireExactlyWhatTheGateSays) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    Circuit circuit;
    const std::vector<Gate> inputs = make_inputs(circuit, 4);
    const Gate first = random_gate(circuit, inputs, random, 3), second = random_gate(circuit, inputs, random, 3);
    ClauseKeeper keeper;
    Clauses clauses(circuit, keeper);
    const Literal activation[] = {keeper.new_variable()};
    clauses.require(first);
    clauses.require(second, activation);
    for_each_assignment(inputs, [&](const Assignment& assignment) {
      std::vector<Literal> literals = literals_of(clauses, inputs, assignment);
      const bool one = holds(circuit, first, assignment), two = holds(circuit, second, assignment);
      EXPECT_EQ(keeper.satisfiable(literals), one);
      literals.push_back(activation[0]);
      EXPECT_EQ(keeper.satisfiable(literals), one && two);
    });
  }
}

TEST(Clauses, LiteralsStandForGatesOnTheirSide) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    Circuit circuit;
    const std::vector<Gate> inputs = make_inputs(circuit, 4);
    const Gate gate = random_gate(circuit, inputs, random, 3);
    if (is_constant(gate)) continue;
    ClauseKeeper keeper;
    Clauses clauses(circuit, keeper);
    const bool both = round % 3 == 0, above = round % 3 == 1;
    const Literal literal = both ? clauses.exact(gate) : clauses.literal(gate, above ? Approximation::over : Approximation::under);
    for_each_assignment(inputs, [&](const Assignment& assignment) {
      std::vector<Literal> literals = literals_of(clauses, inputs, assignment);
      const bool holds_here = holds(circuit, gate, assignment);
      literals.push_back(literal);
      if (both || above) {
        EXPECT_EQ(keeper.satisfiable(literals), holds_here);
      }
      literals.back() = -literal;
      if (both || !above) {
        EXPECT_EQ(keeper.satisfiable(literals), !holds_here);
      }
    });
  }
}

TEST(Clauses, ADisjunctionIsOneClause) {
  Circuit circuit;
  const std::vector<Gate> inputs = make_inputs(circuit, 6);
  ClauseKeeper keeper;
  Clauses clauses(circuit, keeper);
  clauses.require(circuit.disjunction(inputs));
  EXPECT_EQ(keeper.clauses(), 1u);
  EXPECT_EQ(keeper.variables(), 6);
  EXPECT_EQ(clauses.known(~inputs[0]), -clauses.known(inputs[0]));
}

TEST(Clauses, ComparisonsAreDefinedOnceWithTheirQuantities) {
  Circuit circuit;
  const Gate input = circuit.input();
  const Linear x{Number(0), {{circuit.quantities().variable(true), Number(1)}}};
  const Gate gate = circuit.at_most_zero(circuit.quantities().conditional(input, x, Number(2) * x) - constant(Number(3)));
  ClauseKeeper keeper;
  Clauses clauses(circuit, keeper);
  clauses.require(circuit.disjunction(gate, input));
  clauses.require(circuit.disjunction(~gate, ~input));
  EXPECT_EQ(keeper.comparisons, 1);
  EXPECT_EQ(keeper.quantities, 2);
}

}  // namespace
}  // namespace proviso::ground
