// The parentheses and the width of a printed expression.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/ast.h"
#include "syntax/kind_traits.h"

namespace proviso::syntax {

// A variable with what stands before it: its type, unless it shares the one of a group of different variables.
std::string words_of(const Binder&);

std::string_view unit_word(TimeUnit, bool one);

// Is the expression permitted without parentheses in a place of this tightness?
bool may_stand(const Ast&, const Expression&, Tightness place);

// The place of an operand. (The right side of an `implies` within a guard is an exception, which the printer handles.)
Tightness place_of(const Ast&, const Expression&, std::size_t operand);

// The number of bytes on one line, given those of its operands and guard by their ids.
std::uint32_t width_of(const Ast&, const Expression&, const std::vector<std::uint32_t>& widths);

}  // namespace proviso::syntax
