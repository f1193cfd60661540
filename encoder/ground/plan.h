// The order in which a quantifier's variables are bound and its conditions looked at.
//
// `some x, y: A(x) and B(x, y) and C(z)` is carried out as: for each x with A(x): for each y: B(x, y); apart from that, C(z).
// A condition is looked at as soon as its variables are bound, cheap ones first, so that one that is false cuts off all that
// is nested below it; variables that no condition connects are bound apart from each other (miniscoping). `every` is planned
// as the negation of `some ... not`. Quantifiers of the same sort directly below are planned together with it.
#pragma once

#include <vector>

#include "ground/universe.h"

namespace proviso::ground {

struct Part {
  logic::Formula formula;
  bool negated = false;
};

// Of an element variable: the type that a condition asks it to be of, and a term that a condition equates it with.
struct Range {
  model::TypeId type;  // invalid: any element of the sort
  logic::Term term;    // invalid: none
};

struct Step {
  logic::VariableId variable;
  Range range;
  std::vector<Part> conditions;  // whose last variable this is
  std::vector<Step> next;        // independent of each other
};

struct Plan {
  std::vector<Part> conditions;  // that need none of the variables
  std::vector<Step> first;
};

// For `some variables: formula` (or, negated, for `some variables: not formula`).
Plan plan(const logic::Arena&, const Universe&, std::span<const logic::VariableId>, Part);

// The conditions that `part` is the conjunction of.
std::vector<Part> conjuncts(const logic::Arena&, Part part);
// The type that the conditions ask the variable to be of (the one with the fewest slots).
model::TypeId type_of(const logic::Arena&, const Universe&, logic::VariableId, const std::vector<Part>&);

}  // namespace proviso::ground
