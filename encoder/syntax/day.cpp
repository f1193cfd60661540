#include "syntax/day.h"

#include <fmt/format.h>

#include <array>

#include "syntax/characters.h"

namespace proviso::syntax {

namespace {

std::int64_t value_of(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string name_of(Day day) { return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day); }

// For a complete date whose year has four digits.
Day as_written(std::string_view date) { return {value_of(date.substr(0, 4)), value_of(date.substr(5, 2)), value_of(date.substr(8, 2))}; }

}  // namespace

std::int64_t days_in_month(std::int64_t year, std::int64_t month) {
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::size_t length_of_date(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at < 4) return 0;
  for (int part = 0; part < 2; ++part, at += 3) {
    if (text.size() - at < 3 || text[at] != '-' || !is_digit(text[at + 1]) || !is_digit(text[at + 2])) return 0;
  }
  return at < text.size() && is_digit(text[at]) ? 0 : at;
}

std::string problem_of_date(std::string_view date) {
  static constexpr std::array<std::string_view, 12> names = {"January", "February", "March",     "April",   "May",      "June",
                                                             "July",    "August",   "September", "October", "November", "December"};
  const std::string range = fmt::format("dates go from {} to {}", name_of(first_day), name_of(last_day));
  if (date.size() > 10) return range;
  const Day day = as_written(date);
  if (day.year < first_day.year) return range;
  if (day.month < 1 || day.month > 12) return fmt::format("there is no month {:02}", day.month);
  const std::int64_t length = days_in_month(day.year, day.month);
  if (day.day >= 1 && day.day <= length) return {};
  const std::string_view name = names[static_cast<std::size_t>(day.month - 1)];
  return day.month == 2 ? fmt::format("{} {} has {} days", name, day.year, length) : fmt::format("{} has {} days", name, length);
}

std::string problem_of_time(std::string_view time) {
  const bool exists = value_of(time.substr(0, 2)) < 24 && value_of(time.substr(3, 2)) < 60;
  return exists ? std::string() : "a day runs from 00:00 to 23:59";
}

std::optional<Day> day(std::string_view text) {
  if (text.empty() || length_of_date(text) != text.size() || !problem_of_date(text).empty()) return std::nullopt;
  return as_written(text);
}

std::optional<std::int64_t> minute_of_day(std::string_view text) {
  const bool time = text.size() == 5 && text[2] == ':' && is_digit(text[0]) && is_digit(text[1]) && is_digit(text[3]) && is_digit(text[4]);
  if (!time || !problem_of_time(text).empty()) return std::nullopt;
  return value_of(text.substr(0, 2)) * 60 + value_of(text.substr(3, 2));
}

}  // namespace proviso::syntax
