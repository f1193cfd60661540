// How large a smallest architecture can be: the small-model bound of a set of formulas, or the cycle that prevents one.
//
// Many-sorted EPR: N. Shapiro/Padon et al., "Paxos Made EPR" (2017); bounds as in T. Nelson, D. Dougherty, S. Krishnamurthi,
// "Toward a More Complete Alloy" (2012). The formulas are taken in negation normal form with every implicit axiom, definitions
// in the directions that the polarity of their occurrences needs, union over the open readings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "logic/fixed_part.h"
#include "logic/theory.h"

namespace proviso::logic {

// An edge of the graph that the bound is computed on: a total field or an existential quantifier gives, for each element of
// `from`, an element of `to`.
struct Dependency {
  SortId from;
  SortId to;
  Origin origin;
  text::Span span;  // the field or the quantifier in the spec
};

struct SortBound {
  SortId sort;
  std::optional<std::uint64_t> bound;   // saturates at 2^32; absent: no bound
  bool free = false;                    // never universally quantified: needs no bound, `bound` elements suffice
};

struct Bounds {
  std::vector<SortBound> sorts;         // of open sorts
  std::vector<Dependency> cycle;        // why there is none: a shortest cycle, or empty
  text::Span arithmetic;                // or the `sum` or `count` that keeps smaller models from being models
  text::Span closure;                   // or the closure that does, by having to hold
  bool all_bounded() const;
};

// Of the theory's structural axioms, the demands of the units, all definitions of the open readings that they use, and the
// goal (may be invalid). Limits in the question count as formulas of the goal. Of a part that is `fixed` (null: none) there is
// what there is: of its sorts, the bound is how many elements they have.
Bounds small_model_bounds(const Theory&, const std::vector<model::Unit>& units, const model::OpenReadings&, Formula goal,
                          const FixedPart* fixed = nullptr);

}  // namespace proviso::logic
