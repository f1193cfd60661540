// How an architecture fares clause by clause: complied with, overridden, excepted, not triggered or breached, and by what.
#pragma once

#include "model/scope.h"
#include "report/words/instance.h"
#include "report/words/page.h"

namespace proviso::report {

// Every clause in force.
void tell_compliance(Page&, std::size_t indent, const Case&, const model::Scope&);

// Has the clause, in any reading, nothing but permissions? It is made use of or not, and never breached.
bool only_permits(const model::Model&, model::ClauseId);

// One clause.
void tell_clause(Page&, std::size_t indent, const Case&, model::ClauseId);

// "complied with by call 1: gpt.hosted_on = Azure": what became of a rule for these things.
std::string fate(const Case&, const evaluate::RuleInstance&);

// Everything that may be asked of one clause in one architecture; none is left out.
std::vector<evaluate::RuleInstance> all_instances(evaluate::Evaluator&, model::ClauseId);

// A line for each thing that happens to a rule: "complied with by call 1: gpt.hosted_on = Azure". `instances` are all of the
// rule's.
std::vector<std::string> rule_lines(const Case&, model::RuleId, const std::vector<evaluate::RuleInstance>& instances);

}  // namespace proviso::report
