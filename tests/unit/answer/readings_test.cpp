#include "answer/oracle/readings.h"

#include <gtest/gtest.h>

#include <random>

namespace proviso::answer {
namespace {

using model::AmbiguityId;
using model::OpenReadings;

std::vector<AmbiguityId> all(std::size_t count) {
  std::vector<AmbiguityId> result;
  for (std::uint32_t i = 0; i < count; ++i) result.push_back(AmbiguityId{i});
  return result;
}

std::vector<bool> united(const Combinations& combinations, const std::vector<OpenReadings>& products) {
  std::vector<bool> result(combinations.count(), false);
  for (std::size_t i = 0; i < result.size(); ++i)
    for (const OpenReadings& product : products)
      if (combinations.contains(product, i)) result[i] = true;
  return result;
}

TEST(Combinations, AreNumberedWithTheLastAmbiguityFastest) {
  const Combinations combinations({{0, 1}, {2}, {0, 1, 2}}, all(3));
  EXPECT_EQ(combinations.count(), 6u);
  EXPECT_EQ(combinations.selection(0), (model::Selection{0, 2, 0}));
  EXPECT_EQ(combinations.selection(1), (model::Selection{0, 2, 1}));
  EXPECT_EQ(combinations.selection(5), (model::Selection{1, 2, 2}));
}

TEST(Combinations, OfNothingIsOne) {
  const Combinations combinations({}, {});
  EXPECT_EQ(combinations.count(), 1u);
  EXPECT_EQ(combinations.cover({true}).size(), 1u);
}

TEST(Combinations, WhatDoesNotOccurStaysAtItsFirstOpenReading) {
  const Combinations combinations({{1, 2}, {0, 1}}, {AmbiguityId{1}});
  EXPECT_EQ(combinations.count(), 2u);
  EXPECT_EQ(combinations.selection(1), (model::Selection{1, 1}));
}

TEST(Combinations, TooManyAreNotCounted) {
  EXPECT_TRUE(Combinations::countable(OpenReadings(22, {0, 1}), all(22)));
  EXPECT_FALSE(Combinations::countable(OpenReadings(23, {0, 1}), all(23)));
}

TEST(Combinations, APlaneIsOneProduct) {
  const Combinations combinations({{0, 1, 2}, {0, 1}, {0, 1}}, all(3));
  std::vector<bool> member(combinations.count());
  for (std::size_t i = 0; i < member.size(); ++i) member[i] = combinations.selection(i)[0] != 1;
  const auto cover = combinations.cover(member);
  ASSERT_EQ(cover.size(), 1u);
  EXPECT_EQ(cover[0], (OpenReadings{{0, 2}, {0, 1}, {0, 1}}));
}

TEST(Combinations, TurnsOnWhatChangesTheOutcome) {
  const Combinations combinations({{0, 1}, {0, 1, 2}}, all(2));
  const std::vector<std::uint8_t> outcome{0, 0, 1, 0, 0, 1};
  EXPECT_FALSE(combinations.turns_on(AmbiguityId{0}, outcome));
  EXPECT_TRUE(combinations.turns_on(AmbiguityId{1}, outcome));
}

// Covers and partitions of random sets are exactly these sets, partitions are disjoint, and products of a cover are prime.
TEST(Combinations, CoversAndPartitionsAreExact) {
  std::mt19937 random(1);
  const OpenReadings open{{0, 1}, {0, 2, 3}, {1}, {0, 1, 2, 3}};
  const Combinations combinations(open, all(4));
  for (int round = 0; round < 500; ++round) {
    std::vector<bool> member(combinations.count());
    for (std::size_t i = 0; i < member.size(); ++i) member[i] = random() % 3 != 0;
    const auto cover = combinations.cover(member);
    EXPECT_EQ(united(combinations, cover), member);
    const auto partition = combinations.partition(member);
    EXPECT_EQ(united(combinations, partition), member);
    for (std::size_t i = 0; i < combinations.count(); ++i) {
      int times = 0;
      for (const auto& product : partition) times += combinations.contains(product, i);
      EXPECT_EQ(times, member[i] ? 1 : 0);
    }
    for (const OpenReadings& product : cover)
      for (std::size_t a = 0; a < open.size(); ++a)
        for (std::uint32_t reading : open[a]) {
          if (std::find(product[a].begin(), product[a].end(), reading) != product[a].end()) continue;
          OpenReadings wider = product;
          wider[a] = {reading};
          const auto added = united(combinations, {wider});
          bool inside = true;
          for (std::size_t i = 0; i < added.size(); ++i) inside &= !added[i] || member[i];
          EXPECT_FALSE(inside) << "a reading could be added";
        }
  }
}

}  // namespace
}  // namespace proviso::answer
