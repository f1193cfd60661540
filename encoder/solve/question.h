// What can be read off a query before it is asked.
#pragma once

#include "ground/universe.h"
#include "solve/engine.h"

namespace proviso::solve {

// So many elements of the pool's type, named ones included, the query asks for outright (`exactly 40 Node n`).
std::uint32_t implied_size(const logic::Theory&, const Query&, const ground::Pool&);

// What is asked beside the demands: the goal, and the limits as formulas. Invalid where there is nothing.
logic::Formula goal_with_limits(logic::Theory&, const Query&);

// Does a closure occur in what the query demands, or in a definition that it uses?
bool mentions_closure(const logic::Theory&, const Query&);

}  // namespace proviso::solve
