// Permissions that permit nothing (Restatement (Second) of Contracts, section 203: every term is to be given an effect).
#pragma once

#include "answer/oracle.h"

namespace proviso::answer {

// The `may` rules that prevail in no architecture with the facts and all clauses, under any reading. Architectures that the
// oracle has seen are tried before anything is asked. One that cannot be decided within the budget is not listed.
std::vector<DeadRule> dead_rules(Oracle&, logic::Theory&, solve::Portfolio&, const solve::Budget&);

}  // namespace proviso::answer
