// The small-model bounds of a question in terms of the spec, as data for reports: a limit for each type, or the obstacles that keep the
// type from having one.
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
  bool for_all = false;  // a quantifier that needs something only where its body does not hold
};

// For each element of `from` there may have to be one of `to`.
struct Supply {
  model::TypeId from, to;
  model::FieldId field;             // a field that every element has; else invalid
  model::TermId term;               // a term that has a value; else invalid
  std::optional<model::Unit> unit;  // of neither: what demands it
  Quoted by;                        // ... and the formula or rule
  text::Span span;
};

// All obstacles that keep a type from having a limit. There are none if the question is too long to be analysed.
struct NoLimit {
  std::vector<model::TypeId> types;  // with the same obstacles, in the order of the spec
  std::vector<Supply> cycle;         // a shortest one through the first of them
  std::optional<Quoted> arithmetic;  // a count or a sum over its elements
  std::optional<Quoted> closure;     // a closure that may lead through any number of them
  std::optional<Supply> supply;      // where nothing else applies: what gives one for each element of a type without a limit
};

struct SizeLimits {
  struct Limit {
    model::TypeId type;
    std::optional<std::uint64_t> most;  // absent: above four billion
  };
  std::vector<Limit> limits;
  std::vector<NoLimit> unlimited;
};

SizeLimits size_limits(const model::Model&, const bounds::Bounds&);

// What is settled of an undecided question: no architecture with at most `size` elements of each type satisfies it.
struct Settled {
  std::uint32_t size = 0;
  SizeLimits limits = {};  // the limits of the question, for the types that have none
};

}  // namespace proviso::answer
