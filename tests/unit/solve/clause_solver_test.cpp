// Answers, models and cores against all assignments, of random clauses that are added while questions are asked.
#include "solve/backends/clause_solver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace proviso::solve {
namespace {

using Clause = std::vector<ClauseSolver::Literal>;

constexpr int clause_variables = 6;

bool is_true(ClauseSolver::Literal literal, unsigned assignment) {
  return ((assignment >> (std::abs(literal) - 1) & 1U) != 0) == (literal > 0);
}

bool satisfiable(const std::vector<Clause>& clauses, const Clause& assumed) {
  for (unsigned assignment = 0; assignment < 1U << clause_variables; ++assignment) {
    const auto holds = [&](int literal) { return is_true(literal, assignment); };
    if (std::ranges::all_of(assumed, holds) &&
        std::ranges::all_of(clauses, [&](const Clause& clause) { return std::ranges::any_of(clause, holds); }))
      return true;
  }
  return false;
}

TEST(ClauseSolverTest, AgreesWithAllAssignments) {
  int found = 0, refuted = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    std::mt19937 random(seed);
    const auto literal = [&] {
      const int variable = 1 + static_cast<int>(random() % clause_variables);
      return random() % 2 == 0 ? variable : -variable;
    };
    ClauseSolver solver;
    ClauseStore store;
    std::vector<Clause> clauses;
    for (int round = 0; round < 12; ++round) {
      for (int i = 0; i < 3; ++i) {
        Clause clause{literal(), literal(), literal()};
        store.add(clause);
        clauses.push_back(std::move(clause));
      }
      Clause assumed;
      for (int i = 0; i < 3; ++i)
        if (const int next = literal(); std::ranges::find(assumed, -next) == assumed.end()) assumed.push_back(next);
      // What is tried first changes no answer.
      solver.prefer({literal()});
      Effort effort{1'000'000, 0};
      const Answer answer = solver.check(store, clause_variables, assumed, effort);
      ASSERT_EQ(answer, satisfiable(clauses, assumed) ? Answer::sat : Answer::unsat) << seed;
      if (answer == Answer::sat) {
        ++found;
        const auto holds = [&](int part) { return solver.value(part); };
        EXPECT_TRUE(std::ranges::all_of(assumed, holds));
        for (const Clause& clause : clauses) EXPECT_TRUE(std::ranges::any_of(clause, holds));
      } else {
        ++refuted;
        EXPECT_TRUE(std::ranges::is_sorted(solver.core()));
        for (int part : solver.core()) EXPECT_NE(std::ranges::find(assumed, part), assumed.end());
        EXPECT_FALSE(satisfiable(clauses, solver.core()));
      }
    }
  }
  EXPECT_GT(found, 50);
  EXPECT_GT(refuted, 50);
}

// Seven pigeons in six holes take some conflicts.
TEST(ClauseSolverTest, IsUndecidedWithoutUnits) {
  ClauseStore store;
  const auto in = [](int pigeon, int hole) { return 1 + pigeon * 6 + hole; };
  for (int pigeon = 0; pigeon < 7; ++pigeon) {
    Clause somewhere;
    for (int hole = 0; hole < 6; ++hole) somewhere.push_back(in(pigeon, hole));
    store.add(somewhere);
    for (int other = 0; other < pigeon; ++other)
      for (int hole = 0; hole < 6; ++hole) store.add(Clause{-in(pigeon, hole), -in(other, hole)});
  }
  ClauseSolver solver;
  Effort none{0, 0}, little{1000, 0}, enough{100'000'000, 0};
  EXPECT_EQ(solver.check(store, 42, {}, none), Answer::unknown);
  EXPECT_EQ(solver.check(store, 42, {}, little), Answer::unknown);
  EXPECT_GT(little.used, 1000U);
  EXPECT_EQ(solver.check(store, 42, {}, enough), Answer::unsat);
  EXPECT_LT(enough.used, enough.units);
}

}  // namespace
}  // namespace proviso::solve
