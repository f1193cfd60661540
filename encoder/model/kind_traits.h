// Properties of each resolved kind of expression, from the table expressions.def.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "model/expression.h"

namespace proviso::model {

enum class Family : std::uint8_t {
  plain,       // a literal or a name
  junction,    // a formula of two formulas or more
  negation,    // not
  choice,      // if ... then ... else
  quantifier,  // decided by one case: every, some, no
  counted,     // decided by the number of cases
  atom,        // any other formula
  value,       // any other value, or a field that is true or false
};

// The base types that a kind distinguishes: those of its first operand, if it has one, otherwise its own.
enum class Overload : std::uint8_t {
  one,      // it does not
  all,      // boolean and `valued`
  valued,   // `scalars` and elements
  scalars,  // `numbers` and `times`
  numbers,  // int and decimal
  times,    // date and moment
};

// The effect of an absent operand on the expression.
enum class Absence : std::uint8_t {
  none,       // nothing in general: the evaluator says
  spreads,    // absent too; false, if it is a formula
  satisfies,  // true
};

struct KindTraits {
  std::string_view name;
  Family family = Family::value;
  Overload over = Overload::one;
  Absence absence = Absence::none;
  std::string_view sign = {};                 // the operator in a spec; for kinds whose negation has its own operator
  std::optional<ExpressionKind> denies = {};  // the kind that this kind negates
};

inline constexpr std::array kind_traits = [] {
  using E = ExpressionKind;
  return std::array{
#define EXPRESSION(kind, family, over, absence, ...) \
  KindTraits{#kind, Family::family, Overload::over, Absence::absence __VA_OPT__(, ) __VA_ARGS__},
#include "model/expressions.def"
#undef EXPRESSION
  };
}();

constexpr const KindTraits& traits(ExpressionKind kind) { return kind_traits[static_cast<std::size_t>(kind)]; }

// Is the kind a negation?
constexpr bool is_denial(ExpressionKind kind) { return traits(kind).family == Family::negation || traits(kind).denies.has_value(); }

// The kind with the same operands and the opposite truth; the kind itself if there is none.
constexpr ExpressionKind opposite(ExpressionKind kind) {
  if (traits(kind).denies) return *traits(kind).denies;
  for (std::size_t i = 0; i < kind_traits.size(); ++i) {
    if (kind_traits[i].denies == kind) return static_cast<ExpressionKind>(i);
  }
  return kind;
}

}  // namespace proviso::model
