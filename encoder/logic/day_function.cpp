#include "logic/day_function.h"

#include <algorithm>

#include "logic/civil_numbers.h"
#include "text/check.h"

namespace proviso::logic {

namespace {

constexpr std::int64_t months_an_era = 4800, days_an_era = 146097;

// Civil numbers months from March.
Number month_of(const Number& day) { return Civil<OfNumbers>(OfNumbers{}).month_of(day) + Number(2); }
Number first_day_of(const Number& month) { return Civil<OfNumbers>(OfNumbers{}).first_day(month - Number(2)); }
Number january_of(const Number& month) { return Number(12) * (Number(mpq_class(1, 12)) * month).floor(); }

// The months that have a common value with this month: the month, or the months of its year.
struct Period {
  Number first, next;  // days: its first, and the first of the next
};
Period period_of(DayFunctionKind kind, const Number& day) {
  const bool year = kind == DayFunctionKind::year_start || kind == DayFunctionKind::year_end;
  const Number month = year ? january_of(month_of(day)) : month_of(day);
  return {first_day_of(month), first_day_of(month + Number(year ? 12 : 1))};
}

// How far the first days of the months of an era are from their mean distance.
std::pair<std::int64_t, std::int64_t> extremes() {
  std::int64_t least = INT64_MAX, most = INT64_MIN;
  Civil<OfIntegers> civil{OfIntegers{}};
  for (std::int64_t month = 0; month < months_an_era; ++month) {
    const std::int64_t by = months_an_era * civil.first_day(month - 2) - days_an_era * month;
    least = std::min(least, by);
    most = std::max(most, by);
  }
  return {least, most};
}

}  // namespace

std::string_view name(DayFunctionKind kind) {
  switch (kind) {
    case DayFunctionKind::later:
      return "later";
    case DayFunctionKind::month:
      return "month";
    case DayFunctionKind::first_of:
      return "first_of";
    case DayFunctionKind::month_start:
      return "month_start";
    case DayFunctionKind::month_end:
      return "month_end";
    case DayFunctionKind::year_start:
      return "year_start";
    case DayFunctionKind::year_end:
      return "year_end";
  }
  CHECK(false, "a function of days");
}

Number value(const DayFunction& function, const Number& argument) {
  switch (function.kind) {
    case DayFunctionKind::later:
      return months_later(argument, function.months);
    case DayFunctionKind::month:
      return month_of(argument);
    case DayFunctionKind::first_of:
      return first_day_of(argument);
    case DayFunctionKind::month_start:
    case DayFunctionKind::year_start:
      return period_of(function.kind, argument).first;
    case DayFunctionKind::month_end:
    case DayFunctionKind::year_end:
      return period_of(function.kind, argument).next - Number(1);
  }
  CHECK(false, "a function of days");
}

Stretch stretch(const DayFunction& function, const Number& argument) {
  switch (function.kind) {
    case DayFunctionKind::later:
      return stretch(argument, function.months);
    case DayFunctionKind::first_of:
      return {argument, argument, true, first_day_of(argument)};
    case DayFunctionKind::month:
    case DayFunctionKind::month_start:
    case DayFunctionKind::month_end:
    case DayFunctionKind::year_start:
    case DayFunctionKind::year_end: {
      const Period period = period_of(function.kind, argument);
      return {period.first, period.next - Number(1), true, value(function, argument)};
    }
  }
  CHECK(false, "a function of days");
}

Slope slope(const DayFunction& function) {
  constexpr std::int64_t shortest_month = 28, longest_month = 31;
  if (function.kind == DayFunctionKind::first_of) return {Number(shortest_month), Number(longest_month)};
  return {Number(0), std::nullopt};
}

DayFunctionBounds bounds(const DayFunction& function) {
  const Number one(1), longest_month(30), longest_year(365), none(0);  // days after the first
  switch (function.kind) {
    case DayFunctionKind::later: {
      const auto [least, most] = days_of(function.months);
      return {one, one, least, most};
    }
    case DayFunctionKind::month_start:
      return {one, one, -longest_month, none};
    case DayFunctionKind::month_end:
      return {one, one, none, longest_month};
    case DayFunctionKind::year_start:
      return {one, one, -longest_year, none};
    case DayFunctionKind::year_end:
      return {one, one, none, longest_year};
    case DayFunctionKind::month:
    case DayFunctionKind::first_of: {
      static const auto [least, most] = extremes();
      if (function.kind == DayFunctionKind::first_of) return {Number(months_an_era), Number(days_an_era), Number(least), Number(most)};
      // A day is at most `longest_month` after the first of its month.
      return {Number(days_an_era), Number(months_an_era), -Number(most) - Number(months_an_era) * longest_month, -Number(least)};
    }
  }
  CHECK(false, "a function of days");
}

}  // namespace proviso::logic
