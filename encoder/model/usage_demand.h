// Whether a formula demands that something happen.
#pragma once

#include <optional>

#include "model/model.h"

namespace proviso::model {

struct UsageDemand {
  Span span;    // what demands it, as written in the formula: "some Call d", or the call of a term that does so
  TypeId type;  // of what has to happen
};

// A formula demands that something happen if there must be a thing of a usage type, besides those it is told of, for it
// to come out as `wanted`: `some Call d where ...`, `at least 2 Call d`, `exists c.answer`, `count(...) > 0`, or a term
// that says so in some reading. Things that it is told of are the values of its free variables and of those of an
// `every`. A condition does not lift a demand (`where`, `every`, `implies`, `if`: it stands wherever the condition
// holds), an alternative does (`or`: there is another way). `kept` and `applies` demand nothing here: what they build
// on is judged where it is written.
std::optional<UsageDemand> usage_demand(const Model&, ExprId formula, bool wanted);

}  // namespace proviso::model
