// What it means to be some months later, on numbers: for those who search for a number, and know more than one day at a time.
#pragma once

#include <utility>

#include "model/number.h"

namespace proviso::logic {

using model::Number;

// The day (since 1970-01-01) that is `months` later, clamped to the month's end. Any integers.
Number months_later(const Number& days, const Number& months);

// Days around a given one, of which the same can be said: `by` days later; or, where they are `clamped`, on day `by`.
struct Stretch {
  Number first, last;
  bool clamped = false;
  Number by;
};
// At most some years.
Stretch stretch(const Number& day, const Number& months);

// The fewest and the most days by which `months` make any day later.
std::pair<Number, Number> days_of(const Number& months);

}  // namespace proviso::logic
