// First, last, next and previous: an element of the type, or of a set, with no element beyond it, or between.
#include "lower/lowering.h"
#include "text/check.h"

namespace proviso::lower {

using model::ExpressionKind;

Lowering::Cases Lowering::end_cases(model::ExprId id, const Place& place) {
  const model::Expression& e = model_[id];
  const SymbolId before = symbols_.before[model_[e.named_type].root.value];
  const VariableId variable = value_variable(id, place.environment, e.named_type, e.kind == ExpressionKind::first ? "first" : "last");
  const VariableId other = second_variable(id, place.environment, e.named_type, "other");
  const Term value = arena_.variable(variable), beyond = arena_.variable(other);
  const Formula is_beyond = e.kind == ExpressionKind::first ? arena_.atom(before, {beyond, value}) : arena_.atom(before, {value, beyond});
  const Formula none = arena_.forall({other}, arena_.implication(typed({other}), arena_.negation(is_beyond)));
  return {with_named({}, place, {e.kind, e.named_type.value, {}, {}}, variable, {typed({variable}), none})};
}

// A member of the set with no member beyond it; of `sole`, with no other member.
Lowering::Cases Lowering::member_cases(model::ExprId id, const Place& place) {
  const model::Expression& e = model_[id];
  const model::TypeId type = e.type.value.type;
  const VariableId variable = value_variable(id, place.environment, type, "member"),
                   other = second_variable(id, place.environment, type, "other");
  const Term value = arena_.variable(variable), beyond = arena_.variable(other);
  Formula refuted = arena_.negation(arena_.equal(value, beyond));
  if (e.kind != ExpressionKind::sole) {
    const SymbolId before = symbols_.before[model_[type].root.value];
    refuted = e.kind == ExpressionKind::first_of ? arena_.atom(before, {beyond, value}) : arena_.atom(before, {value, beyond});
  }
  const auto is_member = [&](VariableId v, Term term) { return arena_.conjunction({typed({v}), member(e.operands[0], term, place)}); };
  const Formula none = arena_.forall({other}, arena_.implication(is_member(other, beyond), arena_.negation(refuted)));
  return {{{variable}, {is_member(variable, value), none}, value, {}}};
}

Formula Lowering::has_members(model::ExprId of_set, const Place& place) {
  const model::Expression& e = model_[of_set];
  const VariableId variable = value_variable(of_set, place.environment, e.type.value.type, "member");
  return arena_.exists({variable}, arena_.conjunction({typed({variable}), member(e.operands[0], arena_.variable(variable), place)}));
}

// `x before first { ... }`, and the like, needs no element that is the first: there are members, and x is before them all. Formulas
// with fewer alternations of quantifiers have small models more often.
std::optional<Formula> Lowering::beside_an_end(const model::Expression& e, const Environment& environment) {
  if (e.kind != ExpressionKind::before && e.kind != ExpressionKind::after) return std::nullopt;
  const auto is_end = [&](std::size_t operand) {
    const ExpressionKind kind = model_[e.operands[operand]].kind;
    return kind == ExpressionKind::first_of || kind == ExpressionKind::last_of;
  };
  if (is_end(0) == is_end(1)) return std::nullopt;
  const std::size_t end = is_end(0) ? 0 : 1;
  const bool before_it = (end == 1) == (e.kind == ExpressionKind::before);
  return holds_for({e.operands[1 - end]}, {environment}, [&](const std::vector<Term>& values, const Place& place) {
    return beside(e.operands[end], values[0], before_it, place);
  });
}

Formula Lowering::beside(model::ExprId end, Term element, bool before_it, const Place& place) {
  const model::Expression& e = model_[end];
  const SymbolId before = symbols_.before[model_[e.type.value.type].root.value];
  const VariableId variable = second_variable(end, place.environment, e.type.value.type, "other");
  const Term other = arena_.variable(variable);
  const Formula is_member = arena_.conjunction({typed({variable}), member(e.operands[0], other, place)});
  const Formula beside = before_it ? arena_.atom(before, {element, other}) : arena_.atom(before, {other, element});
  const bool all = before_it == (e.kind == ExpressionKind::first_of);
  if (!all) return arena_.exists({variable}, arena_.conjunction({is_member, beside}));
  return arena_.conjunction({has_members(end, place), arena_.forall({variable}, arena_.implication(is_member, beside))});
}

Lowering::Cases Lowering::neighbour_cases(model::ExprId id, const Place& place) {
  const model::Expression& e = model_[id];
  const model::TypeId type = model_[e.operands[0]].type.value.type;
  const SymbolId before = symbols_.before[model_[type].root.value];
  const VariableId variable = value_variable(id, place.environment, type, e.kind == ExpressionKind::next ? "next" : "previous");
  const VariableId other = second_variable(id, place.environment, type, "other");
  const Term value = arena_.variable(variable), between = arena_.variable(other);
  Cases result;
  for (const Tuple& tuple : tuples(e.operands, place)) {
    Term earlier = tuple.values[0], later = value;
    if (e.kind == ExpressionKind::previous) std::swap(earlier, later);
    const Formula is_between = arena_.conjunction({arena_.atom(before, {earlier, between}), arena_.atom(before, {between, later})});
    const Formula none = arena_.forall({other}, arena_.implication(typed({other}), arena_.negation(is_between)));
    result.push_back(with_named(tuple, place, {e.kind, type.value, {tuple.values[0]}, {}}, variable,
                                {typed({variable}), arena_.atom(before, {earlier, later}), none}));
  }
  return result;
}

}  // namespace proviso::lower
