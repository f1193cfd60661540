#include "model/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

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

// The calendar repeats after an era of 400 years, so that far days have the numbers of near ones.
constexpr std::int64_t days_per_era = 146097, months_per_era = 4800, years_per_era = 400;
constexpr std::int64_t near = std::int64_t{1} << 40;  // sums and products of nearer numbers fit in 64 bits

bool is_near(const Quantity& quantity) { return quantity < Quantity(near) && quantity > Quantity(-near); }

Quantity quotient(const Quantity& quantity, std::int64_t by) {
  return Quantity((Number(mpq_class(1, static_cast<long>(by))) * quantity.number()).floor());
}

// The number of whole eras of this length, and what is left.
std::pair<Quantity, std::int64_t> eras_of(const Quantity& quantity, std::int64_t length) {
  const Quantity eras = quotient(quantity, length);
  return {eras, (quantity - Quantity(length) * eras).integer()};
}

Quantity shift_far_date(const Quantity& days, const Quantity& count, syntax::TimeUnit unit) {
  if (unit == syntax::TimeUnit::days) return days + count;
  const auto [eras, rest] = eras_of(days, days_per_era);
  const auto [more, months] = eras_of(unit == syntax::TimeUnit::years ? Quantity(12) * count : count, months_per_era);
  return Quantity(days_per_era) * (eras + more) + Quantity(shift_months(rest, months));
}

constexpr std::array<std::pair<std::string_view, DatePart>, 8> part_names{{{"year", DatePart::year},
                                                                           {"month", DatePart::month},
                                                                           {"day", DatePart::day},
                                                                           {"weekday", DatePart::weekday},
                                                                           {"month_start", DatePart::month_start},
                                                                           {"month_end", DatePart::month_end},
                                                                           {"year_start", DatePart::year_start},
                                                                           {"year_end", DatePart::year_end}}};

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
    case syntax::TimeUnit::minutes:
    case syntax::TimeUnit::hours:
      CHECK(false, "hours and minutes are for moments");
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
  if (unit == syntax::TimeUnit::minutes) return plus(minutes, count);
  if (unit == syntax::TimeUnit::hours) return plus(minutes, times(count, 60));
  const std::int64_t days = floor_divide(minutes, minutes_per_day);
  return plus(times(shift_date(days, count, unit), minutes_per_day), minutes - days * minutes_per_day);
}

std::int64_t part_of_date(std::int64_t days, DatePart part) {
  const Day date = civil_from_days(days);
  switch (part) {
    case DatePart::year:
      return date.year;
    case DatePart::month:
      return date.month;
    case DatePart::day:
      return date.day;
    case DatePart::weekday:  // day 0 is a Thursday
      return days + 3 - 7 * floor_divide(days + 3, 7) + 1;
    case DatePart::month_start:
      return days - date.day + 1;
    case DatePart::month_end:
      return days - date.day + syntax::days_in_month(date.year, date.month);
    case DatePart::year_start:
      return days_from_civil({.year = date.year, .month = 1, .day = 1});
    case DatePart::year_end:
      return days_from_civil({.year = date.year, .month = 12, .day = 31});
  }
  CHECK(false, "a part of a date");
}

Quantity shift(const Quantity& from, Base base, const Quantity& count, syntax::TimeUnit unit) {
  if (is_near(from) && is_near(count) && is_near(Quantity(12) * count)) {
    return base == Base::date ? shift_date(from.integer(), count.integer(), unit) : shift_moment(from.integer(), count.integer(), unit);
  }
  if (base == Base::date) return shift_far_date(from, count, unit);
  if (unit == syntax::TimeUnit::minutes) return from + count;
  if (unit == syntax::TimeUnit::hours) return from + Quantity(60) * count;
  const Quantity day = quotient(from, minutes_per_day);
  return from + Quantity(minutes_per_day) * (shift_far_date(day, count, unit) - day);
}

Quantity date_part(const Quantity& of, Base base, DatePart part) {
  const Quantity days = base == Base::date ? of : quotient(of, minutes_per_day);
  if (is_near(days)) return part_of_date(days.integer(), part);
  const auto [eras, rest] = eras_of(days, days_per_era);
  const Quantity near_part(part_of_date(rest, part));
  if (is_day(part)) return Quantity(days_per_era) * eras + near_part;
  return part == DatePart::year ? Quantity(years_per_era) * eras + near_part : near_part;
}

std::optional<DatePart> date_part(std::string_view word) {
  const auto* const found = std::ranges::find(part_names, word, &std::pair<std::string_view, DatePart>::first);
  return found == part_names.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::int64_t> weekday(std::string_view word) {
  const auto* const found = std::ranges::find(weekdays, word);
  return found == weekdays.end() ? std::nullopt : std::optional<std::int64_t>(found - weekdays.begin() + 1);
}

}  // namespace proviso::model
