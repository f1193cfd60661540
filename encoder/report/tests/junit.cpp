#include <fmt/format.h>

#include <vector>

#include "report/tests/formats.h"

namespace proviso::report {

namespace {

// For attributes and text. XML 1.0 has no other control characters.
std::string xml(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
      result += c;
    else
      result += "\uFFFD";
  }
  return result;
}

std::string case_of(const Test& test) {
  const std::string name = test.name.empty() ? "can be read" : test.name;
  std::string text = fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml(test.spec), xml(name));
  if (!test.place.file.empty()) text += fmt::format(" file=\"{}\" line=\"{}\"", xml(test.place.file), test.place.line);
  switch (test.result) {
    case Test::Result::passed:
      return text + "/>\n";
    case Test::Result::failed:
      return text + fmt::format(">\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n", xml(test.summary), xml(test.details));
    case Test::Result::undecided:
      return text + fmt::format(">\n      <error type=\"undecided\" message=\"{}\">{}</error>\n    </testcase>\n", xml(test.summary),
                                xml(test.details));
  }
  return text;
}

}  // namespace

std::string tests_as_junit(const TestRun& run) {
  const TestCounts all = counts_of(run);
  std::string text =
      fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"proviso\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
                  run.tests.size(), all.failed, all.undecided);
  for (std::size_t begin = 0; begin < run.tests.size();) {
    TestRun suite;
    std::string cases;
    std::size_t end = begin;
    for (; end < run.tests.size() && run.tests[end].spec == run.tests[begin].spec; ++end) {
      suite.tests.push_back(run.tests[end]);
      cases += case_of(run.tests[end]);
    }
    const TestCounts counts = counts_of(suite);
    text += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\">\n{}  </testsuite>\n",
                        xml(run.tests[begin].spec), suite.tests.size(), counts.failed, counts.undecided, cases);
    begin = end;
  }
  return text + "</testsuites>\n";
}

}  // namespace proviso::report
