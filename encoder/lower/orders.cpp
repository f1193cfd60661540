// First, last, next and previous: an element of the type with no element beyond it, or between.
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
