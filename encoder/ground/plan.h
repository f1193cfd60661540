// The order in which a quantifier's variables are bound and its conditions evaluated.
//
// `some x, y: A(x) and B(x, y) and C(z)` is expanded as: for each x with A(x): for each y: B(x, y); independently, C(z). A condition is
// evaluated as soon as its variables are bound, cheap conditions first, so that a false one prunes everything nested below it.
// Quantifiers are miniscoped: variables that no condition connects are bound independently. `every` is planned as the negation of `some
// ... not`. Directly nested quantifiers of the same kind are planned together.
#pragma once

#include <vector>

#include "ground/universe.h"

namespace proviso::ground {

struct Part {
  logic::Formula formula;
  bool negated = false;
};

// The range of an element variable: the type that a condition asserts, and a term that a condition equates with it.
struct Range {
  model::TypeId type;  // invalid: any element of the sort
  logic::Term term;    // invalid: none
};

struct Step {
  logic::VariableId variable;
  Range range;
  std::vector<Part> conditions;  // whose last variable is this one
  std::vector<Step> next;        // independent of each other
};

struct Plan {
  std::vector<Part> conditions;  // that mention none of the variables
  std::vector<Step> first;
};

// Plans `some variables: formula` (or, negated, `some variables: not formula`).
Plan plan(const logic::Arena&, const Universe&, std::span<const logic::VariableId>, Part);

// The conjuncts of `part`.
std::vector<Part> conjuncts(const logic::Arena&, Part part);
// The type that the conditions assert of the variable (the one with the fewest slots).
model::TypeId type_of(const logic::Arena&, const Universe&, logic::VariableId, const std::vector<Part>&);

}  // namespace proviso::ground
