#include <algorithm>

#include "resolve/symbols/type_rules.h"
#include "resolve/typing/typing.h"
#include "resolve/typing/variables.h"

namespace proviso::resolve {

std::string Typing::describe(ExprId id) const { return resolve::describe(model_, type_of(id)); }

std::string Typing::clash(ExprId left, std::string_view what_it_cannot_be, ExprId right) const {
  return words(left) + " is " + describe(left) + "; it cannot be " + std::string(what_it_cannot_be) + " " + words(right) + ", which is " +
         describe(right);
}

bool Typing::is_untyped(ExprId id) const {
  const ExpressionType& type = type_of(id);
  return type.value.base == Base::element && !type.value.type.valid();
}

void Typing::settle(ExprId id, const ValueType& value) {
  if (!is_untyped(id)) return;
  model_.expressions[id.value].type.value = value;
  for (const ExprId operand : model_[id].operands) {
    if (type_of(operand).shape == Shape::set) settle(operand, value);
  }
}

ExprId Typing::widen(ExprId id) {
  const ExpressionType type = type_of(id);
  if (type.value.base != Base::integer) return id;
  return add(ExpressionKind::widen, model_[id].span, {{Base::decimal, {}}, type.shape}, {id});
}

bool Typing::unify_numbers(ExprId& left, ExprId& right) {
  const Base left_base = type_of(left).value.base;
  const Base right_base = type_of(right).value.base;
  if (left_base == right_base) return true;
  if (!is_number(left_base) || !is_number(right_base)) return false;
  left = widen(left);
  right = widen(right);
  return true;
}

ExprId Typing::truth(Span span, bool value) {
  Expression expression;
  expression.kind = ExpressionKind::truth;
  expression.span = span;
  expression.type = formula_type;
  expression.flag = value;
  return add(std::move(expression));
}

ExprId Typing::formula(ExprId id) {
  if (!id.valid()) return {};
  const ExpressionType& type = type_of(id);
  if (type.is_formula() && type.shape != Shape::set) return id;
  std::string help = "say what holds of it, as in `" + plain(id) + " = ...`";
  if (type.shape == Shape::optional) {
    const bool open = model_[id].kind == ExpressionKind::sole && !model_[id].let.valid();
    help = "to ask whether there is one, write `exists " + (open ? "(" + plain(id) + ")" : plain(id)) + "`";
  }
  if (type.shape == Shape::set) help = "to ask whether it has members, write `count(" + plain(id) + ") > 0`";
  reports_.add(Code::T004, model_[id].span, words(id) + " is " + describe(id) + "; something true or false belongs here", help);
  return {};
}

bool Typing::report_list_of_values(ExpressionKind kind, const std::vector<ExprId>& operands) {
  if (kind != ExpressionKind::disjunction && kind != ExpressionKind::conjunction) return false;
  const Expression& first = model_[operands.front()];
  const bool equal = first.kind == ExpressionKind::equal;
  if (!equal && first.kind != ExpressionKind::not_equal) return false;
  const auto is_value = [&](ExprId id) { return !type_of(id).is_formula() && type_of(id).shape == Shape::one; };
  const auto value = std::ranges::find_if(operands, is_value);
  if (value != operands.begin() + 1 || !std::all_of(value, operands.end(), is_value)) return false;
  const std::string subject = plain(first.operands[0]);
  std::string list = plain(first.operands[1]), each = plain(operands.front());
  for (auto id = value; id != operands.end(); ++id) {
    list += ", " + plain(*id);
    each += " and " + subject + (equal ? " = " : " != ") + plain(*id);
  }
  const bool listed = kind == ExpressionKind::disjunction || !equal;
  reports_.add(Code::T004, model_[*value].span, words(*value) + " is " + describe(*value) + "; something true or false belongs here",
               "write `" + (listed ? subject + (equal ? " in { " : " not in { ") + list + " }" : each) + "`");
  return true;
}

ExprId Typing::connective(ExpressionKind kind, Span span, std::vector<ExprId> operands) {
  if (std::ranges::all_of(operands, &ExprId::valid) && report_list_of_values(kind, operands)) return {};
  for (ExprId& operand : operands) operand = formula(operand);
  if (!std::ranges::all_of(operands, &ExprId::valid)) return {};
  return add(kind, span, formula_type, std::move(operands));
}

ExprId Typing::quantifier(ExpressionKind kind, Span span, std::vector<VarId> variables, std::int64_t number, Part guard, Part body) {
  const bool sound = (guard.absent || guard.id.valid()) && (body.absent || body.id.valid()) &&
                     std::ranges::none_of(variables, [&](VarId id) { return is_poisoned(model_[id]); });
  if (!sound) return {};
  Expression expression;
  expression.kind = kind;
  expression.span = span;
  expression.type = formula_type;
  expression.variables = std::move(variables);
  expression.guard = guard.id;
  if (!body.absent) expression.operands = {body.id};
  expression.integer = number;
  return add(std::move(expression));
}

}  // namespace proviso::resolve
