#include "evaluate/rows.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>

#include "evaluate/memo.h"

namespace proviso::evaluate {
namespace {

std::vector<Index> listed(Members members) { return {members.begin(), members.end()}; }

TEST(RowsTest, AreAscendingAndHoldEachOnce) {
  const Rows rows(3, {{2, 5}, {0, 9}, {2, 1}, {2, 5}});
  EXPECT_EQ(listed(rows[0]), std::vector<Index>{9});
  EXPECT_TRUE(rows[1].empty());
  EXPECT_EQ(listed(rows[2]), (std::vector<Index>{1, 5}));
  EXPECT_EQ(rows.row_count(), 3U);
  EXPECT_EQ(rows.member_count(), 3U);
}

TEST(RowsTest, MembershipInShortAndLongRows) {
  std::vector<std::pair<Index, Index>> pairs;
  for (Index i = 0; i < 100; ++i) pairs.emplace_back(i < 5 ? 0 : 1, 2 * i);
  const Rows rows(2, pairs);
  for (Index i = 0; i < 100; ++i) {
    EXPECT_EQ(contains(rows[0], 2 * i), i < 5);
    EXPECT_EQ(contains(rows[1], 2 * i), i >= 5);
    EXPECT_FALSE(contains(rows[1], 2 * i + 1));
  }
}

TEST(TupleSetTest, HoldsWhatWasInserted) {
  std::mt19937_64 random(5);
  std::set<std::array<Index, 3>> expected;
  TupleSet tuples(3, 2'000);
  for (int i = 0; i < 2'000; ++i) {
    const std::array<Index, 3> tuple{static_cast<Index>(random() % 15), static_cast<Index>(random() % 15),
                                     static_cast<Index>(random() % 15)};
    expected.insert(tuple);
    tuples.insert(tuple);
  }
  EXPECT_EQ(tuples.size(), expected.size());
  for (Index a = 0; a < 15; ++a) {
    for (Index b = 0; b < 15; ++b) {
      for (Index c = 0; c < 15; ++c) {
        const std::array<Index, 3> tuple{a, b, c};
        EXPECT_EQ(tuples.contains(tuple), expected.contains(tuple));
      }
    }
  }
}

TEST(TupleSetTest, MayBeEmpty) { EXPECT_FALSE(TupleSet(2, 0).contains(std::array<Index, 2>{0, 0})); }

TEST(TruthMemoTest, KeepsFewAndManyKeys) {
  for (const std::uint64_t key_count : {std::uint64_t{100}, std::uint64_t{1} << 60U}) {
    TruthMemo memo(key_count);
    EXPECT_FALSE(memo.find(7));
    EXPECT_TRUE(memo.keep(7, true));
    EXPECT_FALSE(memo.keep(8, false));
    EXPECT_EQ(memo.find(7), true);
    EXPECT_EQ(memo.find(8), false);
    EXPECT_FALSE(memo.find(9));
  }
}

}  // namespace
}  // namespace proviso::evaluate
