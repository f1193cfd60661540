// How each kind of expression is written: its sign, how tightly it holds together, where its operands stand, its width.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/ast.h"

namespace proviso::syntax {

// How tightly what stands in a place must hold together: each place takes its own level and all tighter ones. (A
// quantifier, whose end is not seen, stands only where the whole formula ends: as `formula` and `implied`.)
enum class Tightness { formula, guard, implied, unit, operand, factor, atom, path };

// The sign or word by which it is known (`=`, `and`, `every`); empty for those that have none.
std::string_view sign_of(ExpressionKind);

std::string_view unit_word(TimeUnit, bool one);

// A quantifier or `if`.
bool is_open(ExpressionKind);

// May it stand in a place of this tightness without parentheses?
bool may_stand(const Ast&, const Expression&, Tightness place);

// The place that an operand stands in. (The right side of an `implies` within a guard is the printer's exception.)
Tightness place_of(const Ast&, const Expression&, std::size_t operand);

// Bytes on one line, given those of its operands and guard by their ids.
std::uint32_t width_of(const Ast&, const Expression&, const std::vector<std::uint32_t>& widths);

}  // namespace proviso::syntax
