// The small-model bounds of a question in terms of the spec, as data for reports: a limit for each type, or the obstacles that prevent
// one.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/model.h"

namespace proviso::bounds {
struct Bounds;
}

namespace proviso::answer {

// A place of the spec: a formula, a set, a rule, or another place.
struct Quoted {
  text::Span span;
  bool is_sum = false;
  bool for_all = false;  // a quantifier that needs something only where its body is false
};

// Each element of `from` may need an element of `to`.
struct Supply {
  model::TypeId from, to;
  model::FieldId field;             // a field that every element has; otherwise invalid
  model::TermId term;               // a term that has a value; otherwise invalid
  std::optional<model::Unit> unit;  // if neither: the unit that demands it
  Quoted by;                        // and the formula or rule of the unit
  text::Span span;
};

// All obstacles that prevent a limit for a type. Empty if the question is too long to be analysed.
struct NoLimit {
  std::vector<model::TypeId> types;  // types with the same obstacles, in the order of the spec
  std::vector<Supply> cycle;         // a shortest cycle through the first of them
  std::optional<Quoted> arithmetic;  // a count or a sum over its elements
  std::optional<Quoted> closure;     // a closure whose path may visit any number of them
  std::optional<Supply> supply;      // if nothing else applies: an edge from a type without a limit
};

struct SizeLimits {
  struct Limit {
    model::TypeId type;
    std::optional<std::uint64_t> most;  // nothing: above four billion
  };
  std::vector<Limit> limits;
  std::vector<NoLimit> unlimited;
};

SizeLimits size_limits(const model::Model&, const bounds::Bounds&);

// The settled part of an undecided question: no architecture with at most `size` elements of each type satisfies it.
struct Settled {
  std::uint32_t size = 0;
  SizeLimits limits = {};  // of the question, for the types that have limits
};

}  // namespace proviso::answer
