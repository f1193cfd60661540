// Atoms and terms. An atom over a function's value is a case distinction over the values that the function may take: asserted, `if the
// value is this one, the atom holds for it`; negated, `the value is this one and the atom holds for it`.
#include <algorithm>

#include "ground/expand.h"
#include "text/check.h"

namespace proviso::ground {

using logic::Kind;
using logic::Node;
using logic::Term;

std::optional<std::uint32_t> Expander::slot_of(Term term) {
  switch (arena_.kind(term)) {
    case Kind::variable:
      return slot(arena_.variable_of(term));
    case Kind::element:
      return static_cast<std::uint32_t>(*arena_.number(term).to_int64());
    case Kind::application:
      return tables_.fixed(arena_.symbol(term));
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
    case Kind::numeral:
    case Kind::sum:
    case Kind::product:
    case Kind::conditional:
    case Kind::to_real:
    case Kind::floor:
    case Kind::quotient:
    case Kind::day_function:
    case Kind::count:
    case Kind::total:
      return std::nullopt;
  }
  CHECK(false, name(arena_.kind(term)));
}

Gate Expander::with_slot(Term term, Approximation side, Continuation<std::uint32_t> done) {
  if (const auto known = slot_of(term)) return done(*known);
  if (arena_.kind(term) == Kind::conditional) {
    const std::span<const Node> parts = arena_.children(term);
    const Gate below = formula(parts[0], Approximation::under), above = formula(parts[0], Approximation::over);
    const Gate then = with_slot(parts[1], side, done), otherwise = with_slot(parts[2], side, done);
    if (side == Approximation::over) {
      return circuit_.conjunction(circuit_.implication(below, then), circuit_.disjunction(above, otherwise));
    }
    return circuit_.disjunction(circuit_.conjunction(below, then), circuit_.conjunction(~above, otherwise));
  }
  CHECK(arena_.kind(term) == Kind::application, "a term of an element sort");
  const logic::SymbolId symbol = arena_.symbol(term);
  note_function(symbol);
  const auto by_cases = [&](auto&& has_value) {
    std::vector<Gate> cases;
    for (std::uint32_t value : tables_.values(symbol)) {
      const Gate is = has_value(value);
      if (is == never) continue;
      const Gate holds = done(value);
      cases.push_back(side == Approximation::over ? circuit_.implication(is, holds) : circuit_.conjunction(is, holds));
    }
    return side == Approximation::over ? circuit_.conjunction(std::move(cases)) : circuit_.disjunction(std::move(cases));
  };
  // The values of a path get gates of their own, so that the cases of its steps do not multiply.
  const bool is_path = !std::ranges::all_of(arena_.children(term), [&](Term argument) { return slot_of(argument).has_value(); });
  if (is_path) return by_cases([&](std::uint32_t value) { return term_is(term, value, Approximation::under); });
  return with_slots(arena_.children(term), side, [&](Slots arguments) {
    return by_cases([&](std::uint32_t value) { return tables_.has_value(symbol, arguments, value); });
  });
}

Gate Expander::with_slots(std::span<const Term> terms, Approximation side, Continuation<Slots> done) {
  std::vector<std::uint32_t> slots;
  slots.reserve(terms.size());
  return with_slots(terms, slots, side, done);
}

Gate Expander::with_slots(std::span<const Term> terms, std::vector<std::uint32_t>& slots, Approximation side, Continuation<Slots> done) {
  const std::size_t given = slots.size();
  while (slots.size() < terms.size()) {
    const auto known = slot_of(terms[slots.size()]);
    if (!known) break;
    slots.push_back(*known);
  }
  Gate result = never;
  if (slots.size() == terms.size()) {
    result = done(slots);
  } else {
    result = with_slot(terms[slots.size()], side, [&](std::uint32_t slot) {
      slots.push_back(slot);
      const Gate gate = with_slots(terms, slots, side, done);
      slots.pop_back();
      return gate;
    });
  }
  slots.resize(given);
  return result;
}

Gate Expander::atom(Node node, Approximation side) {
  const logic::SymbolId symbol = arena_.symbol(node);
  if (const auto* type = std::get_if<logic::Membership>(&arena_.signature()[symbol].meaning)) {
    return membership(type->type, arena_.children(node)[0], side);
  }
  return with_slots(arena_.children(node), side, [&](Slots arguments) {
    const Gate gate = tables_.predicate(symbol, arguments);
    note_use(symbol, arguments, gate, side);
    return gate;
  });
}

// Asserted membership of a value in a type implies that there is a value: this makes functions total (structural axioms).
Gate Expander::membership(model::TypeId type, Term term, Approximation side) {
  if (arena_.kind(term) != Kind::application || slot_of(term) || side == Approximation::under) {
    return with_slot(term, side, [&](std::uint32_t slot) { return universe_.member(type, slot); });
  }
  const logic::SymbolId symbol = arena_.symbol(term);
  note_function(symbol);
  return with_slots(arena_.children(term), side, [&](Slots arguments) {
    // Values have the function's result type, so only membership in a narrower type has to be expanded.
    const model::TypeId range = tables_.value_type(symbol);
    const bool follows = range.valid() && tables_.theory().model.is_subtype(range, type);
    std::vector<Gate> values{universe_.more(type)};
    for (std::uint32_t value : tables_.values(symbol)) {
      const Gate is = tables_.has_value(symbol, arguments, value);
      values.push_back(follows ? is : circuit_.conjunction(is, universe_.member(type, value)));
    }
    return circuit_.disjunction(std::move(values));
  });
}

Gate Expander::equality(Node node, Approximation side) {
  const Term a = arena_.children(node)[0], b = arena_.children(node)[1];
  const logic::SortKind sort = arena_.signature()[arena_.sort(a)].kind;
  if (sort == logic::SortKind::integer || sort == logic::SortKind::real) {
    return circuit_.conjunction(less_equal(a, b, side), less_equal(b, a, side));
  }
  if (identical(a, b)) return always;
  if (const auto known = slot_of(a)) return term_is(b, *known, side);
  if (const auto known = slot_of(b)) return term_is(a, *known, side);
  return with_slot(a, side, [&](std::uint32_t value) { return term_is(b, value, side); });
}

// The same function of the same elements has one value, even if it lies beyond the slots.
bool Expander::identical(Term a, Term b) {
  if (a == b) return true;
  const auto slot_a = slot_of(a), slot_b = slot_of(b);
  if (slot_a || slot_b) return slot_a && slot_a == slot_b;
  if (arena_.kind(a) != Kind::application || arena_.kind(b) != Kind::application) return false;
  return arena_.symbol(a) == arena_.symbol(b) &&
         std::ranges::equal(arena_.children(a), arena_.children(b), [&](Term x, Term y) { return identical(x, y); });
}

Gate Expander::term_is(Term term, std::uint32_t slot, Approximation side) {
  if (arena_.kind(term) != Kind::application || slot_of(term)) {
    return with_slot(term, side, [&](std::uint32_t value) { return truth(value == slot); });
  }
  const logic::SymbolId symbol = arena_.symbol(term);
  note_function(symbol);
  const auto has_value = [&](Slots arguments) { return tables_.has_value(symbol, arguments, slot); };
  const std::size_t free = arena_.free_variables(term).size();
  const bool is_path = !std::ranges::all_of(arena_.children(term), [&](Term argument) { return slot_of(argument).has_value(); });
  if (!is_path || free >= key_size) return with_slots(arena_.children(term), side, has_value);
  // Cached: otherwise each value of a path is expanded once for each value of its continuation, and so is each value of its start.
  Key own = key(term, side);
  own.slots[free] = slot;
  if (const auto known = known_.find(own); known != known_.end()) return known->second;
  const Gate gate = with_slots(arena_.children(term), side, has_value);
  known_.emplace(own, gate);
  return gate;
}

Gate Expander::less_equal(Term smaller, Term larger, Approximation side) {
  const Linear difference = linear(smaller) - linear(larger);
  const Gate gate = at_most_zero(circuit_, difference, side);
  if (!counts_outside(smaller) && !counts_outside(larger)) return gate;
  // With elements outside the universe the comparison is not determined.
  const Gate more = universe_.more_of_any();
  return side == Approximation::over ? circuit_.disjunction(gate, more) : circuit_.conjunction(gate, ~more);
}

bool Expander::counts_outside(Term term) {
  const std::span<const Node> parts = arena_.children(term);
  switch (arena_.kind(term)) {
    case Kind::numeral:
      return false;
    case Kind::application:
      return std::ranges::any_of(parts, [&](Term argument) { return !slot_of(argument); });
    case Kind::sum:
    case Kind::product:
    case Kind::to_real:
    case Kind::floor:
    case Kind::quotient:
    case Kind::day_function:
      return std::ranges::any_of(parts, [&](Term part) { return counts_outside(part); });
    case Kind::conditional:
    case Kind::count:
    case Kind::total:
      return true;
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
    case Kind::variable:
    case Kind::element:
      break;
  }
  CHECK(false, "a numeric term");
}

Linear Expander::linear(Term term) {
  const std::span<const Node> parts = arena_.children(term);
  switch (arena_.kind(term)) {
    case Kind::numeral:
      return constant(arena_.number(term));
    case Kind::application: {
      note_function(arena_.symbol(term));
      std::vector<std::uint32_t> slots;
      return number(term, slots);
    }
    case Kind::sum: {
      Linear sum;
      for (Node part : parts) sum = sum + linear(part);
      return sum;
    }
    case Kind::product:
      return arena_.number(term) * linear(parts[0]);
    case Kind::conditional: {
      const Gate condition = exact(parts[0]);
      return circuit_.quantities().conditional(condition, linear(parts[1]), linear(parts[2]));
    }
    case Kind::to_real:
      return linear(parts[0]);
    case Kind::floor:
      return circuit_.quantities().rounded(linear(parts[0]), Number(1));
    case Kind::quotient:
      return circuit_.quantities().rounded(linear(parts[0]), arena_.number(term));
    case Kind::day_function:
      return circuit_.quantities().of_day(arena_.day_function(term), linear(parts[0]));
    case Kind::count: {
      Gate more = never;
      Linear sum;
      for (Gate gate : each(arena_.variables(term)[0], parts[0], std::nullopt, &more)) {
        sum = sum + circuit_.quantities().indicator(gate);
      }
      return sum;
    }
    case Kind::total:
      return total(term, arena_.variables(term), conjuncts(arena_, {parts[0], false}));
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
    case Kind::variable:
    case Kind::element:
      break;
  }
  CHECK(false, "a numeric term");
}

// The function's value at the slots followed by those that the terms denote.
Linear Expander::number(Term term, std::vector<std::uint32_t>& slots) {
  const std::span<const Term> arguments = arena_.children(term);
  if (slots.size() == arguments.size()) return tables_.number(arena_.symbol(term), slots);
  const Term argument = arguments[slots.size()];
  const auto at = [&](std::uint32_t slot) {
    slots.push_back(slot);
    Linear result = number(term, slots);
    slots.pop_back();
    return result;
  };
  if (const auto known = slot_of(argument)) return at(*known);
  Linear result;
  for (std::uint32_t slot = 0; slot < universe_.size(arena_.sort(argument)); ++slot) {
    const Gate is = term_is(argument, slot, Approximation::under);
    if (is != never) result = circuit_.quantities().conditional(is, at(slot), result);
  }
  return result;
}

Linear Expander::total(Node node, std::span<const logic::VariableId> variables, const std::vector<Part>& conditions) {
  if (variables.empty()) {
    std::vector<Gate> gates;
    for (const Part& part : conditions) {
      const Gate gate = part.negated ? ~exact(part.formula) : exact(part.formula);
      if (gate == never) return {};
      gates.push_back(gate);
    }
    return circuit_.quantities().conditional(circuit_.conjunction(std::move(gates)), linear(arena_.children(node)[1]), {});
  }
  const logic::VariableId variable = variables[0];
  const model::TypeId type = type_of(arena_, universe_, variable, conditions);
  const std::uint32_t outer = slot(variable);
  ++depth_;
  Linear sum;
  for (std::uint32_t i = 0; i < universe_.size(arena_.sort(variable)); ++i) {
    if (type.valid() && universe_.member(type, i) == never) continue;
    slot(variable) = i;
    sum = sum + total(node, variables.subspan(1), conditions);
  }
  --depth_;
  slot(variable) = outer;
  return sum;
}

}  // namespace proviso::ground
