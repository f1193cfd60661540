// The days and moments that a spec can name: 0001-01-01 to 9999-12-31 of the proleptic Gregorian calendar, and the minutes of these
// days. Whatever reads a date, in a file or on the command line, reads it here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso::syntax {

struct Day {
  std::int64_t year = 0;
  std::int64_t month = 0;  // 1 to 12
  std::int64_t day = 0;    // from 1
};

inline constexpr Day first_day{1, 1, 1};
inline constexpr Day last_day{9999, 12, 31};

std::int64_t days_in_month(std::int64_t year, std::int64_t month);

// Does the text begin with a date: four digits or more, and twice a hyphen and two digits, no digit next? How long it is; else 0.
std::size_t length_of_date(std::string_view);
// Why there is no such day or time, in words; empty if there is. `date` is a whole date as above, `time` is `dd:dd`.
std::string problem_of_date(std::string_view date);
std::string problem_of_time(std::string_view time);

// The day that "2026-03-01" names; nothing for what is no date, and for days that do not exist.
std::optional<Day> day(std::string_view);
// The minute of its day that "14:00" names.
std::optional<std::int64_t> minute_of_day(std::string_view);

}  // namespace proviso::syntax
