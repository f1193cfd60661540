// Unnamed elements of one type are interchangeable: of the architectures that differ only by which is which, one is kept.
//
// For each two neighbouring slots of an unordered pool, the architecture comes no later than the one with the two exchanged,
// in the lexicographic order of all its truth values in one fixed order (Crawford, Ginsberg, Luks and Roy,
// "Symmetry-Breaking Predicates for Search Problems", 1996). Which slots are in use comes first in that order, then the
// symbols with the fewest tuples. Only the first few values that the exchange moves are compared: fewer are ruled out, never
// too many. Nothing is asked of ordered roots, where the slots differ by their place.
#pragma once

#include <vector>

#include "ground/tables.h"

namespace proviso::ground {

std::vector<Gate> symmetry_axioms(const Universe&, Tables&, Circuit&);

}  // namespace proviso::ground
