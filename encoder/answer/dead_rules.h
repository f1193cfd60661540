// Permissions that permit nothing (Restatement (Second) of Contracts, section 203: every term is to be given an effect).
#pragma once

#include "answer/question.h"

namespace proviso::answer {

// The `may` rules that prevail in no architecture with the facts and all clauses, under any reading. One that cannot be
// decided within the budget is not listed.
std::vector<DeadRule> dead_rules(const model::Model&, logic::Theory&, solve::Portfolio&, const solve::Budget&);

}  // namespace proviso::answer
