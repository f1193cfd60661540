// Values: arithmetic, sets, paths, literals.
#include <fmt/format.h>

#include <array>

#include "syntax/expression_parser.h"
#include "syntax/numbers.h"

namespace proviso::syntax {

namespace {

using text::Code;
using E = ExpressionKind;
using K = TokenKind;

// Operators that cannot be mixed, as classes; `+` and `-` are one class.
enum class Class { none, additive, set_union, intersect, minus };

Class class_of(K kind) {
  switch (kind) {
    case K::plus:
    case K::minus_sign:
      return Class::additive;
    case K::word_union:
      return Class::set_union;
    case K::word_intersect:
      return Class::intersect;
    case K::word_minus:
      return Class::minus;
    default:
      return Class::none;
  }
}

std::optional<TimeUnit> time_unit(std::string_view word) {
  if (word == "minute" || word == "minutes") return TimeUnit::minutes;
  if (word == "hour" || word == "hours") return TimeUnit::hours;
  if (word == "day" || word == "days") return TimeUnit::days;
  if (word == "month" || word == "months") return TimeUnit::months;
  if (word == "year" || word == "years") return TimeUnit::years;
  return std::nullopt;
}

}  // namespace

ExprId ExpressionParser::operand() {
  if (cursor_.failed()) return invalid();
  const bool next_rule = cursor_.at(K::word_every) && cursor_.token().first_on_line;
  if (cursor_.at(K::word_the) && cursor_.kind(1) == K::name && cursor_.kind(2) != K::name) return open();  // fails
  if ((at_open() || cursor_.at(K::word_not)) && !next_rule) {
    const std::string_view word = cursor_.text();
    cursor_.report(Code::P017, cursor_.span(), fmt::format("in the place of a value, what begins with `{}` stands in parentheses", word),
                   fmt::format("write `({} ...)`", word));
    return formula();
  }
  const std::size_t begin = cursor_.index();
  ExprId result = factor();
  const Class operators = class_of(cursor_.kind());
  if (cursor_.failed() || operators == Class::none) return result;
  const std::size_t first_operator = cursor_.index();
  if (operators == Class::additive) {
    while (!cursor_.failed() && class_of(cursor_.kind()) == Class::additive) {
      const E kind = cursor_.take().kind == K::plus ? E::add : E::subtract;
      const ExprId right = factor();
      result = add(kind, begin, {result, right});
    }
  } else {
    const K word = cursor_.kind();
    const std::size_t mark = pending_.size();
    pending_.push_back(result);
    do {
      cursor_.take();
      pending_.push_back(factor());
    } while (!cursor_.failed() && operators != Class::minus && cursor_.at(word));
    const E kind = operators == Class::set_union ? E::set_union : operators == Class::intersect ? E::intersect : E::minus;
    result = add_list(kind, begin, mark);
  }
  if (!cursor_.failed() && class_of(cursor_.kind()) != Class::none) return unlike(result, begin, first_operator);
  return result;
}

// A second operator where only parentheses could decide the grouping. Reports it once, and continues.
ExprId ExpressionParser::unlike(ExprId left, std::size_t begin, std::size_t first_operator) {
  const std::size_t second = cursor_.index();
  const Span second_span = cursor_.span();
  const std::string first_word(cursor_.text_at(first_operator)), second_word(cursor_.text());
  const std::string a = cursor_.words(begin, first_operator), b = cursor_.words(first_operator + 1, second);
  bool said = false;
  while (!cursor_.failed() && class_of(cursor_.kind()) != Class::none) {
    cursor_.take();
    const ExprId right = factor();
    if (!said) {
      said = true;
      const std::string c = cursor_.words(second + 1, cursor_.index());
      cursor_.report_even_if_failed(
          Code::P016, second_span,
          first_word == second_word ? fmt::format("a second `{}` can be read two ways", second_word)
                                    : fmt::format("`{}` after `{}` can be read two ways", second_word, first_word),
          fmt::format("write `({0} {3} {1}) {4} {2}` or `{0} {3} ({1} {4} {2})`", a, b, c, first_word, second_word),
          {{cursor_.span_of_token(first_operator), fmt::format("the first is `{}`", first_word)}});
    }
    left = add(E::minus, begin, {left, right});
  }
  return left;
}

// { "-" } atom [ "*" factor ], where the signs apply to the whole product.
ExprId ExpressionParser::factor() {
  const std::size_t mark = pending_.size();
  std::vector<std::pair<std::size_t, std::size_t>> parts;  // the first token of each part, and its number of signs
  do {
    const std::size_t begin = cursor_.index();
    std::size_t signs = 0;
    while (cursor_.accept(K::minus_sign)) ++signs;
    if (signs > static_cast<std::size_t>(max_depth)) fail_too_deep();
    parts.emplace_back(begin, signs);
    pending_.push_back(atom());
  } while (cursor_.accept(K::times));
  ExprId result;
  for (std::size_t i = parts.size(); i-- > 0;) {
    const auto [begin, signs] = parts[i];
    const ExprId part = pending_[mark + i];
    result = result.valid() ? add(E::multiply, begin + signs, {part, result}) : part;
    if (cursor_.failed()) break;
    for (std::size_t sign = signs; sign-- > 0;) result = add(E::negate, begin + sign, {result});
  }
  pending_.resize(mark);
  return result;
}

ExprId ExpressionParser::atom() {
  const std::size_t begin = cursor_.index();
  switch (cursor_.kind()) {
    case K::integer:
    case K::decimal:
      return number();
    case K::word_first:
      return end_of_order(E::first);
    case K::word_last:
      return end_of_order(E::last);
    case K::word_next:
    case K::word_previous: {
      const E kind = cursor_.take().kind == K::word_next ? E::next : E::previous;
      const ExprId of = path();
      return add(kind, begin, {of});
    }
    case K::name:
      if (at_working_days()) return working_days();
      return counted_units(path(), begin);
    default:
      return counted_units(path(), begin);
  }
}

// `x.notice days`: a duration with a computed number of units.
ExprId ExpressionParser::counted_units(ExprId count, std::size_t begin) {
  if (!cursor_.failed() && at_working_days()) {
    cursor_.report(Code::P010, cursor_.span_from(begin), "the number of working days is written out",
                   "write it as a literal, as in `5 working days of c`; for several, write `if ... then ... else ...`");
    return in_working_days(begin, 1);
  }
  const auto unit = !cursor_.failed() && cursor_.at(K::name) ? time_unit(cursor_.text()) : std::nullopt;
  if (!unit) return count;
  cursor_.take();
  Expression e;
  e.kind = E::duration;
  e.operands = ast_.list(std::span<const ExprId>(&count, 1));
  e.unit = *unit;
  return add(e, begin);
}

ExprId ExpressionParser::number() {
  const std::size_t begin = cursor_.index();
  const bool whole = cursor_.at(K::integer);
  const std::int64_t value = whole ? integer_value(cursor_.text()) : 0;
  const Name literal = cursor_.taken_name();
  if (whole && at_working_days()) return in_working_days(begin, value);
  const auto unit = cursor_.at(K::name) ? time_unit(cursor_.text()) : std::nullopt;
  if (!unit) return leaf(whole ? E::integer : E::decimal, begin, literal);
  if (!whole) {
    cursor_.report(Code::P010, cursor_.span_of_token(begin),
                   fmt::format("expected a whole number of {}, found `{}`", cursor_.text(), cursor_.text_at(begin)));
  }
  cursor_.take();
  Expression e;
  e.kind = E::duration;
  e.number = value;
  e.unit = *unit;
  return add(e, begin);
}

bool ExpressionParser::at_working_days() const {
  return cursor_.at_word("working") && cursor_.kind(1) == K::name && (cursor_.text(1) == "days" || cursor_.text(1) == "day");
}

// "working" "days" "of" NAME
Name ExpressionParser::working_days_of() {
  cursor_.take();
  cursor_.take();
  if (!cursor_.accept_word("of")) cursor_.expected("`of`", "after `working days`", "say which calendar counts them: `working days of c`");
  return cursor_.name("the name of a calendar after `of`");
}

// After a number: "working" "days" "of" NAME
ExprId ExpressionParser::in_working_days(std::size_t begin, std::int64_t number) {
  Expression e;
  e.kind = E::duration;
  e.number = number;
  e.name = working_days_of();
  return add(e, begin);
}

// "working" "days" "of" NAME "from" operand "to" path
ExprId ExpressionParser::working_days() {
  const std::size_t begin = cursor_.index();
  Expression e;
  e.kind = E::working_days;
  e.name = working_days_of();
  if (!cursor_.accept_word("from")) cursor_.expected("`from`", "after the calendar", "write `working days of c from a to b`");
  const ExprId from = operand();
  if (!cursor_.accept_word("to"))
    cursor_.expected("`to`", "after the day from which they are counted", "write `working days of c from a to b`");
  const ExprId to = path();
  e.operands = ast_.list(std::array{from, to});
  return add(e, begin);
}

ExprId ExpressionParser::end_of_order(E kind) {
  const std::size_t begin = cursor_.index();
  const std::string_view word = cursor_.text();
  cursor_.take();
  if (cursor_.at(K::open_brace)) {
    const ExprId set = braces();
    return step_after(word, begin, add(kind == E::first ? E::first_of : E::last_of, begin, {set}));
  }
  const Name type = cursor_.name(fmt::format("an ordered type, or a set in braces, after `{}`", word));
  return step_after(word, begin, leaf(kind, begin, type));
}

// `first { ... }.at`: reports what to write, and reads the path.
ExprId ExpressionParser::step_after(std::string_view word, std::size_t begin, ExprId end) {
  if (cursor_.failed() || !cursor_.at(K::dot)) return end;
  cursor_.report(Code::P017, cursor_.span(), fmt::format("before `.`, what begins with `{}` stands in parentheses", word),
                 fmt::format("write `({}).{}`", cursor_.words(begin, cursor_.index()), cursor_.at_any_name(1) ? cursor_.text(1) : "..."));
  return path(end, begin);
}

ExprId ExpressionParser::path() {
  const std::size_t begin = cursor_.index();
  return path(primary(), begin);
}

ExprId ExpressionParser::path(ExprId result, std::size_t begin) {
  while (!cursor_.failed() && cursor_.accept(K::dot)) {
    Expression e;
    e.kind = E::field;
    e.operands = ast_.list(std::span<const ExprId>(&result, 1));
    e.name = cursor_.any_name("a field after `.`");
    result = add(e, begin);
  }
  return result;
}

ExprId ExpressionParser::primary() {
  Level level(*this);
  if (cursor_.failed() || level.too_deep()) return invalid();
  const std::size_t begin = cursor_.index();
  switch (cursor_.kind()) {
    case K::name:
      return name_or_call();
    case K::date:
      return leaf(E::date, begin, cursor_.taken_name());
    case K::moment:
      return leaf(E::moment, begin, cursor_.taken_name());
    case K::word_true:
    case K::word_false:
      return leaf(E::truth, begin, cursor_.taken_name());
    case K::open_parenthesis:
      return parenthesised();
    case K::open_brace:
      return braces();
    case K::word_count:
      return count();
    case K::word_sum:
      return aggregate(E::sum);
    case K::word_min:
      return aggregate(E::min);
    case K::word_max:
      return aggregate(E::max);
    default:
      break;
  }
  std::string help;
  if (cursor_.at_noun() && !cursor_.token().first_on_line) {
    help = fmt::format("`{}` is a word of the language: it names something only after `.`", cursor_.text());
  } else if (cursor_.at(K::string)) {
    help = "texts are not values: give what it names a name of its own, in an enum or as an individual";
  }
  const std::string after = begin > 0 ? fmt::format("after `{}`", cursor_.words(begin - 1, begin)) : "";
  cursor_.expected("a formula or a value", after, std::move(help));
  return invalid();
}

ExprId ExpressionParser::parenthesised() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  const ExprId inner = formula();
  cursor_.close(K::close_parenthesis, begin, "the parenthesis");
  return inner;
}

ExprId ExpressionParser::name_or_call() {
  const std::size_t begin = cursor_.index();
  const Name name = cursor_.taken_name();
  if (!cursor_.at(K::open_parenthesis)) return leaf(E::name, begin, name);
  Expression e;
  e.kind = E::call;
  e.name = name;
  const std::size_t mark = pending_.size();
  arguments();
  e.operands = pop_list(mark);
  return add(e, begin);
}

// "(" [ operand { "," operand } ] ")", onto pending_.
void ExpressionParser::arguments() {
  const std::size_t opener = cursor_.index();
  cursor_.expect(K::open_parenthesis, "before the arguments");
  if (cursor_.failed() || cursor_.accept(K::close_parenthesis)) return;
  do {
    pending_.push_back(operand());
  } while (cursor_.accept(K::comma));
  cursor_.close_list(K::close_parenthesis, opener, "the arguments");
}

// "{" ( binder [ "where" guard ] | [ operand { "," operand } ] ) "}"
ExprId ExpressionParser::braces() {
  const std::size_t begin = cursor_.index();
  cursor_.enter_brace();
  Expression e;
  const bool value_type = cursor_.at_any({K::word_bool, K::word_int, K::word_decimal, K::word_date, K::word_moment});
  if ((cursor_.at(K::name) || value_type) && cursor_.kind(1) == K::name) {
    e.kind = E::comprehension;
    const Binder one = binder();
    e.binders = ast_.list(std::span<const Binder>(&one, 1));
    if (cursor_.accept(K::word_where)) e.guard = guard();
    if (cursor_.at(K::colon) || cursor_.at(K::comma)) {
      cursor_.expected("`}`", "after the set's condition",
                       "a set is written `{ T x where ... }`, of one variable; values are collected by `sum`, `min` and `max`");
    }
  } else {
    e.kind = E::set_literal;
    const std::size_t mark = pending_.size();
    if (!cursor_.at(K::close_brace)) {
      do {
        pending_.push_back(operand());
      } while (cursor_.accept(K::comma));
    }
    e.operands = pop_list(mark);
  }
  cursor_.leave_brace(begin, "the set");
  return add(e, begin);
}

ExprId ExpressionParser::count() {
  const std::size_t begin = cursor_.index();
  cursor_.take();
  const std::size_t opener = cursor_.index();
  if (cursor_.at(K::open_brace)) cursor_.expected("`(`", "after `count`", "write `count({ ... })`");
  cursor_.expect(K::open_parenthesis, "after `count`");
  const ExprId what = operand();
  cursor_.close(K::close_parenthesis, opener, "the parenthesis");
  return add(E::count, begin, {what});
}

ExprId ExpressionParser::aggregate(E kind) {
  const std::size_t begin = cursor_.index();
  const std::string_view word = cursor_.text();
  cursor_.take();
  const std::size_t opener = cursor_.index();
  if (cursor_.at(K::open_parenthesis)) {
    cursor_.expected("`{`", fmt::format("after `{}`", word),
                     kind == E::sum ? "write `sum { T x where ... : value }`"
                                    : fmt::format("write `{} {{ T x where ... : value }}`; of two values, `{}(a, b)`", word,
                                                  kind == E::min ? "lesser" : "greater"));
  }
  if (cursor_.at(K::open_brace) && !cursor_.failed()) {
    cursor_.enter_brace();
  } else {
    cursor_.expected("`{`", fmt::format("after `{}`", word));
    return invalid();
  }
  Expression e;
  e.kind = kind;
  e.binders = ast_.list(binders());
  if (cursor_.accept(K::word_where)) e.guard = guard();
  cursor_.expect(K::colon, fmt::format("before the value of `{}`", word));
  const ExprId value = operand();
  e.operands = ast_.list(std::span<const ExprId>(&value, 1));
  cursor_.leave_brace(opener, fmt::format("the `{}`", word));
  return add(e, begin);
}

// ---- values in examples

ExprId ExpressionParser::given() {
  const std::size_t begin = cursor_.index();
  if (!cursor_.at(K::open_brace)) return given_element();
  cursor_.enter_brace();
  const std::size_t mark = pending_.size();
  if (!cursor_.at(K::close_brace)) {
    do {
      pending_.push_back(given_element());
    } while (cursor_.accept(K::comma));
  }
  cursor_.leave_brace(begin, "the set");
  return add_list(E::set_literal, begin, mark);
}

ExprId ExpressionParser::given_element() {
  const std::size_t begin = cursor_.index();
  switch (cursor_.kind()) {
    case K::name:
      return leaf(E::name, begin, cursor_.taken_name());
    case K::date:
      return leaf(E::date, begin, cursor_.taken_name());
    case K::moment:
      return leaf(E::moment, begin, cursor_.taken_name());
    case K::word_true:
    case K::word_false:
      return leaf(E::truth, begin, cursor_.taken_name());
    case K::integer:
      return leaf(E::integer, begin, cursor_.taken_name());
    case K::decimal:
      return leaf(E::decimal, begin, cursor_.taken_name());
    case K::minus_sign: {
      cursor_.take();
      const std::size_t number = cursor_.index();
      if (!cursor_.at_any({K::integer, K::decimal})) break;
      const E kind = cursor_.at(K::integer) ? E::integer : E::decimal;
      const ExprId magnitude = leaf(kind, number, cursor_.taken_name());
      return add(E::negate, begin, {magnitude});
    }
    default:
      break;
  }
  cursor_.expected("a value", "", cursor_.at_any_name() ? "an example gives names, numbers, dates, moments, `true` and `false`" : "");
  return invalid();
}

}  // namespace proviso::syntax
