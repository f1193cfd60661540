// Contracts, their clauses, and the rules of these.
#pragma once

#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Contracts with their windows, clauses with their notes and readings, rules with their variables; the ambiguities of
// clauses. Formulas are still missing: `applies` needs the variables of every rule before any formula can be resolved.
void declare_contracts(const Lexicon&, Model&, Reports&);

// Every rule as it is written, by RuleId.
std::vector<const syntax::Rule*> rule_nodes(const Lexicon&);

// The formulas of the rules: what the `where` says is known in the demand and in the exceptions.
void resolve_rules(const Lexicon&, Model&, Reports&);

}  // namespace proviso::resolve
