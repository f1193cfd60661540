// Functions of days and months that no linear arithmetic expresses. Each is monotone: a later day, or month, has no earlier value. Days
// are days since 1970-01-01, and months are numbered from January of the year 0.
//
// Beyond its period a calendar of working days is repeated: what is said of it there is never used, and keeps the functions monotone.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "logic/month_addition.h"
#include "model/working_days.h"

namespace proviso::logic {

enum class DayFunctionKind : std::uint8_t {
  later,          // the day `months` after a day, clamped to the end of the month
  month,          // the month of a day
  first_of,       // the first day of a month
  month_start,    // of a day: the first day of its month
  month_end,      // the last
  year_start,     // the first day of its year
  year_end,       // the last
  working_later,  // the working day of the calendar `count` after a day; before it, if that is negative
  working_days,   // the number of working days of the calendar up to a day
};

std::string_view name(DayFunctionKind);

struct DayFunction {
  DayFunctionKind kind = DayFunctionKind::month;
  Number count;                                        // of `later`: months; of `working_later`: working days
  std::shared_ptr<const model::WorkingDays> calendar;  // of the last two; not empty
  friend bool operator==(const DayFunction& a, const DayFunction& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const DayFunction&, const DayFunction&);
};

inline DayFunction later_by(const Number& months) { return {DayFunctionKind::later, months, {}}; }

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
