// Expressions that are one of few numbers: literals, by cases or as terms define them, and what is computed from these.
#pragma once

#include <optional>
#include <set>

#include "model/model.h"

namespace proviso::model {

// A factor of a product of two values has at most this many.
inline constexpr std::size_t most_few_values = 64;

// All values that the expression can have where it is not absent, and perhaps others; under all readings of the terms in it. Nothing if
// they are not known. A set of more than most_few_values is not complete.
std::optional<std::set<Number>> few_values(const Model&, ExprId);

}  // namespace proviso::model
