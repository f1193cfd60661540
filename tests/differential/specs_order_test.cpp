// The specs of the project: whatever the order of their checks, and whichever are left out, what is settled is the same.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "answer/check.h"
#include "random_vocabulary.h"
#include "resolve/load/load.h"
#include "settled.h"

namespace proviso::differential {
namespace {

class SpecsInOtherOrders : public testing::TestWithParam<std::string> {};

Settled answered(const model::Model& model) {
  answer::Options options;
  options.threads = 1;
  const Result<answer::SpecAnswer> answer = answer::answer(model, options);
  EXPECT_TRUE(answer.ok());
  return settled(model, answer.value());
}

TEST_P(SpecsInOtherOrders, AreAnsweredAlike) {
  std::vector<std::string> paths;
  for (const auto& file : std::filesystem::directory_iterator(PROVISO_SOURCE_DIR "/specs/" + GetParam()))
    if (file.path().extension() == ".pvo") paths.push_back(file.path());
  std::ranges::sort(paths);
  text::Sources sources;
  const auto loaded = resolve::load(sources, paths);
  ASSERT_TRUE(loaded.ok());
  const model::Model& model = *loaded.model;
  const Settled usual = answered(model);
  Counts counts;
  random::Dice dice(1);
  model::Model other = model;
  std::ranges::reverse(other.checks);
  EXPECT_EQ(difference(usual, answered(other), counts), std::nullopt) << "in reverse order";
  for (int round = 0; round < 2; ++round) {
    other = model;
    dice.shuffle(other.checks);
    other.checks.resize(std::max<std::size_t>(1, other.checks.size() * 2 / 3));
    EXPECT_EQ(difference(usual, answered(other), counts), std::nullopt) << "some left out, round " << round;
  }
  for (const auto& [what, count] : counts) fmt::print("{} {}\n", count, what);
  EXPECT_GT(counts["answers compared"], 0u);
}

// The folders below specs/ in which something is asked.
std::vector<std::string> specs() {
  const std::filesystem::path all = PROVISO_SOURCE_DIR "/specs";
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::recursive_directory_iterator(all))
    if (file.path().filename() == "checks.pvo") names.push_back(std::filesystem::relative(file.path().parent_path(), all).generic_string());
  std::ranges::sort(names);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Specs, SpecsInOtherOrders, testing::ValuesIn(specs()), [](const auto& info) {
  std::string name = info.param;
  std::ranges::replace(name, '/', '_');
  return name;
});

}  // namespace
}  // namespace proviso::differential
