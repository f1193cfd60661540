// How far months move the days of each month of the year.
#pragma once

#include <utility>

#include "model/number.h"

namespace proviso::logic {

// The least and the greatest number of days by which `months` move a day of this month of a year (0: January).
std::pair<model::Number, model::Number> days_of(const model::Number& months, int month_of_year);

}  // namespace proviso::logic
