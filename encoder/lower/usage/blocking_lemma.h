// Generalises a counterexample usage of one design to a blocking lemma: a sentence about all designs, which speaks of the design alone.
//
// The usage is abstracted to its shape: exactly these usage elements exist, in this order, of these types, with these numbers. The
// design elements that they point to are variables (places). (A second version relates numbers to those of the design: 41 becomes "one
// more than the limit, 40". Usage that violates one limit then violates them all.) The lemma states: for all design elements in the
// places for which the facts hold, the violated formula holds. Quantifiers over usage types are expanded over the usage elements;
// defined terms that mention usage are expanded for each of their readings. Soundness: every design without a counterexample usage
// satisfies the lemma, at any size; the design on which the usage was found violates it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lower/theory.h"

namespace proviso::lower {

using namespace logic;

// How much of what the usage points to becomes a place.
enum class Generality : std::uint8_t {
  places,    // each pointer is a place of its own
  things,    // equal pointers share a place
  elements,  // equal pointers share a place, and values of an enum stay fixed
};

// The number of ways to assign elements of the usage's design to the places of the lemma, saturated at 2^32.
std::uint64_t choices(Theory&, const model::Structure& usage, Generality);

// `facts`, `broken`: closed formulas of the theory. `usage`: an architecture of its model with usage, in which the facts hold and
// `broken` is false. Nothing if the facts or `broken` use values of an unsupported kind (numbers that a defined term gives for usage, a
// `min` or `max` within a sum).
std::optional<Formula> blocking_lemma(Theory&, const model::Structure& usage, const std::vector<Formula>& facts, Formula broken,
                                      Generality);

}  // namespace proviso::lower
