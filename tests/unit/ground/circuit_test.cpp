#include "ground/circuit.h"

#include <gtest/gtest.h>

#include "truth.h"

namespace proviso::ground {
namespace {

TEST(Circuit, EqualGatesAreOne) {
  Circuit circuit;
  const Gate a = circuit.input(), b = circuit.input(), c = circuit.input();
  EXPECT_EQ(circuit.conjunction({a, b, c}), circuit.conjunction({c, a, b, a}));
  EXPECT_EQ(circuit.disjunction(a, b), ~circuit.conjunction(~a, ~b));
  EXPECT_EQ(circuit.conjunction(circuit.conjunction(a, b), c), circuit.conjunction({a, b, c}));
}

TEST(Circuit, SimplifiesConstantsAndOpposites) {
  Circuit circuit;
  const Gate a = circuit.input(), b = circuit.input();
  EXPECT_EQ(circuit.conjunction({}), always);
  EXPECT_EQ(circuit.disjunction({}), never);
  EXPECT_EQ(circuit.conjunction(a, always), a);
  EXPECT_EQ(circuit.conjunction(a, never), never);
  EXPECT_EQ(circuit.conjunction({a, b, ~a}), never);
  EXPECT_EQ(circuit.disjunction({a, b, ~a}), always);
  EXPECT_EQ(circuit.conjunction(a, circuit.disjunction(a, b)), a);
  EXPECT_EQ(circuit.conjunction(a, circuit.disjunction(~a, b)), circuit.conjunction(a, b));
}

// What `conjunction` makes is true exactly where all that it was given is.
TEST(Circuit, MeansWhatItWasMadeFrom) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    Circuit circuit;
    const std::vector<Gate> inputs = make_inputs(circuit, 4);
    std::vector<Gate> parts;
    for (int i = 0; i < 4; ++i) parts.push_back(random_gate(circuit, inputs, random, 2));
    const Gate all = circuit.conjunction(parts), any = circuit.disjunction(parts);
    for_each_assignment(inputs, [&](const Assignment& assignment) {
      bool every = true, some = false;
      for (Gate part : parts) {
        every = every && holds(circuit, part, assignment);
        some = some || holds(circuit, part, assignment);
      }
      EXPECT_EQ(holds(circuit, all, assignment), every);
      EXPECT_EQ(holds(circuit, any, assignment), some);
    });
  }
}

}  // namespace
}  // namespace proviso::ground
