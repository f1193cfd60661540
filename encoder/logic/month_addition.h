// Month addition on numbers, for solvers that search for numbers: it describes a range of days at once.
#pragma once

#include <utility>

#include "model/number.h"

namespace proviso::logic {

using model::Number;

// The day (since 1970-01-01) that is `months` later, clamped to the end of the month. Defined for all integers.
Number months_later(const Number& days, const Number& months);

// A range of days with a common result: each is mapped to the day `by` days later or, if `clamped`, to the day `by`.
struct Stretch {
  Number first, last;
  bool clamped = false;
  Number by;
};
// The range spans at most some years.
Stretch stretch(const Number& day, const Number& months);

// The least and the greatest number of days by which `months` move any day.
std::pair<Number, Number> days_of(const Number& months);

}  // namespace proviso::logic
