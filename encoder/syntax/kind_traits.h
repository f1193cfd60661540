// Properties of each kind of expression, from the table expressions.def: how it is written and where it is permitted.
#pragma once

#include <array>
#include <string_view>

#include "syntax/ast.h"

namespace proviso::syntax {

// How an expression is written around its spelling.
enum class Form : std::uint8_t {
  word,           // name, as written
  prefix,         // not a
  sign,           // -a
  comparison,     // a = b
  operation,      // a + b
  membership,     // a is name
  closure,        // a reaches b by name
  chain,          // a and b and c
  list,           // a union b union c
  implication,    // a implies b
  conditional,    // if a then b else c
  let,            // let name = a: b
  quantifier,     // every T x where g: a
  counted,        // at least 2 T x where g: a
  definite,       // the T x where g
  clause,         // kept target
  application,    // applies target(a, b)
  end,            // first name
  field,          // a.name
  call,           // name(a, b)
  duration,       // 3 months; a months; 3 working days of name
  working_days,   // working days of name from a to b
  set,            // { a, b }
  comprehension,  // { T x where g }
  count,          // count(a)
  aggregate,      // sum { T x where g: a }
};

// Precedence: a place accepts expressions of its own level and of all tighter ones. (An open form, which has no closing token, is
// permitted only where the whole formula ends: as `formula` and `implied`.)
enum class Tightness : std::uint8_t { formula, guard, implied, unit, operand, factor, atom, path };

struct KindTraits {
  std::string_view name;
  std::string_view spelling;  // the sign or word that identifies it; empty for those without one
  Form form = Form::word;
  Tightness place = Tightness::path;
  Tightness first = Tightness::operand;
  Tightness rest = Tightness::operand;
};

inline constexpr std::array kind_traits = {
#define EXPRESSION(kind, spelling, form, place, first, rest) \
  KindTraits{#kind, spelling, Form::form, Tightness::place, Tightness::first, Tightness::rest},
#include "syntax/expressions.def"
#undef EXPRESSION
};

constexpr const KindTraits& traits(ExpressionKind kind) { return kind_traits[static_cast<std::size_t>(kind)]; }

// A form that extends to the end of the whole formula: a quantifier, `if`, `let` or `the`.
constexpr bool is_open(Form form) {
  return form == Form::quantifier || form == Form::counted || form == Form::conditional || form == Form::let || form == Form::definite;
}

}  // namespace proviso::syntax
