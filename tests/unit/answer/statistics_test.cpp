// What the search for a check took, as counters.
#include <gtest/gtest.h>

#include "spec_model.h"

namespace proviso::answer {
namespace {

constexpr const char* two_questions = R"(
  type Store { next: optional Store, ours: bool }
  fact f : some Store s: s.ours
  check a { possible some Store s: not s.ours without contracts }
  check b { always some Store s without contracts }
)";

std::vector<std::vector<std::pair<std::string, std::uint64_t>>> counted(std::size_t threads, bool statistics) {
  const SpecModel spec(two_questions);
  Options options;
  options.threads = threads;
  options.statistics = statistics;
  std::vector<std::vector<std::pair<std::string, std::uint64_t>>> result;
  for (const CheckAnswer& check : spec.answered(options).checks) {
    result.emplace_back();
    for (const Counted& one : check.statistics) result.back().emplace_back(one.what, one.count);
  }
  return result;
}

TEST(Statistics, AreCountedForEachCheck) {
  const auto checks = counted(1, true);
  ASSERT_EQ(checks.size(), 2U);
  for (const auto& check : checks) EXPECT_FALSE(check.empty());
}

TEST(Statistics, AreTheSameOnEveryRunAndAnyNumberOfThreads) {
  EXPECT_EQ(counted(1, true), counted(1, true));
  EXPECT_EQ(counted(1, true), counted(2, true));
}

TEST(Statistics, AreLeftOutUnlessAskedFor) {
  for (const auto& check : counted(1, false)) EXPECT_TRUE(check.empty());
}

}  // namespace
}  // namespace proviso::answer
