// The JSON report of whole runs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "run_in_memory.h"

namespace proviso::program {
namespace {

using ::testing::HasSubstr;

std::size_t occurrences(std::string_view text, std::string_view of) {
  std::size_t count = 0;
  for (std::size_t at = text.find(of); at != std::string_view::npos; at = text.find(of, at + of.size())) ++count;
  return count;
}

// 40 times 40 pairs break the rule.
TEST(Json, ListsAThousandInstancesOfARuleAndCountsAll) {
  std::string spec =
      "type Thing { ok: bool }\ncontract k from 2025-01-01 { clause c { every Thing a, Thing b must a.ok and b.ok } }\nexample e {\n";
  for (int i = 0; i < 40; ++i) spec += "  Thing t" + std::to_string(i) + " { ok = false }\n";
  Machine machine{{"many.pvo", spec + "  expect complies\n}\n"}};
  const Reply reply = machine.run(CheckOptions{.questions = {.json = true}, .paths = {"many.pvo"}, .jobs = 1});
  EXPECT_EQ(reply.exit, ExitCode::not_as_expected);
  EXPECT_THAT(reply.output, HasSubstr("\"violated\": 1600"));
  EXPECT_EQ(occurrences(reply.output, "\"status\": \"violated\""), 1000U);
}

}  // namespace
}  // namespace proviso::program
