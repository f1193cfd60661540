// Closures over a universe: that one slot reaches another by one or more steps.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ground/cardinality.h"

namespace proviso::ground {

// How closures are meant.
enum class Closures : std::uint8_t {
  exact,       // the least transitive relation that contains the step
  transitive,  // some transitive relation that contains the step: weaker; what holds for the small-model bound
               // (bounds/small_model_bounds.h)
};

// steps[u][v]: a step leads from u to v. Square.
using Steps = std::vector<std::vector<Gate>>;

// For each v: `from` reaches v. Exact. Layer by layer, the paths of at most 1, 2, 3, ... steps.
std::vector<Gate> reached_from(Circuit&, const Steps&, std::uint32_t from);
// For each u, v: u reaches v. Exact. By doubling the length of the paths.
Steps reached(Circuit&, const Steps&);

// For each v a new input that is true only if `from` reaches v (and may be whenever it does); what makes it so is appended to
// `axioms`. Of the size of the steps times the logarithm of their number: one step is chosen into each v, from a place of
// lower rank.
std::vector<Gate> ranked_from(Circuit&, const Steps&, std::uint32_t from, std::vector<Gate>& axioms);

// New inputs for some relation that contains the step (`from` given: for what it reaches alone) and is transitive; what makes
// it so is appended to `axioms`. A gate that is denied may stand for the real closure: where the relation does not hold,
// there is no path.
std::vector<Gate> closed_from(Circuit&, const Steps&, std::uint32_t from, std::vector<Gate>& axioms);
Steps closed(Circuit&, const Steps&, std::vector<Gate>& axioms);

}  // namespace proviso::ground
