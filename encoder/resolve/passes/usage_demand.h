// Does a formula demand usage?
#pragma once

#include <optional>

#include "model/model.h"

namespace proviso::resolve {

using namespace model;

struct UsageDemand {
  Span span;    // what demands it, as written in the formula: "some Call d", or the call of a term that does so
  TypeId type;  // of the demanded elements
};

// A rule demands usage if keeping it requires an element of a usage type other than those of its context: `some Call d where ...`, `at
// least 2 Call d`, `exists c.answer`, `count(...) > 0`, `sum { ... } >= 10`, or a term that says so in some reading; and an atom over a
// value that is absent without usage, because such an atom is false: `(next c).size < 5`, `max { ... } <= 5`, `first Call = c`.
//
// The context consists of the values of the rule's variables and of those of an `every`, and of what its conditions mention. A
// condition does not lift a demand (`where`, `every`, `implies`, `if`: the demand remains wherever the condition holds). An alternative
// lifts it (`or`: there is another way). `A iff B` demands what `A implies B` and `B implies A` demand. `kept` and `applies` demand
// nothing here: the clauses that they refer to are checked where they are written.
std::optional<UsageDemand> usage_demand(const Model&, const Rule&);

}  // namespace proviso::resolve
