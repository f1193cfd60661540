// Whether a formula demands that something happen.
#pragma once

#include <optional>

#include "model/model.h"

namespace proviso::resolve {

using namespace model;

struct UsageDemand {
  Span span;    // what demands it, as written in the formula: "some Call d", or the call of a term that does so
  TypeId type;  // of what has to happen
};

// A rule demands that something happen if there must be a thing of a usage type, besides those it is told of, for it to be
// kept: `some Call d where ...`, `at least 2 Call d`, `exists c.answer`, `count(...) > 0`, `sum { ... } >= 10`, or a term
// that says so in some reading; and an atom over what is absent where nothing happens, since it is then false:
// `(next c).size < 5`, `max { ... } <= 5`, `first Call = c`.
//
// Things that it is told of are the values of its variables and of those of an `every`, and what its conditions mention. A
// condition does not lift a demand (`where`, `every`, `implies`, `if`: it stands wherever the condition holds), an alternative
// does (`or`: there is another way). `A iff B` demands what `A implies B` and `B implies A` do. `kept` and `applies` demand
// nothing here: what they build on is judged where it is written.
std::optional<UsageDemand> usage_demand(const Model&, const Rule&);

}  // namespace proviso::resolve
