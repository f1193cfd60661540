#include "answer/oracle/warning.h"

#include <algorithm>
#include <optional>

#include "model/allow.h"

namespace proviso::answer {

using namespace model;
using text::Code;

namespace {

std::optional<Subject> subject_of(const Model& model, const Warning& warning) {
  if (const auto* rule = std::get_if<RuleId>(&warning.about)) return model[*rule].clause;
  if (const auto* duties = std::get_if<OverridingDuty>(&warning.about)) return model[duties->rule].clause;
  if (const auto* clause = std::get_if<ClauseId>(&warning.about)) return *clause;
  if (const auto* requirement = std::get_if<RequirementId>(&warning.about)) return *requirement;
  if (const auto* check = std::get_if<CheckId>(&warning.about)) return *check;
  if (const auto* expectation = std::get_if<CheckExpectation>(&warning.about)) return expectation->check;
  return std::nullopt;
}

const std::vector<Allow>& allows_of(const Model& model, const Subject& subject) {
  return std::visit([&](auto id) -> const std::vector<Allow>& { return model[id].allows; }, subject);
}

// Codes that depend on the command alone, or are examined when the spec is read, are not known here.
bool is_asked_here(Code code) {
  return code == Code::W003 || code == Code::W101 || code == Code::W102 || code == Code::W103 || code == Code::W104 || code == Code::W105 ||
         code == Code::W106;
}

}  // namespace

void append(Warnings& warnings, Warnings more) {
  warnings.found.insert(warnings.found.end(), std::make_move_iterator(more.found.begin()), std::make_move_iterator(more.found.end()));
  warnings.open.insert(warnings.open.end(), more.open.begin(), more.open.end());
}

std::vector<Warning> told(const Model& model, const Warnings& warnings, const std::vector<Subject>& asked) {
  std::vector<Warning> result;
  std::vector<std::pair<Code, Subject>> not_unused = warnings.open;
  for (const Warning& warning : warnings.found) {
    const std::optional<Subject> subject = subject_of(model, warning);
    if (subject && find(allows_of(model, *subject), warning.code) != nullptr)
      not_unused.emplace_back(warning.code, *subject);
    else
      result.push_back(warning);
  }
  for (const Subject& subject : asked) {
    for (const Allow& allow : allows_of(model, subject)) {
      const bool unused = is_asked_here(allow.code) && std::ranges::find(not_unused, std::pair(allow.code, subject)) == not_unused.end();
      if (unused) result.push_back({Code::W006, allow});
    }
  }
  return result;
}

}  // namespace proviso::answer
