#include "solve/backends/day_functions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "logic/month_lengths.h"
#include "text/check.h"

namespace proviso::solve {

using logic::DayFunction;
using logic::DayFunctionKind;
using logic::Number;

namespace {

z3::expr numeral(z3::context& context, const Number& number) { return context.int_val(number.to_fraction().c_str()); }

z3::expr times(const Number& factor, const z3::expr& term) {
  if (factor == Number(0)) return term.ctx().int_val(0);
  return factor == Number(1) ? term : numeral(term.ctx(), factor) * term;
}

Number value(const z3::model& model, const z3::expr& term) {
  const z3::expr value = model.eval(term, true);
  CHECK(value.is_numeral(), "a number in every model");
  return *Number::parse(Z3_get_numeral_string(value.ctx(), value));
}

struct MonthOfYear {
  int first, length;  // the days of the year before it, and its own
};
// Of a year that is no leap year. Months are numbered from 0.
MonthOfYear month_of_common_year(int number) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int first = 0;
  for (int i = 0; i < number; ++i) first += lengths[i];
  return {first, lengths[number]};
}

}  // namespace

z3::expr DayFunctions::apply(const DayFunction& function, const z3::expr& argument) {
  const auto known = std::ranges::find_if(
      applications_, [&](const Application& one) { return z3::eq(one.argument, argument) && one.function == function; });
  if (known != applications_.end()) return known->result;
  const z3::expr result = argument.ctx().int_const(fmt::format("day{}", applications_.size()).c_str());
  applications_.push_back({argument, result, function});
  return result;
}

std::vector<z3::expr> DayFunctions::take_axioms() {
  std::vector<z3::expr> result;
  for (; with_axioms_ < applications_.size(); ++with_axioms_) {
    const Application one = applications_[with_axioms_];  // a copy: more are made
    z3::context& context = one.argument.ctx();
    const logic::DayFunctionBounds bounds = logic::bounds(one.function);
    const z3::expr argument = times(bounds.arguments, one.argument), result_times = times(bounds.values, one.result);
    result.push_back(argument + numeral(context, bounds.least) <= result_times && result_times <= argument + numeral(context, bounds.most));
    relate(applications_[with_axioms_], result);
    if (one.function.kind == DayFunctionKind::first_of) enclose(one.argument, result);
  }
  return result;
}

const DayFunctions::Application* DayFunctions::find(DayFunctionKind kind, const z3::expr& argument) const {
  const auto found = std::ranges::find_if(
      applications_, [&](const Application& one) { return one.function.kind == kind && z3::eq(one.argument, argument); });
  return found == applications_.end() ? nullptr : &*found;
}

// The first day of a month that is the month of a day: the day lies between it and the next. With the slope of first days that gives what
// holds of all months alike. (Stated of every month, it costs more than it gives: there are 120,000.)
void DayFunctions::enclose(const z3::expr& month, std::vector<z3::expr>& axioms) {
  const auto of = std::ranges::find_if(
      applications_, [&](const Application& one) { return one.function.kind == DayFunctionKind::month && z3::eq(one.result, month); });
  if (of == applications_.end()) return;
  const z3::expr day = of->argument;
  const z3::expr next = apply({DayFunctionKind::first_of, {}, {}}, month + 1);
  axioms.push_back(day < next);
}

// Without these, lemmas on single months would have to go through all years. The last one of a group to be made states it.
void DayFunctions::relate(const Application& one, std::vector<z3::expr>& axioms) const {
  const auto among = [&](const Application* other) { return other != nullptr && other <= &one ? other : nullptr; };
  const auto part = [&](DayFunctionKind kind) { return among(find(kind, one.argument)); };
  const auto within = [&](const z3::expr& number, int least, int most) { axioms.push_back(least <= number && number <= most); };
  if (one.function.kind == DayFunctionKind::first_of) {
    for (const Application& month : applications_) {
      if (month.function.kind != DayFunctionKind::month || !z3::eq(month.result, one.argument) || among(&month) == nullptr) continue;
      within(month.argument - one.result, 0, 30);
    }
    return;
  }
  const Application* month = part(DayFunctionKind::month);
  const Application* month_start = part(DayFunctionKind::month_start);
  const Application* month_end = part(DayFunctionKind::month_end);
  const Application* year_start = part(DayFunctionKind::year_start);
  const Application* year_end = part(DayFunctionKind::year_end);
  if (month_start != nullptr && month_end != nullptr) within(month_end->result - month_start->result, 27, 30);
  if (year_start != nullptr && year_end != nullptr) within(year_end->result - year_start->result, 364, 365);
  if (year_start != nullptr && month_start != nullptr) within(month_start->result - year_start->result, 0, 335);
  if (year_end != nullptr && month_end != nullptr) within(year_end->result - month_end->result, 0, 335);
  if (month == nullptr) return;
  const z3::expr of_year = month->result - 12 * (month->result / 12);
  for (const Application& later : applications_) {
    const bool now = &later == &one || (&one == month && among(&later) != nullptr);
    if (!now || later.function.kind != DayFunctionKind::later || !z3::eq(later.argument, one.argument)) continue;
    for (int number = 0; number < 12; ++number) {
      const auto [least, most] = logic::days_of(later.function.count, number);
      const z3::expr by = later.result - one.argument;
      axioms.push_back(z3::implies(of_year == number, numeral(by.ctx(), least) <= by && by <= numeral(by.ctx(), most)));
    }
  }
  if (one.function.kind == DayFunctionKind::later) return;
  for (int number = 0; number < 12; ++number) {
    const auto [first, length] = month_of_common_year(number);
    const int leap = number == 1 ? 1 : 0, leap_before = number > 1 ? 1 : 0;
    const auto where = [&](const z3::expr& by, int least, int most) {
      axioms.push_back(z3::implies(of_year == number, least <= by && by <= most));
    };
    if (month_start != nullptr) where(one.argument - month_start->result, 0, length - 1 + leap);
    if (month_start != nullptr && month_end != nullptr) where(month_end->result - month_start->result, length - 1, length - 1 + leap);
    if (month_end != nullptr) where(month_end->result - one.argument, 0, length - 1 + leap);
    if (year_start != nullptr) where(one.argument - year_start->result, first, first + length - 1 + leap + leap_before);
    if (year_start != nullptr && month_start != nullptr) where(month_start->result - year_start->result, first, first + leap_before);
    const int after = 365 - first - length;
    if (year_end != nullptr && month_end != nullptr)
      where(year_end->result - month_end->result, after - leap, after + (number == 0 ? 1 : 0));
  }
}

// Monotonicity lemmas (a later day gives a later result) come first, because lemmas about single days do not imply them.
std::vector<z3::expr> DayFunctions::mend(const z3::model& model) {
  struct Found {
    const Application* of;
    Number argument, result;
  };
  std::vector<Found> found;
  for (const Application& one : applications_) found.push_back({&one, value(model, one.argument), value(model, one.result)});
  std::ranges::stable_sort(found, {}, [](const Found& one) { return std::tuple(one.of->function, one.argument); });
  std::vector<z3::expr> lemmas;
  for (std::size_t i = 1; i < found.size(); ++i) {
    const Found& before = found[i - 1];
    const Found& after = found[i];
    if (before.of->function != after.of->function) continue;
    const logic::Slope slope = logic::slope(before.of->function);
    const Number arguments = after.argument - before.argument, results = after.result - before.result;
    if (slope.least * arguments <= results && (!slope.most || results <= *slope.most * arguments)) continue;
    const z3::expr further = after.of->argument - before.of->argument, by = after.of->result - before.of->result;
    z3::expr bounds = times(slope.least, further) <= by;
    if (slope.most) bounds = bounds && by <= times(*slope.most, further);
    lemmas.push_back(z3::implies(further >= 0, bounds));
  }
  if (!lemmas.empty()) return lemmas;
  for (const Found& one : found) {
    if (logic::value(one.of->function, one.argument) == one.result) continue;
    const z3::expr& argument = one.of->argument;
    z3::context& context = argument.ctx();
    const logic::Stretch stretch = logic::stretch(one.of->function, one.argument);
    const z3::expr by = numeral(context, stretch.by);
    lemmas.push_back(z3::implies(numeral(context, stretch.first) <= argument && argument <= numeral(context, stretch.last),
                                 one.of->result == (stretch.clamped ? by : argument + by)));
  }
  return lemmas;
}

}  // namespace proviso::solve
