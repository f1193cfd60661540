// Symmetry breaking: unnamed elements of one type are interchangeable, so of architectures that differ only by a permutation one is
// kept.
//
// For each two neighbouring slots of an unordered pool, the architecture is lexicographically at most the one with both slots
// exchanged, where all truth values are compared in one fixed order (Crawford, Ginsberg, Luks and Roy, "Symmetry-Breaking Predicates
// for Search Problems", 1996). The use of slots comes first in that order, then the symbols with the fewest tuples. Only the first few
// values that the exchange moves are compared; this excludes fewer architectures and stays sound. Ordered root types have no such
// constraint, because their slots differ by position.
#pragma once

#include <vector>

#include "ground/tables.h"

namespace proviso::ground {

std::vector<Gate> symmetry_axioms(const Universe&, Tables&, Circuit&);

}  // namespace proviso::ground
