// Clauses with comparisons of numbers, against all assignments of truth values and small integers.
#include "solve/backends/numeric_solver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace proviso::solve {
namespace {

using ground::Linear;
using ground::Quantity;
using ground::QuantityKind;
using ground::QuantityRecord;
using logic::Number;
using Literals = std::vector<NumericSolver::Literal>;

// Variables 1 to 3 are free; 4 to 7 bound two integers x and y; what is defined later are 8, 9, ...
struct NumericSolverTest : ::testing::Test {
  static constexpr int free_variables = 3, most = 3;
  const Quantity x{0}, y{1};
  const std::vector<Quantity> counted{{2}, {3}, {4}};  // 1 where the variable 1, 2, 3 is true, else 0

  NumericSolverTest() {
    solver.describe(x, QuantityRecord{}, 0);
    solver.describe(y, QuantityRecord{}, 0);
    for (int variable : {1, 2, 3})
      solver.describe(counted[static_cast<std::size_t>(variable - 1)], QuantityRecord{QuantityKind::indicator, true, {}, {}, {}, {}, {}},
                      variable);
    for (const Quantity quantity : {x, y}) {
      add({define({Number(0), {{quantity, Number(-1)}}})});
      add({define({Number(-most), {{quantity, Number(1)}}})});
    }
  }

  int define(Linear linear) {
    const int literal = 4 + static_cast<int>(defined.size());
    solver.define(literal, linear);
    defined.push_back(std::move(linear));
    return literal;
  }
  void add(Literals clause) {
    store.add(clause);
    clauses.push_back(std::move(clause));
  }

  struct Assignment {
    unsigned truths;
    int x, y;
  };
  Number value(const Linear& linear, const Assignment& assignment) const {
    Number result = linear.constant;
    for (const auto& [quantity, factor] : linear.terms) {
      const int its = quantity == x   ? assignment.x
                      : quantity == y ? assignment.y
                                      : static_cast<int>(assignment.truths >> (quantity.index - 2) & 1U);
      result = result + factor * Number(its);
    }
    return result;
  }
  bool holds(int literal, const Assignment& assignment) const {
    const int variable = std::abs(literal);
    const bool truth = variable <= free_variables ? (assignment.truths >> (variable - 1) & 1U) != 0
                                                  : value(defined[static_cast<std::size_t>(variable - 4)], assignment) <= Number(0);
    return truth == (literal > 0);
  }
  bool all_hold(const Literals& assumed, const Assignment& assignment) const {
    const auto is_true = [&](int literal) { return holds(literal, assignment); };
    return std::ranges::all_of(assumed, is_true) &&
           std::ranges::all_of(clauses, [&](const Literals& clause) { return std::ranges::any_of(clause, is_true); });
  }
  bool satisfiable(const Literals& assumed) const {
    for (unsigned truths = 0; truths < 1U << free_variables; ++truths)
      for (int a = 0; a <= most; ++a)
        for (int b = 0; b <= most; ++b)
          if (all_hold(assumed, {truths, a, b})) return true;
    return false;
  }

  z3::context context;
  NumericSolver solver{context};
  ClauseStore store;
  std::vector<Linear> defined;
  std::vector<Literals> clauses;
};

TEST_F(NumericSolverTest, AgreesWithAllAssignments) {
  std::mt19937 random(7);
  int found = 0, refuted = 0;
  for (int round = 0; round < 60; ++round) {
    const auto factor = [&] { return Number(static_cast<int>(random() % 5) - 2); };
    Linear linear{factor(), {}};
    // Sums of truth values alone become pseudo-Boolean constraints.
    std::vector<Quantity> quantities = counted;
    if (round % 2 == 0) quantities = {x, y, counted[0]};
    for (const Quantity quantity : quantities)
      if (const Number its = factor(); its != Number(0)) linear.terms.emplace_back(quantity, its);
    if (linear.is_constant()) continue;
    define(std::move(linear));
    const auto literal = [&] {
      const int variable = 1 + static_cast<int>(random() % (3 + defined.size()));
      return random() % 2 == 0 ? variable : -variable;
    };
    if (round % 3 == 0) {
      const Literals clause{literal(), literal(), literal()};
      if (satisfiable(clause)) add(clause);
    }
    Literals assumed;
    for (int i = 0; i < 3; ++i)
      if (const int next = literal(); std::ranges::find(assumed, -next) == assumed.end()) assumed.push_back(next);
    Effort effort{10'000'000, 0};
    const Answer answer = solver.check(store, assumed, effort);
    ASSERT_EQ(answer, satisfiable(assumed) ? Answer::sat : Answer::unsat) << round;
    EXPECT_GT(effort.used, 0U);
    if (answer == Answer::sat) {
      ++found;
      unsigned truths = 0;
      for (int variable = 1; variable <= free_variables; ++variable) truths |= solver.value(variable) ? 1U << (variable - 1) : 0U;
      const auto number = [&](Quantity quantity) { return static_cast<int>(*solver.value(quantity).to_int64()); };
      EXPECT_TRUE(all_hold(assumed, {truths, number(x), number(y)})) << round;
    } else {
      ++refuted;
      EXPECT_TRUE(std::ranges::is_sorted(solver.core()));
      for (int part : solver.core()) EXPECT_NE(std::ranges::find(assumed, part), assumed.end());
      EXPECT_FALSE(satisfiable(solver.core())) << round;
    }
  }
  EXPECT_GT(found, 10);
  EXPECT_GT(refuted, 10);
}

TEST_F(NumericSolverTest, KnowsWhatWasDescribed) {
  EXPECT_TRUE(solver.knows(x));
  EXPECT_FALSE(solver.knows(Quantity{9}));
  solver.define_equal(20, x, Number(2));
  Effort effort{10'000'000, 0};
  ASSERT_EQ(solver.check(store, Literals{20}, effort), Answer::sat);
  EXPECT_EQ(solver.value(x), Number(2));
  const int below_two = define({Number(-1), {{x, Number(1)}}});
  EXPECT_EQ(solver.check(store, Literals{20, below_two}, effort), Answer::unsat);
  EXPECT_EQ(solver.core(), (Literals{below_two, 20}));
}

// What is rounded, chosen by a condition, or some months later.
TEST_F(NumericSolverTest, KnowsEachKindOfQuantity) {
  const Linear is_x{Number(0), {{x, Number(1)}}}, is_y{Number(0), {{y, Number(1)}}};
  const Quantity half{5}, chosen{6}, later{7};
  solver.describe(half, QuantityRecord{QuantityKind::rounded, true, {}, is_x, {}, Number(2), {}}, 0);
  solver.describe(chosen, QuantityRecord{QuantityKind::conditional, true, {}, is_x, is_y, {}, {}}, 2);
  solver.describe(later, QuantityRecord{QuantityKind::of_day, true, {}, is_x, {}, {}, logic::later_by(Number(1))}, 0);
  for (int a = 0; a <= most; ++a) {
    for (const int second : {2, -2}) {
      const int is_a = 100 + 2 * a + (second > 0 ? 1 : 0), y_is_other = is_a + 50;
      solver.define_equal(is_a, x, Number(a));
      solver.define_equal(y_is_other, y, Number(most - a));
      Effort effort{10'000'000, 0};
      ASSERT_EQ(solver.check(store, Literals{is_a, y_is_other, second}, effort), Answer::sat);
      EXPECT_EQ(solver.value(half), Number(a / 2));
      EXPECT_EQ(solver.value(chosen), Number(second > 0 ? a : most - a));
      EXPECT_EQ(solver.value(later), Number(a + 31));
    }
  }
}

TEST_F(NumericSolverTest, GoesOnAfterAnUndecidedCheck) {
  Effort none{0, 0}, enough{10'000'000, 0};
  EXPECT_EQ(solver.check(store, {}, none), Answer::unknown);
  EXPECT_EQ(solver.check(store, {}, enough), Answer::sat);
}

}  // namespace
}  // namespace proviso::solve
