// How an architecture fares clause by clause: complied with, overridden, excepted, not triggered or breached, and by what.
#pragma once

#include "model/compliance.h"
#include "report/words/instance.h"

namespace proviso::report {

// "complied with by call 1: gpt.hosted_on = Azure": what became of a rule for these things.
std::string fate(const Case&, const model::RuleInstance&);

// "must c.to.hosted_on = Azure"
std::string duty_of(const Spec&, const model::Rule&);

// A line for each thing that happens to a rule, of these statuses: "complied with by call 1: gpt.hosted_on = Azure".
std::vector<std::string> rule_lines(const Case&, const model::RuleCompliance&);
std::vector<std::string> violation_lines(const Case&, const model::RuleCompliance&);

}  // namespace proviso::report
