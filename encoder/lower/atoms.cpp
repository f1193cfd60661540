// Comparisons and closures.
#include "lower/lowering.h"
#include "text/check.h"

namespace proviso::lower {

using model::Base;
using model::ExpressionKind;
using model::Shape;

// A value with one term is compared where the other value is lowered. The other value then needs no name of its own.
Formula Lowering::equal(model::ExprId id, const Environment& environment) {
  const model::Expression& e = model_[id];
  const model::ExprId a = e.operands[0], b = e.operands[1];
  if (model_[a].type.shape == Shape::set) return same_members(id, environment);
  const Place place{environment};
  if (const std::optional<Term> left = term(a, environment)) return member(b, *left, place);
  if (const std::optional<Term> right = term(b, environment)) return member(a, *right, place);
  return holds_for({a}, place, [&](const std::vector<Term>& value, const Place& inside) { return member(b, value[0], inside); });
}

Formula Lowering::ordered(const model::Expression& e, const Environment& environment) {
  if (const auto simple = beside_an_end(e, environment)) return *simple;
  return holds_for(e.operands, {environment}, [&](const std::vector<Term>& values, const Place&) {
    const auto before = [&](Term a, Term b) {
      const model::TypeId root = model_[model_[e.operands[0]].type.value.type].root;
      return arena_.atom(symbols_.before[root.value], {a, b});
    };
    if (e.kind == ExpressionKind::less) return arena_.less(values[0], values[1]);
    if (e.kind == ExpressionKind::less_equal) return arena_.less_equal(values[0], values[1]);
    if (e.kind == ExpressionKind::greater) return arena_.less(values[1], values[0]);
    if (e.kind == ExpressionKind::greater_equal) return arena_.less_equal(values[1], values[0]);
    if (e.kind == ExpressionKind::before) return before(values[0], values[1]);
    CHECK(e.kind == ExpressionKind::after);
    return before(values[1], values[0]);
  });
}

Formula Lowering::same_members(model::ExprId id, const Environment& environment) {
  const model::Expression& e = model_[id];
  model::TypeId common = model_[e.operands[0]].type.value.type;
  if (!model_.is_subtype(model_[e.operands[1]].type.value.type, common)) common = model_[e.operands[1]].type.value.type;
  const VariableId variable = value_variable(id, environment, common, "member");
  const Term element = arena_.variable(variable);
  const Place place{environment};
  return arena_.forall({variable}, arena_.implication(typed({variable}), arena_.equivalence(member(e.operands[0], element, place),
                                                                                            member(e.operands[1], element, place))));
}

Formula Lowering::subset(model::ExprId id, const Environment& environment) {
  const model::Expression& e = model_[id];
  const VariableId variable = value_variable(id, environment, model_[e.operands[0]].type.value.type, "member");
  const Term element = arena_.variable(variable);
  const Place place{environment};
  return arena_.forall({variable},
                       arena_.disjunction({arena_.negation(typed({variable})), arena_.negation(member(e.operands[0], element, place)),
                                           member(e.operands[1], element, place)}));
}

const Lowering::Step& Lowering::step(const model::Expression& e) {
  const auto key = std::make_tuple(e.step.field, e.step.relation, e.step.term);
  const auto known = steps_.find(key);
  if (known != steps_.end()) return known->second;
  const model::ValueType root{Base::element, model_[model_[e.operands[0]].type.value.type].root};
  Step step{fresh(root, "from", e.span), fresh(root, "to", e.span), {}};
  const Term from = arena_.variable(step.from), to = arena_.variable(step.to);
  if (e.step.field.valid()) {
    const model::Field& field = model_[e.step.field];
    const SymbolId symbol = symbols_.fields[e.step.field.value];
    step.formula = is_relational(shape(field.multiplicity), field.value.base)
                       ? arena_.atom(symbol, {from, to})
                       : arena_.conjunction({typed(field.owner, from), arena_.equal(arena_.application(symbol, {from}), to)});
  } else if (e.step.relation.valid()) {
    step.formula = arena_.atom(symbols_.relations[e.step.relation.value], {from, to});
  } else {
    const model::Term& term = model_[e.step.term];
    step.formula = arena_.conjunction({typed(model_[term.parameters[0]].value, from), typed(model_[term.parameters[1]].value, to),
                                       arena_.atom(symbols_.terms[e.step.term.value], {from, to})});
  }
  return steps_.emplace(key, step).first->second;
}

Formula Lowering::closure(const model::Expression& e, const Environment& environment) {
  const Step& by = step(e);
  return holds_for(e.operands, {environment}, [&](const std::vector<Term>& ends, const Place&) {
    const Formula reach = arena_.reach(ends[0], ends[1], by.from, by.to, by.formula);
    return e.kind == ExpressionKind::reaches ? reach : arena_.disjunction({arena_.equal(ends[0], ends[1]), reach});
  });
}

}  // namespace proviso::lower
