#include <fmt/format.h>

#include "report/tests/formats.h"
#include "text/check.h"

namespace proviso::report {

namespace {

std::string_view mark(Test::Result result) {
  switch (result) {
    case Test::Result::passed:
      return "ok";
    case Test::Result::failed:
      return "FAILED";
    case Test::Result::undecided:
      return "UNDECIDED";
  }
  CHECK(false, "a result without a word");
}

}  // namespace

std::string tests_as_text(const TestRun& run, bool all) {
  std::string text;
  for (const Test& test : run.tests) {
    if (test.result == Test::Result::passed && !all) continue;
    text += fmt::format("{:9}  {}\n", mark(test.result), id_of(test));
    if (test.result == Test::Result::passed) continue;
    text += test.details;
    if (!test.details.ends_with('\n')) text += '\n';
    text += '\n';
  }
  if (run.interrupted) text += "interrupted: not all tests were run\n";
  return text + in_words(counts_of(run)) + "\n";
}

std::string tests_as_list(const TestRun& run) {
  std::string text;
  for (const Test& test : run.tests) text += id_of(test) + "\n";
  return text;
}

}  // namespace proviso::report
