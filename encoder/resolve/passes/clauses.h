// Contracts, their clauses, and the rules of the clauses.
#pragma once

#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Declares contracts with their windows, clauses with their notes and readings, rules with their variables, and the ambiguities of
// clauses; without formulas, because `applies` needs the variables of every rule before any formula can be resolved.
void declare_contracts(const Lexicon&, Model&, Reports&);

// Every rule as written, by RuleId.
std::vector<const syntax::Rule*> rule_nodes(const Lexicon&);

// Resolves the formulas of the rules. Types that the `where` establishes are known in the demand and in the exceptions.
void resolve_rules(const Lexicon&, Model&, Reports&);

}  // namespace proviso::resolve
