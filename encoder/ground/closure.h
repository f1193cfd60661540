// Closures over a universe: one slot reaches another in one or more steps.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ground/cardinality.h"

namespace proviso::ground {

// The semantics of closures.
enum class Closures : std::uint8_t {
  exact,       // the least transitive relation that contains the step
  transitive,  // some transitive relation that contains the step: weaker; sufficient for the small-model bound
               // (bounds/small_model_bounds.h)
};

// steps[u][v]: there is a step from u to v. Square.
using Steps = std::vector<std::vector<Gate>>;

// For each v: `from` reaches v. Exact. Built in layers: paths of at most 1, 2, 3, ... steps.
std::vector<Gate> reached_from(Circuit&, const Steps&, std::uint32_t from);
// For each u, v: u reaches v. Exact. Built by repeated squaring.
Steps reached(Circuit&, const Steps&);

// For each v a new input that implies that `from` reaches v (and can be true whenever it does). Appends the defining constraints to
// `axioms`. Size: the number of steps times the logarithm of the number of slots. Each reached v selects one step into it, from a slot
// of lower rank.
std::vector<Gate> ranked_from(Circuit&, const Steps&, std::uint32_t from, std::vector<Gate>& axioms);

// New inputs for a transitive relation that contains the step (if `from` is given: only for what `from` reaches). Appends the defining
// constraints to `axioms`. A negated gate implies that the real closure is false: where the relation does not hold, there is no path.
std::vector<Gate> closed_from(Circuit&, const Steps&, std::uint32_t from, std::vector<Gate>& axioms);
Steps closed(Circuit&, const Steps&, std::vector<Gate>& axioms);

}  // namespace proviso::ground
