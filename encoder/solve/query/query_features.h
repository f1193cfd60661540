// What can be read off a query before it is asked.
#pragma once

#include "ground/universe.h"
#include "solve/query/query.h"

namespace proviso::solve {

// `at least n ...`: n, or the largest number there is for one that is larger.
std::uint64_t least(const logic::Arena&, logic::Formula at_least);

// So many elements of the pool's type, named ones included, the query asks for outright (`exactly 40 Node n`).
std::uint64_t asked_outright(const lower::Theory&, const Query&, const ground::Pool&);
// Likewise, no more than a universe is to begin with.
std::uint32_t implied_size(const lower::Theory&, const Query&, const ground::Pool&);

// So many of any type: universes of that size are large, and telling so many elements apart keeps the instantiating engine busy.
bool asks_for_many(const lower::Theory&, const Query&);
// The query without what asks for so many: what refutes this refutes that. Nothing where that is all of it.
std::optional<Query> without_numbers(const lower::Theory&, const Query&);

// What is asked beside the demands: the goal, and the limits as formulas. Invalid where there is nothing.
logic::Formula goal_with_limits(lower::Theory&, const Query&);

// Does a closure occur in what the query demands, or in a definition that it uses?
bool mentions_closure(const lower::Theory&, const Query&);

}  // namespace proviso::solve
