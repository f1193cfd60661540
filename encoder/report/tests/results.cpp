#include "report/tests/results.h"

#include <fmt/format.h>

#include "text/check.h"
#include "text/sha256.h"

namespace proviso::report {

std::string id_of(const Test& test) { return test.name.empty() ? test.spec : fmt::format("{}::{}", test.spec, test.name); }

TestCounts counts_of(const TestRun& run) {
  TestCounts counts;
  for (const Test& test : run.tests) {
    switch (test.result) {
      case Test::Result::passed:
        ++counts.passed;
        break;
      case Test::Result::failed:
        ++counts.failed;
        break;
      case Test::Result::undecided:
        ++counts.undecided;
        break;
    }
  }
  return counts;
}

std::string in_words(const TestCounts& counts) {
  std::string words = fmt::format("{} passed, {} failed", counts.passed, counts.failed);
  if (counts.undecided > 0) words += fmt::format(", {} undecided", counts.undecided);
  return words;
}

std::uint64_t shard_of(const std::string& id, std::uint64_t total) {
  CHECK(total > 0, "at least one shard");
  const std::array<std::uint8_t, 32> digest = text::sha256(id);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = number << 8 | digest[i];
  return number % total + 1;
}

}  // namespace proviso::report
