#include "logic/day_function.h"

#include <algorithm>
#include <tuple>

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

// A function of working days, on a calendar that is repeated before and after its period.
class Repeated {
 public:
  explicit Repeated(const DayFunction& function)
      : calendar_(*function.calendar),
        length_(calendar_.last() - calendar_.first() + 1),
        working_(static_cast<std::int64_t>(calendar_.all().size())),
        shifts_(function.kind == DayFunctionKind::working_later),
        count_(*function.count.to_int64()) {}

  Number value(const Number& day) const {
    const auto [times, near] = in_period(day);
    return Number(shifts_ ? length_ : working_) * times + Number(value(near));
  }

  // Days with the same value, or with the same distance to it.
  Stretch stretch(const Number& day) const {
    const auto [times, near] = in_period(day);
    const Number before = Number(length_) * times;  // of the days
    const auto [first, last] = around(near, [&](std::int64_t at) { return value(at) == value(near); });
    if (shifts_) {
      const auto [from, to] = around(near, [&](std::int64_t at) { return value(at) - at == value(near) - near; });
      if (to - from > last - first) return {before + Number(from), before + Number(to), false, Number(value(near) - near)};
    }
    return {before + Number(first), before + Number(last), true, value(day)};
  }

  DayFunctionBounds bounds() const {
    const std::int64_t values = shifts_ ? 1 : length_, arguments = shifts_ ? 1 : working_;
    std::int64_t least = INT64_MAX, most = INT64_MIN;
    for (std::int64_t day = calendar_.first(); day <= calendar_.last(); ++day) {
      const std::int64_t at = values * value(day) - arguments * day;
      least = std::min(least, at);
      most = std::max(most, at);
    }
    return {Number(values), Number(arguments), Number(least), Number(most)};
  }

 private:
  static std::int64_t quotient(std::int64_t a, std::int64_t b) { return OfIntegers{}.quotient(a, b); }

  // The period that has the day, and the day of the calendar that it repeats.
  std::pair<Number, std::int64_t> in_period(const Number& day) const {
    const Number from_first = day - Number(calendar_.first());
    const Number times = (Number(mpq_class(1, length_)) * from_first).floor();
    return {times, *(day - Number(length_) * times).to_int64()};
  }

  std::int64_t up_to(std::int64_t day) const {
    const std::int64_t times = quotient(day - calendar_.first(), length_);
    return times * working_ + calendar_.up_to(day - times * length_);
  }
  // The working day with this number, from 1.
  std::int64_t day(std::int64_t number) const {
    const std::int64_t times = quotient(number - 1, working_);
    return times * length_ + calendar_.all()[static_cast<std::size_t>(number - 1 - times * working_)];
  }
  std::int64_t value(std::int64_t at) const {
    if (!shifts_) return up_to(at);
    return count_ > 0 ? day(up_to(at) + count_) : day(up_to(at - 1) + count_ + 1);
  }

  // The days around this one, within a year, for which the condition holds.
  template <typename Condition>
  static std::pair<std::int64_t, std::int64_t> around(std::int64_t day, Condition condition) {
    constexpr int most = 366;
    std::int64_t first = day, last = day;
    while (first > day - most && condition(first - 1)) --first;
    while (last < day + most && condition(last + 1)) ++last;
    return {first, last};
  }

  const model::WorkingDays& calendar_;
  std::int64_t length_, working_;
  bool shifts_;
  std::int64_t count_;
};

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

std::strong_ordering operator<=>(const DayFunction& a, const DayFunction& b) {
  const auto id = [](const DayFunction& of) { return of.calendar ? of.calendar->id() : model::CalendarId{}; };
  return std::tie(a.kind, a.count) == std::tie(b.kind, b.count) ? id(a) <=> id(b) : std::tie(a.kind, a.count) <=> std::tie(b.kind, b.count);
}

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
    case DayFunctionKind::working_later:
      return "working_later";
    case DayFunctionKind::working_days:
      return "working_days";
  }
  CHECK(false, "a function of days");
}

Number value(const DayFunction& function, const Number& argument) {
  switch (function.kind) {
    case DayFunctionKind::later:
      return months_later(argument, function.count);
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
    case DayFunctionKind::working_later:
    case DayFunctionKind::working_days:
      return Repeated(function).value(argument);
  }
  CHECK(false, "a function of days");
}

Stretch stretch(const DayFunction& function, const Number& argument) {
  switch (function.kind) {
    case DayFunctionKind::later:
      return stretch(argument, function.count);
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
    case DayFunctionKind::working_later:
    case DayFunctionKind::working_days:
      return Repeated(function).stretch(argument);
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
      const auto [least, most] = days_of(function.count);
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
    case DayFunctionKind::working_later:
    case DayFunctionKind::working_days:
      return Repeated(function).bounds();
  }
  CHECK(false, "a function of days");
}

}  // namespace proviso::logic
