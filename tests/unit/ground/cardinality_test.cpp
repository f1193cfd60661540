#include "ground/cardinality.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "truth.h"

namespace proviso::ground {
namespace {

std::size_t count(const Circuit& circuit, const std::vector<Gate>& gates, const Assignment& assignment) {
  return static_cast<std::size_t>(std::ranges::count_if(gates, [&](Gate gate) { return holds(circuit, gate, assignment); }));
}

TEST(Cardinality, CountsInEitherShape) {
  for (std::size_t size = 0; size <= 7; ++size) {
    Circuit circuit;
    const std::vector<Gate> gates = make_inputs(circuit, size);
    for (std::uint64_t n = 0; n <= size + 1; ++n) {
      const Gate above = at_least(circuit, n, gates, Approximation::over), below = at_least(circuit, n, gates, Approximation::under);
      for_each_assignment(gates, [&](const Assignment& assignment) {
        const bool expected = count(circuit, gates, assignment) >= n;
        EXPECT_EQ(holds(circuit, above, assignment), expected) << size << " " << n;
        EXPECT_EQ(holds(circuit, below, assignment), expected) << size << " " << n;
      });
    }
  }
}

TEST(Cardinality, CountsRepeatedAndConstantGates) {
  Circuit circuit;
  const std::vector<Gate> inputs = make_inputs(circuit, 3);
  const std::vector<Gate> gates{inputs[0], inputs[0], ~inputs[0], always, inputs[1], never, ~inputs[2]};
  Counter counter(circuit, gates);
  EXPECT_EQ(counter.certain(), 1u);
  for (std::uint64_t n = 0; n <= 8; ++n) {
    for (const Approximation side : {Approximation::over, Approximation::under}) {
      const Gate gate = counter.at_least(n, side);
      for_each_assignment(inputs, [&](const Assignment& assignment) {
        EXPECT_EQ(holds(circuit, gate, assignment), count(circuit, gates, assignment) >= n);
      });
    }
  }
}

TEST(Cardinality, AtMostOne) {
  for (std::size_t size : {0, 1, 2, 8, 9, 11}) {
    Circuit circuit;
    const std::vector<Gate> gates = make_inputs(circuit, size);
    const Gate gate = at_most_one(circuit, gates);
    for_each_assignment(
        gates, [&](const Assignment& assignment) { EXPECT_EQ(holds(circuit, gate, assignment), count(circuit, gates, assignment) <= 1); });
  }
}

// Sums of truth values with rational factors become counters; they mean what the comparison says.
TEST(Cardinality, SumsOfTruthValues) {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    Circuit circuit;
    const std::vector<Gate> inputs = make_inputs(circuit, 5);
    Linear linear = constant(Number(static_cast<std::int64_t>(random() % 13) - 6));
    for (Gate input : inputs) {
      const mpq_class factor(static_cast<int>(random() % 9) - 4, static_cast<int>(random() % 3) + 1);
      linear = linear + Number(factor) * circuit.quantities().indicator(input ^ (random() % 2 == 0));
    }
    const Gate above = at_most_zero(circuit, linear, Approximation::over), below = at_most_zero(circuit, linear, Approximation::under);
    const Gate compared = circuit.at_most_zero(linear);
    EXPECT_EQ(circuit.kind(compared), linear.is_constant() ? GateKind::constant : GateKind::comparison);
    for_each_assignment(inputs, [&](const Assignment& assignment) {
      EXPECT_EQ(holds(circuit, above, assignment), holds(circuit, compared, assignment));
      EXPECT_EQ(holds(circuit, below, assignment), holds(circuit, compared, assignment));
    });
  }
}

}  // namespace
}  // namespace proviso::ground
