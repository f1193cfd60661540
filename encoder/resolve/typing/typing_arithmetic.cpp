#include <algorithm>

#include "resolve/symbols/type_rules.h"
#include "resolve/typing/typing.h"

namespace proviso::resolve {

namespace {

bool is_time(Base base) { return base == Base::date || base == Base::moment; }

bool is_literal(const Expression& expression) {
  return expression.kind == ExpressionKind::integer || expression.kind == ExpressionKind::decimal;
}

}  // namespace

ExprId Typing::number(Span span, bool decimal) {
  const std::optional<Number> value = Number::parse(reports_.sources().slice(span));
  CHECK(value.has_value(), "the lexer takes well-formed numbers only");
  Expression expression;
  expression.kind = decimal ? ExpressionKind::decimal : ExpressionKind::integer;
  expression.span = span;
  expression.type = {{decimal ? Base::decimal : Base::integer, {}}, Shape::one};
  expression.number = *value;
  return add(std::move(expression));
}

bool Typing::require_arithmetic(ExprId id, std::string_view sign) {
  const ExpressionType& type = type_of(id);
  const bool is_set = type.shape == Shape::set;
  if (!is_set && (is_number(type.value.base) || is_time(type.value.base))) return true;
  std::string help;
  if (is_set && sign == "+") help = "to join sets, write `union`";
  if (is_set && sign == "-") help = "to take members away, write `minus`";
  reports_.add(Code::T014, model_[id].span,
               words(id) + " is " + describe(id) + "; `" + std::string(sign) + "` takes numbers" + (sign == "*" ? "" : " and dates"), help);
  return false;
}

ExprId Typing::sum_or_difference(bool add_them, Span span, ExprId left, ExprId right) {
  if (!left.valid() || !right.valid()) return {};
  const std::string_view sign = add_them ? "+" : "-";
  if (!require_arithmetic(left, sign) || !require_arithmetic(right, sign)) return {};
  const ExpressionType a = type_of(left);
  const ExpressionType b = type_of(right);
  const Shape shape = std::max(a.shape, b.shape);
  if (is_number(a.value.base) && is_number(b.value.base)) {
    unify_numbers(left, right);
    return add(add_them ? ExpressionKind::add : ExpressionKind::subtract, span, {type_of(left).value, shape}, {left, right});
  }
  if (!add_them && a.value.base == b.value.base) {
    return add(ExpressionKind::difference, span, {{Base::integer, {}}, shape}, {left, right});
  }
  if (is_time(a.value.base) && b.value.base == Base::integer) {
    reports_.add(Code::T013, model_[right].span,
                 words(left) + " is " + describe(left) + " and " + words(right) + " is an int; it does not say of what",
                 plain(right).find(' ') == std::string::npos ? "write `" + plain(right) + " days`, `months` or `years`"
                                                             : "write `(" + plain(right) + ") days`, `months` or `years`");
    return {};
  }
  reports_.add(Code::T013, span, clash(left, add_them ? "added to" : "reduced by", right),
               is_time(a.value.base) && is_time(b.value.base) && a.value.base == b.value.base
                   ? "dates have a difference, `later - earlier`, and no sum"
                   : "");
  return {};
}

ExprId Typing::scale(Span span, const Number& number, bool decimal, ExprId operand) {
  if (decimal) operand = widen(operand);
  Expression expression;
  expression.kind = ExpressionKind::scale;
  expression.span = span;
  expression.type = type_of(operand);
  expression.operands = {operand};
  expression.number = number;
  return add(std::move(expression));
}

ExprId Typing::product(Span span, ExprId left, ExprId right) {
  if (!left.valid() || !right.valid()) return {};
  for (const ExprId factor : {left, right}) {
    const ExpressionType& type = type_of(factor);
    if (type.shape != Shape::set && is_number(type.value.base)) continue;
    reports_.add(Code::T014, model_[factor].span, words(factor) + " is " + describe(factor) + "; `*` takes numbers");
    return {};
  }
  if (!is_literal(model_[left])) std::swap(left, right);
  if (!is_literal(model_[left])) {
    std::swap(left, right);  // as written
    unify_numbers(left, right);
    const ExpressionType type{type_of(left).value, std::max(type_of(left).shape, type_of(right).shape)};
    return add(ExpressionKind::multiply, span, type, {left, right});
  }
  return scale(span, Number(model_[left].number), type_of(left).value.base == Base::decimal, right);
}

ExprId Typing::negate(Span span, ExprId operand) {
  if (!operand.valid()) return {};
  const ExpressionType& type = type_of(operand);
  if (type.shape == Shape::set || !is_number(type.value.base)) {
    reports_.add(Code::T014, model_[operand].span, words(operand) + " is " + describe(operand) + "; `-` takes numbers");
    return {};
  }
  if (!is_literal(model_[operand]) && model_[operand].kind != ExpressionKind::scale) return scale(span, Number(-1), false, operand);
  Expression& positive = model_.expressions[operand.value];  // the parser reads `-2 * x` as -(2 * x)
  positive.number = -positive.number;
  positive.span = span;
  return operand;
}

ExprId Typing::smaller_or_greater(ExpressionKind kind, Span span, std::vector<ExprId> arguments) {
  const std::string_view word = kind == ExpressionKind::lesser ? "lesser" : "greater";
  if (!std::ranges::all_of(arguments, &ExprId::valid)) return {};
  if (arguments.size() != 2) {
    reports_.add(Code::T019, span, "`" + std::string(word) + "` takes 2 things, not " + std::to_string(arguments.size()),
                 "of many, take `min { ... }` or `max { ... }`");
    return {};
  }
  for (const ExprId argument : arguments) {
    const ExpressionType& type = type_of(argument);
    if (type.shape != Shape::set && (is_number(type.value.base) || is_time(type.value.base))) continue;
    reports_.add(Code::T014, model_[argument].span,
                 words(argument) + " is " + describe(argument) + "; `" + std::string(word) + "` takes numbers, dates or moments");
    return {};
  }
  if (!unify_numbers(arguments[0], arguments[1])) {
    reports_.add(Code::T007, span, clash(arguments[0], "compared with", arguments[1]));
    return {};
  }
  const Shape shape = std::max(type_of(arguments[0]).shape, type_of(arguments[1]).shape);
  const ValueType value = type_of(arguments[0]).value;
  return add(kind, span, {value, shape}, std::move(arguments));
}

ExprId Typing::floor(Span span, std::vector<ExprId> arguments) {
  if (!std::ranges::all_of(arguments, &ExprId::valid)) return {};
  if (arguments.size() != 1) {
    reports_.add(Code::T019, span, "`floor` takes 1 thing, not " + std::to_string(arguments.size()));
    return {};
  }
  const ExpressionType type = type_of(arguments[0]);
  if (type.shape == Shape::set || (type.value.base != Base::decimal && type.value.base != Base::integer)) {
    reports_.add(Code::T014, model_[arguments[0]].span, words(arguments[0]) + " is " + describe(arguments[0]) + "; `floor` takes a number");
    return {};
  }
  if (type.value.base == Base::integer) return arguments[0];  // it is its own floor
  return add(ExpressionKind::floor, span, {{Base::integer, {}}, type.shape}, std::move(arguments));
}

ExprId Typing::choice(Span span, ExprId condition, ExprId then, ExprId otherwise) {
  condition = formula(condition);
  if (!condition.valid() || !then.valid() || !otherwise.valid()) return {};
  const ExpressionType a = type_of(then);
  const ExpressionType b = type_of(otherwise);
  ExpressionType type{a.value, std::max(a.shape, b.shape)};
  bool fits = (a.shape == Shape::set) == (b.shape == Shape::set);
  if (fits && a.value.base == Base::element && b.value.base == Base::element) {
    if (type.shape == Shape::set) {
      settle(then, b.value);
      settle(otherwise, a.value);
    }
    type.value = type_of(then).value;
    if (type.value.type.valid()) {
      type.value.type = common_type(model_, type.value.type, type_of(otherwise).value.type);
      fits = type.value.type.valid();
    }
  } else if (fits) {
    fits = unify_numbers(then, otherwise);
    type.value = type_of(then).value;
  }
  if (!fits) {
    reports_.add(Code::T007, span, clash(then, "the alternative to", otherwise), "let both be of one kind");
    return {};
  }
  return add(ExpressionKind::choice, span, type, {condition, then, otherwise});
}

}  // namespace proviso::resolve
