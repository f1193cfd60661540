// Exchanges two constants in a node.
#pragma once

#include "logic/formula.h"

namespace proviso::logic {

// The constants have one sort: they are applications without arguments, or variables that the node does not bind.
Node exchanged(Arena&, Node, Term one, Term other);

}  // namespace proviso::logic
