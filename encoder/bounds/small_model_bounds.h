// How large a smallest architecture can be: the small-model bound of a set of formulas, or what prevents one.
//
// Many-sorted EPR: O. Padon, G. Losa, M. Sagiv, S. Shoham, "Paxos Made EPR" (OOPSLA 2017); bounds as in T. Nelson, D. Dougherty,
// K. Fisler, S. Krishnamurthi, "Toward a More Complete Alloy" (ABZ 2012). The formulas are taken in negation normal form with every
// implicit axiom, definitions in the directions that the polarity of their occurrences needs, union over the open readings. `at most 6 T
// x`, asked outright, bounds T.
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

// An edge of the graph that the bound is computed on: a total field or an existential quantifier gives, for each element of
// `from`, an element of `to`. Both are the narrowest types that say so.
struct Dependency {
  model::TypeId from;
  model::TypeId to;
  Origin origin;
  text::Span span;  // the field or the quantifier in the spec
};

// Why a sort has no bound: all that applies. Nothing does where the formulas were too many to go through.
struct Obstacle {
  std::vector<Dependency> cycle;     // a shortest one through the sort
  text::Span arithmetic;             // a `sum` or `count` over its elements, which a part of a model may not keep
  text::Span closure;                // a closure that has to hold, whose way may lead through any of them
  std::optional<Dependency> supply;  // where nothing else applies: what gives one for each element of a type without a bound
};

struct SortBound {
  SortId sort;
  std::optional<std::uint64_t> bound;  // saturates at logic::saturation; absent: no bound
  bool free = false;                   // never universally quantified: needs no bound, `bound` elements suffice
  model::TypeId type = {};             // the root type
  Obstacle obstacle = {};              // of no bound
};

struct Bounds {
  std::vector<SortBound> sorts;  // of open sorts
  bool all_bounded() const;
};

// The bounds of the theory's structural axioms, the demands of the units, all definitions of the open readings that they use, and the
// goal (may be invalid). Limits in the question count as formulas of the goal. The bound of a sort that is `fixed` (null: none) is the
// number of its elements.
Bounds small_model_bounds(const Theory&, const std::vector<model::Unit>& units, const model::OpenReadings&, Formula goal,
                          const FixedPart* fixed = nullptr);

}  // namespace proviso::bounds
