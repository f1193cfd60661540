// What an expression needs around it where it is printed: parentheses, and width.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/ast.h"
#include "syntax/kind_traits.h"

namespace proviso::syntax {

std::string_view unit_word(TimeUnit, bool one);

// May it stand in a place of this tightness without parentheses?
bool may_stand(const Ast&, const Expression&, Tightness place);

// The place that an operand stands in. (The right side of an `implies` within a guard is the printer's exception.)
Tightness place_of(const Ast&, const Expression&, std::size_t operand);

// Bytes on one line, given those of its operands and guard by their ids.
std::uint32_t width_of(const Ast&, const Expression&, const std::vector<std::uint32_t>& widths);

}  // namespace proviso::syntax
