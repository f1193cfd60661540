#include "answer/asked.h"

#include <algorithm>

#include <fmt/format.h>

#include "answer/oracle/under.h"
#include "text/diagnostic.h"
#include "text/utf8.h"

namespace proviso::answer {

using namespace model;

namespace {

std::optional<Error> unknown_name(const Model& model, const std::vector<std::string>& only) {
  std::vector<std::string_view> names;
  for (const Check& check : model.checks) names.push_back(check.heading.name);
  for (const Example& example : model.examples) names.push_back(example.heading.name);
  for (const std::string& name : only) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const std::string suggestion = text::did_you_mean(name, names);
    return Error{fmt::format("there is no check or example `{}`{}{}", text::printable(name), suggestion.empty() ? "" : "; ", suggestion)};
  }
  return std::nullopt;
}

// Does the example have an expectation about one of the open readings?
bool is_judged(const Example& example, const OpenReadings& open) {
  return example.verdicts.empty() ||
         std::ranges::any_of(example.verdicts, [&](const ExampleVerdict& verdict) { return intersect(open, verdict.open).has_value(); });
}

}  // namespace

Result<Asked> asked(const Model& model, const Selected& selected) {
  if (auto error = unknown_name(model, selected.only)) return *error;
  auto open = open_under(model, selected.under);
  if (!open.ok()) return open.error();
  const auto wanted = [&](std::string_view name) {
    return selected.only.empty() || std::find(selected.only.begin(), selected.only.end(), name) != selected.only.end();
  };

  Asked result{open.value(), {}, {}};
  bool judged = false;
  for (std::uint32_t i = 0; i < model.examples.size(); ++i) {
    if (!wanted(model.examples[i].heading.name)) continue;
    result.examples.push_back(ExampleId{i});
    judged = judged || is_judged(model.examples[i], result.open);
  }
  for (std::uint32_t i = 0; i < model.checks.size(); ++i) {
    if (!wanted(model.checks[i].heading.name)) continue;
    if (auto its = intersect(result.open, model.checks[i].open)) result.checks.push_back({CheckId{i}, std::move(*its)});
  }
  if (judged || !result.checks.empty()) return result;
  if (model.checks.empty() && model.examples.empty()) return Error{"nothing is asked: no check and no example"};
  return Error{"nothing is asked: what is wanted is about readings that --under rules out"};
}

}  // namespace proviso::answer
