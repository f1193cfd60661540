// The proleptic Gregorian calendar. Dates are days since 1970-01-01, moments are minutes since 1970-01-01T00:00, without time zones.
// Algorithms: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/expression.h"
#include "model/quantity.h"

namespace proviso::model {

inline constexpr std::int64_t minutes_per_day = std::int64_t{24} * 60;

// "2026-03-01"; nothing for a day that does not exist (syntax/day.h).
std::optional<std::int64_t> parse_date(std::string_view);
// "2026-03-01T14:00"
std::optional<std::int64_t> parse_moment(std::string_view);
// The value of a date or moment in a spec. The lexer has rejected those that do not exist.
std::int64_t date_of(std::string_view literal);
std::int64_t moment_of(std::string_view literal);
std::string date_to_string(std::int64_t days);
std::string moment_to_string(std::int64_t minutes);
// The first and the last value of a date field: 0001-01-01 and 9999-12-31.
std::int64_t first_date();
std::int64_t last_date();

// `count` units later. Months and years follow the calendar and clamp to the end of the month (2026-01-31 + 1 month = 2026-02-28).
// Hours and minutes apply to moments only.
std::int64_t shift_date(std::int64_t days, std::int64_t count, syntax::TimeUnit);
std::int64_t shift_moment(std::int64_t minutes, std::int64_t count, syntax::TimeUnit);
// A number, or a day for `month_start` to `year_end`.
std::int64_t part_of_date(std::int64_t days, DatePart);

// The same of dates and moments of any size. Precondition: the quantities are present.
Quantity shift(const Quantity& from, Base, const Quantity& count, syntax::TimeUnit);
Quantity date_part(const Quantity& of, Base, DatePart);

// As written in a spec: "month_start"; nothing for any other word. The number of "monday" to "sunday": 1 to 7.
std::optional<DatePart> date_part(std::string_view word);
std::optional<std::int64_t> weekday(std::string_view word);
inline constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

}  // namespace proviso::model
