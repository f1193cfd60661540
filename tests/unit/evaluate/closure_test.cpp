#include "evaluate/closure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace proviso::evaluate {
namespace {

using Steps = std::vector<std::pair<Index, Index>>;

// By squaring, from the definition.
std::vector<std::vector<bool>> closed(std::size_t count, const Steps& steps) {
  std::vector<std::vector<bool>> reaches(count, std::vector<bool>(count, false));
  for (const auto& [from, to] : steps) reaches[from][to] = true;
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < count; ++j) reaches[i][j] = reaches[i][j] || (reaches[i][k] && reaches[k][j]);
    }
  }
  return reaches;
}

void expect_closed(std::size_t count, const Steps& steps, std::size_t budget) {
  const Closure closure(Rows(count, steps), budget);
  const auto expected = closed(count, steps);
  for (Index from = 0; from < static_cast<Index>(count); ++from) {
    std::vector<Index> reached;
    closure.reached(from, reached);
    std::vector<Index> expected_row;
    for (Index to = 0; to < static_cast<Index>(count); ++to) {
      if (expected[from][to]) expected_row.push_back(to);
      ASSERT_EQ(closure.reaches(from, to), expected[from][to]) << from << " to " << to;
      const std::vector<Index> path = closure.path(from, to);
      ASSERT_EQ(!path.empty(), expected[from][to]);
      if (path.empty()) continue;
      EXPECT_EQ(path.front(), from);
      EXPECT_EQ(path.back(), to);
      for (std::size_t i = 1; i < path.size(); ++i) {
        EXPECT_NE(std::ranges::find(steps, std::pair(path[i - 1], path[i])), steps.end());
      }
    }
    ASSERT_EQ(reached, expected_row);
  }
}

TEST(ClosureTest, OfNothing) {
  expect_closed(0, {}, 1 << 20);
  expect_closed(3, {}, 1 << 20);
}

TEST(ClosureTest, AnElementReachesItselfOnlyInACircle) {
  const Closure closure(Rows(4, {{0, 1}, {1, 2}, {2, 1}, {3, 3}}));
  EXPECT_FALSE(closure.reaches(0, 0));
  EXPECT_TRUE(closure.reaches(1, 1));
  EXPECT_TRUE(closure.reaches(3, 3));
  EXPECT_EQ(closure.path(1, 1), (std::vector<Index>{1, 2, 1}));
}

TEST(ClosureTest, OfRandomSteps) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::size_t count = 1 + random() % 9;
    Steps steps;
    for (std::size_t i = random() % (2 * count + 1); i > 0; --i) {
      steps.emplace_back(static_cast<Index>(random() % count), static_cast<Index>(random() % count));
    }
    expect_closed(count, steps, 1 << 20);
    expect_closed(count, steps, 0);
  }
}

TEST(ClosureTest, OfALongChain) {
  constexpr Index length = 50'000;
  Steps steps;
  for (Index i = 0; i + 1 < length; ++i) steps.emplace_back(i, i + 1);
  const Closure closure(Rows(length, steps), 0);
  EXPECT_TRUE(closure.reaches(0, length - 1));
  EXPECT_FALSE(closure.reaches(length - 1, 0));
}

}  // namespace
}  // namespace proviso::evaluate
