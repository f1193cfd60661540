// What a usage that breaks one design says about all designs: a sentence over the design alone.
//
// The usage is taken as its shape: exactly these things happen, in this order, of these types, with these numbers; what they
// point to in the design is left open. (It is taken a second time with numbers that follow those of the design: 41 as one more
// than a limit of 40. What breaks one limit after the other breaks them all.) The sentence says: wherever things of the design
// stand in the places that the usage points to so that the facts hold, what was broken is not. Quantifiers over usage types
// become a case for each of the things that happen; defined terms that mention usage are written out, for each of their readings. Every
// design on which no usage breaks what was broken satisfies it, whatever its size; the design that the usage was found on does not.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lower/theory.h"

namespace proviso::lower {

using namespace logic;

// How much of what the usage points to is left open.
enum class Generality : std::uint8_t {
  places,    // every pointer on its own
  things,    // pointers to one thing point to one thing
  elements,  // likewise, and what is of an enum stays as it is
};

// In how many ways the things of the usage's design can stand in the places of the sentence, saturated at 2^32.
std::uint64_t choices(Theory&, const model::Structure& usage, Generality);

// `facts`, `broken`: closed formulas of the theory. `usage`: an architecture of its model, usage included, in which the facts
// hold and `broken` does not. Nothing where the facts or what was broken use values of a kind that this does not know
// (numbers that a defined term gives for usage, a `min` or `max` within a sum).
std::optional<Formula> blocking_lemma(Theory&, const model::Structure& usage, const std::vector<Formula>& facts, Formula broken,
                                      Generality);

}  // namespace proviso::lower
