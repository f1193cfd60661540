// A node with two constants in each other's place.
#pragma once

#include "logic/formula.h"

namespace proviso::logic {

// The constants are of one sort: applications without arguments, or variables that nothing in the node binds.
Node exchanged(Arena&, Node, Term one, Term other);

}  // namespace proviso::logic
