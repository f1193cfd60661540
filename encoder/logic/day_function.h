// Functions of days and months that no linear arithmetic expresses. Each is monotone: a later day, or month, has no earlier value. Days
// are days since 1970-01-01, and months are numbered from January of the year 0.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "logic/month_addition.h"

namespace proviso::logic {

enum class DayFunctionKind : std::uint8_t {
  later,        // the day `months` after a day, clamped to the end of the month
  month,        // the month of a day
  first_of,     // the first day of a month
  month_start,  // of a day: the first day of its month
  month_end,    // the last
  year_start,   // the first day of its year
  year_end,     // the last
};

std::string_view name(DayFunctionKind);

struct DayFunction {
  DayFunctionKind kind = DayFunctionKind::month;
  Number months;  // of `later`
  bool operator==(const DayFunction&) const = default;
  auto operator<=>(const DayFunction&) const = default;
};

inline DayFunction later_by(const Number& months) { return {DayFunctionKind::later, months}; }

// Defined for all integers.
Number value(const DayFunction&, const Number& argument);

// Arguments around this one for which the function is the same sum, or constant.
Stretch stretch(const DayFunction&, const Number& argument);

// For every argument a: least <= values * f(a) - arguments * a <= most.
struct DayFunctionBounds {
  Number values, arguments, least, most;
};
DayFunctionBounds bounds(const DayFunction&);

// For all arguments a <= b: least * (b - a) <= f(b) - f(a) <= most * (b - a). Nothing where there is no such number.
struct Slope {
  Number least;
  std::optional<Number> most;
};
Slope slope(const DayFunction&);

}  // namespace proviso::logic
