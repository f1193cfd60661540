// https://docs.github.com/en/actions/using-workflows/workflow-commands-for-github-actions
#include <fmt/format.h>

#include <algorithm>

#include "report/tests/formats.h"

namespace proviso::report {

namespace {

constexpr std::size_t most_shown = 10;  // of a kind, in one step of a workflow

std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    result += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return result;
}

std::string annotation(std::string_view kind, const TestPlace& place, std::string_view title, std::string_view message) {
  std::string text = fmt::format("::{} ", kind);
  if (!place.file.empty())
    text += fmt::format("file={},line={},endLine={},col={},", escaped(place.file, true), place.line, place.end_line, place.column);
  return text + fmt::format("title={}::{}\n", escaped(title, true), escaped(message, false));
}

// At most as many as are shown; the last one says how many are missing.
std::string shown(const std::vector<std::string>& annotations, std::string_view kind) {
  std::string text;
  const bool all = annotations.size() <= most_shown;
  const std::size_t count = all ? annotations.size() : most_shown - 1;
  for (std::size_t i = 0; i < count; ++i) text += annotations[i];
  if (!all) text += annotation(kind, {}, "proviso", fmt::format("and {} more; see the log", annotations.size() - count));
  return text;
}

}  // namespace

std::string tests_as_annotations(const TestRun& run) {
  std::vector<std::string> errors, warnings;
  for (const TestDiagnostic& one : run.diagnostics)
    if (one.is_error) errors.push_back(annotation("error", one.place, one.code, one.message));
  for (const Test& test : run.tests)
    if (test.result == Test::Result::failed && test.kind != Test::Kind::spec)
      errors.push_back(annotation("error", test.place, id_of(test), test.summary));
  for (const Test& test : run.tests)
    if (test.result == Test::Result::undecided) warnings.push_back(annotation("warning", test.place, id_of(test), test.summary));
  for (const TestDiagnostic& one : run.diagnostics)
    if (!one.is_error) warnings.push_back(annotation("warning", one.place, one.code, one.message));
  return shown(errors, "error") + shown(warnings, "warning");
}

}  // namespace proviso::report
