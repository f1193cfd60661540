// Defects of a spec that the answers reveal: plain data.
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
// By its index in the check or the example.
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
  // W101, W102, W103: a rule. W104: a clause. W106: a requirement. W105: a check. W003: two duties. W107: an expectation. W006: an
  // allowed code without a warning.
  std::variant<model::RuleId, model::ClauseId, model::RequirementId, model::CheckId, OverridingDuty, CheckExpectation, ExampleExpectation,
               model::Allow>
      about;
  std::vector<model::Unit> because = {};  // the facts and clauses on which the warning depends
};

// What a warning is about or may be about, and where it can be allowed.
using Subject = std::variant<model::ClauseId, model::RequirementId, model::CheckId>;

// The findings; and the candidates that were not settled, or that were skipped because of a finding.
struct Warnings {
  std::vector<Warning> found;
  std::vector<std::pair<text::Code, Subject>> open;
};
void append(Warnings&, Warnings more);

// The warnings to report: those that their subject does not allow; and W006 for each code that a subject allows, was examined and was
// not found. `asked`: the subjects that were examined.
std::vector<Warning> told(const model::Model&, const Warnings&, const std::vector<Subject>& asked);

}  // namespace proviso::answer
