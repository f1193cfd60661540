#include <algorithm>

#include "resolve/symbols/type_rules.h"
#include "resolve/typing/typing.h"
#include "resolve/typing/variables.h"

namespace proviso::resolve {

bool Typing::require_set(ExprId id, std::string_view of_what) {
  const ExpressionType& type = type_of(id);
  if (type.shape == Shape::set && !is_untyped(id)) return true;
  if (type.shape == Shape::set) {
    reports_.add(Code::T016, model_[id].span, "nothing here says of what this set is empty",
                 "write `{ T x where false }` with the type that is meant");
    return false;
  }
  reports_.add(Code::T015, model_[id].span, words(id) + " is " + describe(id) + ", not a set; " + std::string(of_what) + " takes sets",
               type.value.base == Base::element ? "write `{ " + plain(id) + " }`" : "");
  return false;
}

ExprId Typing::set_literal(Span span, std::vector<ExprId> members, Values values) {
  if (!std::ranges::all_of(members, &ExprId::valid)) return {};
  ValueType value{Base::element, {}};
  for (std::size_t i = 0; i < members.size(); ++i) {
    const ExpressionType type = type_of(members[i]);
    const Span at = model_[members[i]].span;
    if (type.shape == Shape::set) {
      reports_.add(Code::T015, at, words(members[i]) + " is " + describe(members[i]) + "; between braces stand single things",
                   "to join sets, write `union`");
      return {};
    }
    if (type.value.base != Base::element && (type.is_formula() || values == Values::not_allowed)) {
      const bool truth = type.is_formula();
      reports_.add(Code::T001, at,
                   words(members[i]) + " is " + describe(members[i]) + "; there are no sets of " +
                       (truth ? "truth values" : "values, but for a list right after `in`"),
                   truth ? "" : "declare a type with a field for it");
      return {};
    }
    if (i == 0) {
      value = type.value;
      continue;
    }
    bool fits = value.base == type.value.base || (is_number(value.base) && is_number(type.value.base));
    if (fits && value.base == Base::element) {
      value.type = common_type(model_, value.type, type.value.type);
      fits = value.type.valid();
    } else if (fits && type.value.base == Base::decimal) {
      value = type.value;
    }
    if (!fits) {
      reports_.add(Code::T007, at, clash(members[i], "in one set with", members[0]));
      return {};
    }
  }
  if (value.base == Base::decimal) {
    for (ExprId& member : members) member = widen(member);
  }
  return add(ExpressionKind::set_literal, span, {value, Shape::set}, std::move(members));
}

ExprId Typing::comprehension(Span span, VarId variable, Part guard) {
  const ValueType value = model_[variable].value;
  if ((!guard.absent && !guard.id.valid()) || is_poisoned(model_[variable])) return {};
  Expression expression;
  expression.kind = ExpressionKind::comprehension;
  expression.span = span;
  expression.type = {value, Shape::set};
  expression.variables = {variable};
  expression.guard = guard.id;
  return add(std::move(expression));
}

ExprId Typing::member_of_set(ExpressionKind kind, Span span, ExprId set) {
  const std::string word = kind == ExpressionKind::first_of ? "`first`" : kind == ExpressionKind::last_of ? "`last`" : "`the`";
  if (!set.valid() || !require_set(set, word)) return {};
  const ValueType value = type_of(set).value;
  if (kind != ExpressionKind::sole && !require_ordered(model_[set].span, value.type)) return {};
  return add(kind, span, {value, Shape::optional}, {set});
}

ExprId Typing::set_operation(ExpressionKind kind, Span span, std::vector<ExprId> operands) {
  if (!std::ranges::all_of(operands, &ExprId::valid)) return {};
  const std::string_view word = kind == ExpressionKind::set_union ? "`union`" : kind == ExpressionKind::minus ? "`minus`" : "`intersect`";
  ExprId typed;
  for (const ExprId operand : operands) {
    if (type_of(operand).shape == Shape::set && is_untyped(operand)) continue;
    if (!require_set(operand, word)) return {};
    if (!typed.valid()) typed = operand;
  }
  if (!typed.valid()) return add(kind, span, {{Base::element, {}}, Shape::set}, std::move(operands));
  for (const ExprId operand : operands) settle(operand, type_of(typed).value);
  ValueType value = type_of(operands[0]).value;
  for (const ExprId operand : operands) {
    const TypeId type = type_of(operand).value.type;
    const bool fits =
        kind == ExpressionKind::set_union ? model_[value.type].root == model_[type].root : comparable(model_, value.type, type);
    if (!fits) {
      report_never(span, operands[0], operand, kind == ExpressionKind::set_union ? "they share no type" : "they have no member in common");
      return {};
    }
    if (kind == ExpressionKind::set_union) value.type = common_type(model_, value.type, type);
    if (kind == ExpressionKind::intersect && model_.is_subtype(type, value.type)) value.type = type;
  }
  return add(kind, span, {value, Shape::set}, std::move(operands));
}

ExprId Typing::count(Span span, ExprId operand) {
  if (!operand.valid()) return {};
  const ExpressionType type = type_of(operand);
  if (type.shape == Shape::set && is_untyped(operand)) {
    require_set(operand, "`count`");
    return {};
  }
  if (type.shape == Shape::one) {
    reports_.add(Code::T025, model_[operand].span, words(operand) + " is " + describe(operand) + ", not a set",
                 "to count what has a property, write `count({ T x where ... })`");
    return {};
  }
  return add(ExpressionKind::count, span, {{Base::integer, {}}, Shape::one}, {operand});
}

ExprId Typing::aggregate(ExpressionKind kind, Span span, std::vector<VarId> variables, Part guard, ExprId body) {
  const bool sound = (guard.absent || guard.id.valid()) && body.valid() &&
                     std::ranges::none_of(variables, [&](VarId id) { return is_poisoned(model_[id]); });
  if (!sound) return {};
  const ExpressionType type = type_of(body);
  const bool is_sum = kind == ExpressionKind::sum;
  const bool fits = type.shape != Shape::set &&
                    (is_number(type.value.base) || (!is_sum && (type.value.base == Base::date || type.value.base == Base::moment)));
  if (!fits) {
    std::string help;
    if (is_sum && type.is_formula()) help = "to count what has a property, write `count({ T x where ... })`";
    reports_.add(
        Code::T025, model_[body].span,
        words(body) + " is " + describe(body) + "; `" + std::string(name(kind)) + "` takes numbers" + (is_sum ? "" : ", dates or moments"),
        help);
    return {};
  }
  Expression expression;
  expression.kind = kind;
  expression.span = span;
  expression.type = {type.value, is_sum ? Shape::one : Shape::optional};
  expression.variables = std::move(variables);
  expression.guard = guard.id;
  expression.operands = {body};
  return add(std::move(expression));
}

}  // namespace proviso::resolve
