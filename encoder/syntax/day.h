// The days and moments that a spec can name: 0001-01-01 to 9999-12-31 of the proleptic Gregorian calendar, and the minutes of these
// days. All dates, in files and on the command line, are read here.
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

// The length of the date at the beginning of the text: four digits or more, and twice a hyphen and two digits, with no digit after it;
// 0 if there is none.
std::size_t length_of_date(std::string_view);
// Why the day or time does not exist, in words; empty if it exists. `date` is a complete date as above, `time` is `dd:dd`.
std::string problem_of_date(std::string_view date);
std::string problem_of_time(std::string_view time);

// The day that "2026-03-01" denotes; nothing for other text, and for days that do not exist.
std::optional<Day> day(std::string_view);
// The minute of the day that "14:00" denotes.
std::optional<std::int64_t> minute_of_day(std::string_view);

}  // namespace proviso::syntax
