// Properties of each kind of node, from the table kinds.def.
#pragma once

#include <array>
#include <string_view>

#include "logic/formula.h"

namespace proviso::logic {

enum class Family : std::uint8_t {
  truth,        // true or false
  atom,         // a predicate of terms
  comparison,   // of two terms
  connective,   // of formulas
  quantifier,   // binds variables in a formula
  closure,      // binds variables in its step
  plain,        // a variable, a constant or a function of terms
  constant,     // a value
  operation,    // of numbers
  conditional,  // one of two terms
  aggregate,    // a number over bound variables
};

// The data of a node other than its children and variables.
enum class Payload : std::uint8_t { none, symbol, variable, number, function };

struct KindTraits {
  std::string_view name;
  Family family = Family::plain;
  Payload payload = Payload::none;
};

inline constexpr std::array kind_traits = {
#define KIND(kind, family, payload) KindTraits{#kind, Family::family, Payload::payload},
#include "logic/kinds.def"
#undef KIND
};

constexpr const KindTraits& traits(Kind kind) { return kind_traits[static_cast<std::size_t>(kind)]; }

// Does the kind bind its variables?
constexpr bool is_binder(Kind kind) {
  const Family family = traits(kind).family;
  return family == Family::quantifier || family == Family::closure || family == Family::aggregate;
}

// Does the kind bind them in this child? The ends of a closure are outside the binder.
constexpr bool binds_in(Kind kind, std::size_t child) { return is_binder(kind) && (traits(kind).family != Family::closure || child == 2); }

}  // namespace proviso::logic
