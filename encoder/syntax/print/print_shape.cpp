#include "syntax/print/print_shape.h"

#include <fmt/format.h>

#include <algorithm>

namespace proviso::syntax {

namespace {

using E = ExpressionKind;
using T = Tightness;

// Its operand has no parentheses although it has no closing token: `not every T x: a`.
bool denies_open_form(const Ast& ast, const Expression& e) {
  return e.kind == E::negation && is_open(traits(ast[e.operands[0]].kind).form);
}

// The width on one line without names, binders, guard, operands and their parentheses.
std::size_t width_of_signs(const Expression& e) {
  const std::size_t sign = traits(e.kind).spelling.size();
  const std::size_t n = e.operands.size(), gaps = n == 0 ? 0 : n - 1;
  switch (traits(e.kind).form) {
    case Form::word:
    case Form::sign:
    case Form::field:
      return sign;
    case Form::prefix:
    case Form::end:
    case Form::clause:
      return sign + 1;
    case Form::comparison:
    case Form::operation:
    case Form::membership:
    case Form::implication:
    case Form::count:
      return sign + 2;
    case Form::closure:
      return sign + 6;
    case Form::chain:
    case Form::list:
      return gaps * (sign + 2);
    case Form::conditional:
      return sign + 13;
    case Form::let:
      return sign + 6;
    case Form::definite:
      return sign + 1;
    case Form::quantifier:
      return sign + 1 + 2 * n;
    case Form::counted:
      return sign + 2 + fmt::formatted_size("{}", e.number) + 2 * n;
    case Form::application:
      return sign + 3 + 2 * gaps;
    case Form::call:
      return 2 + 2 * gaps;
    case Form::duration:
      if (e.name.valid()) return fmt::formatted_size("{} working {} of ", e.number, unit_word(TimeUnit::days, e.number == 1));
      if (n > 0) return 1 + unit_word(e.unit, false).size();
      return fmt::formatted_size("{} {}", e.number, unit_word(e.unit, e.number == 1));
    case Form::working_days:
      return sign + 14;
    case Form::set:
      return n == 0 ? 2 : 4 + 2 * gaps;
    case Form::comprehension:
      return 4;
    case Form::aggregate:
      return sign + 7;
  }
  CHECK(false, "a form of expression");
}

}  // namespace

bool may_stand(const Ast& ast, const Expression& e, Tightness place) {
  // `not every` extends to the end of the formula, as `every` does.
  if (is_open(traits(e.kind).form) || denies_open_form(ast, e)) return place == T::formula || place == T::implied;
  return place <= traits(e.kind).place;
}

std::string words_of(const Binder& binder) {
  if (binder.differs == Differs::next) return std::string(binder.variable.text);
  return fmt::format("{}{} {}", binder.differs == Differs::first ? "different " : "", binder.type.text, binder.variable.text);
}

std::string_view unit_word(TimeUnit unit, bool one) {
  switch (unit) {
    case TimeUnit::minutes:
      return one ? "minute" : "minutes";
    case TimeUnit::hours:
      return one ? "hour" : "hours";
    case TimeUnit::days:
      return one ? "day" : "days";
    case TimeUnit::months:
      return one ? "month" : "months";
    case TimeUnit::years:
      return one ? "year" : "years";
  }
  CHECK(false, "a unit of time");
}

Tightness place_of(const Ast& ast, const Expression& e, std::size_t operand) {
  if (denies_open_form(ast, e)) return T::formula;
  if (e.kind == E::let && operand == 0 && ast[e.operands[0]].kind == E::definite) return T::formula;
  // `a + b - c` is left-associative.
  const bool is_sum = e.kind == E::add || e.kind == E::subtract;
  if (is_sum && operand == 0) {
    const E left = ast[e.operands[0]].kind;
    if (left == E::add || left == E::subtract) return T::operand;
  }
  return operand == 0 ? traits(e.kind).first : traits(e.kind).rest;
}

std::uint32_t width_of(const Ast& ast, const Expression& e, const std::vector<std::uint32_t>& widths) {
  std::size_t width = width_of_signs(e) + e.name.text.size() + e.target.name.text.size();
  if (e.target.qualifier.valid()) width += e.target.qualifier.text.size() + 1;
  for (const Binder& binder : e.binders) width += words_of(binder).size() + 2;
  if (!e.binders.empty()) width -= 2;
  if (e.guard.valid()) width += widths[e.guard.value] + 7;
  for (std::size_t i = 0; i < e.operands.size(); ++i) {
    width += widths[e.operands[i].value] + (may_stand(ast, ast[e.operands[i]], place_of(ast, e, i)) ? 0 : 2);
  }
  return static_cast<std::uint32_t>(std::min<std::size_t>(width, UINT32_MAX));
}

}  // namespace proviso::syntax
