// Compliance clause by clause: complied with, overridden, excepted, not triggered or breached, and by which elements.
#pragma once

#include "model/compliance.h"
#include "report/words/instance.h"

namespace proviso::report {

// "complied with by call 1: gpt.hosted_on = Azure": the result of a rule for these elements.
std::string fate(const Case&, const model::RuleInstance&);

// "must c.to.hosted_on = Azure"
std::string duty_of(const Spec&, const model::Rule&);

// A line for each result of a rule, for these statuses: "complied with by call 1: gpt.hosted_on = Azure".
std::vector<std::string> rule_lines(const Case&, const model::RuleCompliance&);
std::vector<std::string> violation_lines(const Case&, const model::RuleCompliance&);

}  // namespace proviso::report
