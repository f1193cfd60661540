#include "model/calendar.h"

#include <fmt/format.h>

#include <algorithm>

#include "syntax/day.h"
#include "text/check.h"

namespace proviso::model {

namespace {

using syntax::Day;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }

// Years start in March, so that the leap day is the last day of a year, and form eras of 400 years.
std::int64_t days_from_civil(Day date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Day civil_from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = floor_divide(shifted, 146097);
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t month = month_from_march + (month_from_march < 10 ? 3 : -9);
  return {
      .year = year_of_era + era * 400 + (month <= 2 ? 1 : 0), .month = month, .day = day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

std::int64_t times(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  CHECK(!__builtin_mul_overflow(a, b, &result), "a duration is out of range");
  return result;
}

std::int64_t plus(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  CHECK(!__builtin_add_overflow(a, b, &result), "a date is out of range");
  return result;
}

std::int64_t shift_months(std::int64_t days, std::int64_t months) {
  const Day date = civil_from_days(days);
  const std::int64_t month = plus(date.year * 12 + date.month - 1, months);
  const std::int64_t year = floor_divide(month, 12);
  const std::int64_t month_of_year = month - year * 12 + 1;
  return days_from_civil({.year = year, .month = month_of_year, .day = std::min(date.day, syntax::days_in_month(year, month_of_year))});
}

}  // namespace

std::optional<std::int64_t> parse_date(std::string_view text) {
  const std::optional<Day> day = syntax::day(text);
  if (!day) return std::nullopt;
  return days_from_civil(*day);
}

std::optional<std::int64_t> parse_moment(std::string_view text) {
  if (text.size() != 16 || text[10] != 'T') return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto minute = syntax::minute_of_day(text.substr(11));
  if (!date || !minute) return std::nullopt;
  return *date * minutes_per_day + *minute;
}

std::int64_t date_of(std::string_view literal) {
  const std::optional<std::int64_t> days = parse_date(literal);
  CHECK(days.has_value(), "the lexer takes no date but those that exist");
  return *days;
}

std::int64_t moment_of(std::string_view literal) {
  const std::optional<std::int64_t> minutes = parse_moment(literal);
  CHECK(minutes.has_value(), "the lexer takes no moment but those that exist");
  return *minutes;
}

std::string date_to_string(std::int64_t days) {
  const Day date = civil_from_days(days);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string moment_to_string(std::int64_t minutes) {
  const std::int64_t days = floor_divide(minutes, minutes_per_day);
  const std::int64_t of_day = minutes - days * minutes_per_day;
  return fmt::format("{}T{:02}:{:02}", date_to_string(days), of_day / 60, of_day % 60);
}

std::int64_t first_date() { return days_from_civil(syntax::first_day); }
std::int64_t last_date() { return days_from_civil(syntax::last_day); }

std::int64_t shift_date(std::int64_t days, std::int64_t count, syntax::TimeUnit unit) {
  switch (unit) {
    case syntax::TimeUnit::hours:
      CHECK(false, "hours are for moments");
    case syntax::TimeUnit::days:
      return plus(days, count);
    case syntax::TimeUnit::months:
      return shift_months(days, count);
    case syntax::TimeUnit::years:
      return shift_months(days, times(count, 12));
  }
  CHECK(false, "a unit of time");
}

std::int64_t shift_moment(std::int64_t minutes, std::int64_t count, syntax::TimeUnit unit) {
  if (unit == syntax::TimeUnit::hours) return plus(minutes, times(count, 60));
  const std::int64_t days = floor_divide(minutes, minutes_per_day);
  return plus(times(shift_date(days, count, unit), minutes_per_day), minutes - days * minutes_per_day);
}

}  // namespace proviso::model
