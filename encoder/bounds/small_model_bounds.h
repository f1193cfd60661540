// The small-model bound of a set of formulas: how large a smallest architecture can be, or what prevents a bound.
//
// Many-sorted EPR: O. Padon, G. Losa, M. Sagiv, S. Shoham, "Paxos Made EPR" (OOPSLA 2017); bounds as in T. Nelson, D. Dougherty, K.
// Fisler, S. Krishnamurthi, "Toward a More Complete Alloy" (ABZ 2012). The formulas are processed as if in negation normal form, with
// every implicit axiom, with definitions in the directions that the polarities of their occurrences need, and with the union over the
// open readings. `at most 6 T x`, stated outright, bounds T.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "logic/saturation.h"
#include "lower/fixed_part.h"
#include "lower/theory.h"

namespace proviso::bounds {

using namespace logic;
using namespace lower;

// An edge of the graph on which the bound is computed: for each element of `from`, a total field or an existential quantifier generates
// an element of `to`. Both are the narrowest types known.
struct Dependency {
  model::TypeId from;
  model::TypeId to;
  Origin origin;
  text::Span span;  // the field or the quantifier in the spec
};

// Everything that prevents a bound for a sort. Empty if the formulas are too many to be analysed.
struct Obstacle {
  std::vector<Dependency> cycle;     // a shortest cycle through the sort
  text::Span arithmetic;             // a `sum` or `count` over its elements, which a submodel need not preserve
  text::Span closure;                // a closure that must hold, whose path may visit any of its elements
  std::optional<Dependency> supply;  // if nothing else applies: an edge from a type without a bound
};

struct SortBound {
  SortId sort;
  std::optional<std::uint64_t> bound;  // saturates at logic::saturation; nothing: no bound
  bool free = false;                   // never universally quantified, so it needs no bound: `bound` elements suffice
  model::TypeId type = {};             // the root type
  Obstacle obstacle = {};              // of a sort without a bound
};

struct Bounds {
  std::vector<SortBound> sorts;  // of open sorts
  bool all_bounded() const;
};

// Computes the bounds for the theory's structural axioms, the demands of the units, the definitions of the open readings that they use,
// and the goal (may be invalid). Limits of the query count as formulas of the goal. The bound of a sort of the part `fixed` (null:
// none) is the number of its elements.
Bounds small_model_bounds(const Theory&, const std::vector<model::Unit>& units, const model::OpenReadings&, Formula goal,
                          const FixedPart* fixed = nullptr);

}  // namespace proviso::bounds
