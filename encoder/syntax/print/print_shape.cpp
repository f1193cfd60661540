#include "syntax/print/print_shape.h"

#include <fmt/format.h>

#include <algorithm>

namespace proviso::syntax {

namespace {

using E = ExpressionKind;
using T = Tightness;

// What it is wide on one line besides its names, binders, guard, operands and their parentheses.
std::size_t width_of_signs(const Expression& e) {
  const std::size_t sign = sign_of(e.kind).size();
  const std::size_t n = e.operands.size(), gaps = n == 0 ? 0 : n - 1;
  switch (e.kind) {
    case E::invalid:
      return 1;
    case E::conjunction:
    case E::disjunction:
    case E::equivalence:
    case E::set_union:
    case E::intersect:
      return gaps * (sign + 2);
    case E::implication:
      return 9;
    case E::negation:
      return 4;
    case E::conditional:
      return 15;
    case E::every:
    case E::some:
    case E::no:
      return sign + 1 + 2 * n;
    case E::exactly:
    case E::at_least:
    case E::at_most:
      return sign + 2 + fmt::formatted_size("{}", e.number) + 2 * n;
    case E::equal:
    case E::not_equal:
    case E::less:
    case E::less_equal:
    case E::greater:
    case E::greater_equal:
    case E::in:
    case E::not_in:
    case E::subset_of:
    case E::before:
    case E::after:
    case E::add:
    case E::subtract:
    case E::multiply:
    case E::minus:
      return sign + 2;
    case E::is_type:
      return 4;
    case E::reaches:
    case E::is_or_reaches:
      return sign + 6;
    case E::exists:
      return 7;
    case E::kept:
      return 5;
    case E::applies:
      return 10 + 2 * gaps;
    case E::negate:
    case E::field:
      return 1;
    case E::duration:
      return fmt::formatted_size("{} {}", e.number, unit_word(e.unit, e.number == 1));
    case E::first:
    case E::last:
    case E::next:
    case E::previous:
      return sign + 1;
    case E::call:
      return 2 + 2 * gaps;
    case E::name:
    case E::integer:
    case E::decimal:
    case E::date:
    case E::moment:
    case E::truth:
      return 0;
    case E::set_literal:
      return n == 0 ? 2 : 4 + 2 * gaps;
    case E::comprehension:
      return 4;
    case E::count:
      return 7;
    case E::sum:
    case E::min:
    case E::max:
      return sign + 7;
  }
  CHECK(false, "an expression kind");
}

}  // namespace

std::string_view sign_of(ExpressionKind kind) {
  switch (kind) {
    case E::equal:
      return "=";
    case E::not_equal:
      return "!=";
    case E::less:
      return "<";
    case E::less_equal:
      return "<=";
    case E::greater:
      return ">";
    case E::greater_equal:
      return ">=";
    case E::in:
      return "in";
    case E::not_in:
      return "not in";
    case E::subset_of:
      return "subset of";
    case E::before:
      return "before";
    case E::after:
      return "after";
    case E::reaches:
      return "reaches";
    case E::is_or_reaches:
      return "is or reaches";
    case E::add:
      return "+";
    case E::subtract:
      return "-";
    case E::multiply:
      return "*";
    case E::minus:
      return "minus";
    case E::set_union:
      return "union";
    case E::intersect:
      return "intersect";
    case E::conjunction:
      return "and";
    case E::disjunction:
      return "or";
    case E::equivalence:
      return "iff";
    case E::every:
      return "every";
    case E::some:
      return "some";
    case E::no:
      return "no";
    case E::exactly:
      return "exactly";
    case E::at_least:
      return "at least";
    case E::at_most:
      return "at most";
    case E::sum:
      return "sum";
    case E::min:
      return "min";
    case E::max:
      return "max";
    case E::first:
      return "first";
    case E::last:
      return "last";
    case E::next:
      return "next";
    case E::previous:
      return "previous";
    case E::invalid:
    case E::negation:
    case E::implication:
    case E::conditional:
    case E::is_type:
    case E::exists:
    case E::kept:
    case E::applies:
    case E::negate:
    case E::duration:
    case E::field:
    case E::name:
    case E::call:
    case E::integer:
    case E::decimal:
    case E::date:
    case E::moment:
    case E::truth:
    case E::set_literal:
    case E::comprehension:
    case E::count:
      return "";
  }
  CHECK(false, "an expression kind");
}

bool is_open(ExpressionKind kind) {
  return kind == E::every || kind == E::some || kind == E::no || kind == E::exactly || kind == E::at_least || kind == E::at_most ||
         kind == E::conditional;
}

bool may_stand(const Ast& ast, const Expression& e, Tightness place) {
  switch (e.kind) {
    case E::every:
    case E::some:
    case E::no:
    case E::exactly:
    case E::at_least:
    case E::at_most:
    case E::conditional:
      return place == T::formula || place == T::implied;
    case E::conjunction:
    case E::disjunction:
    case E::equivalence:
      return place == T::formula || place == T::guard;
    case E::implication:
      return place == T::formula || place == T::guard || place == T::implied;
    case E::negation:
      // `not every` ends where the formula ends, as `every` does.
      if (is_open(ast[e.operands[0]].kind)) return place == T::formula || place == T::implied;
      return place <= T::unit;
    case E::equal:
    case E::not_equal:
    case E::less:
    case E::less_equal:
    case E::greater:
    case E::greater_equal:
    case E::in:
    case E::not_in:
    case E::subset_of:
    case E::before:
    case E::after:
    case E::is_type:
    case E::exists:
    case E::kept:
    case E::applies:
    case E::reaches:
    case E::is_or_reaches:
      return place <= T::unit;
    case E::add:
    case E::subtract:
    case E::minus:
    case E::set_union:
    case E::intersect:
      return place <= T::operand;
    case E::negate:
    case E::multiply:
      return place <= T::factor;
    case E::integer:
    case E::decimal:
    case E::duration:
    case E::first:
    case E::last:
    case E::next:
    case E::previous:
      return place <= T::atom;
    case E::invalid:
    case E::field:
    case E::name:
    case E::call:
    case E::date:
    case E::moment:
    case E::truth:
    case E::set_literal:
    case E::comprehension:
    case E::count:
    case E::sum:
    case E::min:
    case E::max:
      return true;
  }
  CHECK(false, "an expression kind");
}

std::string_view unit_word(TimeUnit unit, bool one) {
  switch (unit) {
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
  switch (e.kind) {
    case E::conjunction:
    case E::disjunction:
    case E::equivalence:
      return T::unit;
    case E::implication:
      return operand == 0 ? T::unit : T::implied;
    case E::negation:
      return is_open(ast[e.operands[0]].kind) ? T::formula : T::unit;
    case E::every:
    case E::some:
    case E::no:
    case E::exactly:
    case E::at_least:
    case E::at_most:
    case E::conditional:
      return T::formula;
    case E::add:
    case E::subtract: {
      const E left = ast[e.operands[0]].kind;
      return operand == 0 && (left == E::add || left == E::subtract) ? T::operand : T::factor;
    }
    case E::multiply:
      return operand == 0 ? T::atom : T::factor;
    case E::exists:
    case E::negate:
    case E::set_union:
    case E::intersect:
    case E::minus:
      return T::factor;
    case E::next:
    case E::previous:
    case E::field:
      return T::path;
    case E::invalid:
    case E::equal:
    case E::not_equal:
    case E::less:
    case E::less_equal:
    case E::greater:
    case E::greater_equal:
    case E::in:
    case E::not_in:
    case E::subset_of:
    case E::before:
    case E::after:
    case E::is_type:
    case E::kept:
    case E::applies:
    case E::reaches:
    case E::is_or_reaches:
    case E::duration:
    case E::first:
    case E::last:
    case E::name:
    case E::call:
    case E::integer:
    case E::decimal:
    case E::date:
    case E::moment:
    case E::truth:
    case E::set_literal:
    case E::comprehension:
    case E::count:
    case E::sum:
    case E::min:
    case E::max:
      return T::operand;
  }
  CHECK(false, "an expression kind");
}

std::uint32_t width_of(const Ast& ast, const Expression& e, const std::vector<std::uint32_t>& widths) {
  std::size_t width = width_of_signs(e) + e.name.text.size() + e.target.name.text.size();
  if (e.target.qualifier.valid()) width += e.target.qualifier.text.size() + 1;
  for (const Binder& binder : e.binders) width += binder.type.text.size() + binder.variable.text.size() + 3;
  if (!e.binders.empty()) width -= 2;
  if (e.guard.valid()) width += widths[e.guard.value] + 7;
  for (std::size_t i = 0; i < e.operands.size(); ++i) {
    width += widths[e.operands[i].value] + (may_stand(ast, ast[e.operands[i]], place_of(ast, e, i)) ? 0 : 2);
  }
  return static_cast<std::uint32_t>(std::min<std::size_t>(width, UINT32_MAX));
}

}  // namespace proviso::syntax
