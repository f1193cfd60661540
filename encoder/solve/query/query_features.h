// Syntactic features of a query, computed before an engine is asked.
#pragma once

#include "ground/universe.h"
#include "solve/query/query.h"

namespace proviso::solve {

// The n of `at least n ...`, saturated at the largest number of its type.
std::uint64_t least(const logic::Arena&, logic::Formula at_least);

// The number of elements of the pool's type, individuals included, that the query demands outright (`exactly 40 Node n`).
std::uint64_t asked_outright(const lower::Theory&, const Query&, const ground::Pool&);
// As `asked_outright`, limited to the largest first size of a universe.
std::uint32_t implied_size(const lower::Theory&, const Query&, const ground::Pool&);

// Does the query demand many elements of some type? Universes of that size are large, and the instantiating engine is slow because it
// must keep so many elements distinct.
bool asks_for_many(const lower::Theory&, const Query&);
// The query without its demands for many elements. A refutation of it refutes the query. Nothing if no demand remains.
std::optional<Query> without_numbers(const lower::Theory&, const Query&);

// The goal and the limits of the query as one formula; invalid if there are none.
logic::Formula goal_with_limits(lower::Theory&, const Query&);

// Does a closure occur in the demands of the query, or in a definition that they use?
bool mentions_closure(const lower::Theory&, const Query&);

}  // namespace proviso::solve
