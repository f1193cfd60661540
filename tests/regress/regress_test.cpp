// Specs on which an engine was once wrong, each named after what was wrong. A spec says what is right in its own expectations.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "answer/check.h"
#include "model/load.h"
#include "report/tally.h"

namespace proviso {
namespace {

std::vector<std::string> specs() {
  std::vector<std::string> result;
  for (const auto& entry : std::filesystem::directory_iterator(PROVISO_SOURCE_DIR "/tests/regress")) {
    if (entry.path().extension() == ".pvo") result.push_back(entry.path().stem().string());
  }
  std::ranges::sort(result);
  return result;
}

class Regress : public testing::TestWithParam<std::string> {};

TEST_P(Regress, ComesOutAsExpected) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  const Result<text::FileId> file = sources.load(PROVISO_SOURCE_DIR "/tests/regress/" + GetParam() + ".pvo");
  ASSERT_TRUE(file);
  const model::Model model = model::load(sources, {file.value()}, diagnostics);
  ASSERT_FALSE(diagnostics.has_errors());
  for (const model::Check& check : model.checks) EXPECT_FALSE(check.expectations.empty()) << check.heading.name;
  const Result<answer::SpecAnswer> answer = answer::answer(model, {});
  ASSERT_TRUE(answer);
  EXPECT_EQ(report::exit_code(report::tally(answer.value())), 0);
}

INSTANTIATE_TEST_SUITE_P(Specs, Regress, testing::ValuesIn(specs()), [](const auto& info) { return info.param; });

}  // namespace
}  // namespace proviso
