// What answers show to be amiss in a spec: plain data.
#pragma once

#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "model/model.h"
#include "text/diagnostic.h"

namespace proviso::answer {

// A duty that overrides another one.
struct OverridingDuty {
  model::RuleId rule;
  model::RuleId overridden;
};
// By its place among those of the check or the example.
struct CheckExpectation {
  model::CheckId check;
  std::size_t index;
};
struct ExampleExpectation {
  model::ExampleId example;
  std::size_t index;
};

struct Warning {
  text::Code code;
  // W101, W102, W103: a rule. W104: a clause. W106: a requirement. W105: a check. W003: two duties. W107: an expectation.
  // W006: what is allowed and not warned about.
  std::variant<model::RuleId, model::ClauseId, model::RequirementId, model::CheckId, OverridingDuty, CheckExpectation, ExampleExpectation,
               model::Allow>
      about;
  std::vector<model::Unit> because = {};  // the facts and clauses that it rests on
};

// What a warning is about, or could be; and where it can be allowed.
using Subject = std::variant<model::ClauseId, model::RequirementId, model::CheckId>;

// What was found, and what could not be settled, or was left open because of what was found.
struct Warnings {
  std::vector<Warning> found;
  std::vector<std::pair<text::Code, Subject>> open;
};
void append(Warnings&, Warnings more);

// What is left to be told: not what its subject allows; but what a subject allows that was asked about and is not so.
// `asked`: the subjects that were.
std::vector<Warning> told(const model::Model&, const Warnings&, const std::vector<Subject>& asked);

}  // namespace proviso::answer
