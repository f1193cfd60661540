// Months of the calendar, numbered from March of the year 0: the month of a day, and the first day of a month. Uses only sums and
// quotients by constants, so that it applies to numbers and to terms. Agrees with model/calendar.h on every integer. Algorithms: H.
// Hinnant, "chrono-Compatible Low-Level Date Algorithms". For logic/ and lower/ only.
//
// Years start in March, so that the leap day is the last day of a year.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace proviso::logic {

// `Arithmetic` has a type Value and functions sum(std::vector<Value>), product(std::int64_t, Value), quotient(Value, std::int64_t),
// which rounds down, and constant(std::int64_t).
template <typename Arithmetic>
class Civil {
 public:
  using Value = typename Arithmetic::Value;
  explicit Civil(Arithmetic arithmetic) : arithmetic_(std::move(arithmetic)) {}

  // Days are days since 1970-01-01.
  Value month_of(const Value& days) {
    const Value shifted = plus(days, epoch);
    const Value era = quotient(shifted, days_per_era);
    const Value day = sum({shifted, product(-days_per_era, era)});
    const Value corrected = sum({day, product(-1, quotient(day, 1460)), quotient(day, 36524), product(-1, quotient(day, 146096))});
    const Value year = quotient(corrected, 365);  // of the era
    const Value day_of_year = sum({day, product(-365, year), product(-1, quotient(year, 4)), quotient(year, 100)});
    const Value month_of_year = quotient(plus(product(5, day_of_year), 2), 153);
    return sum({product(400 * 12, era), product(12, year), month_of_year});
  }

  Value first_day(const Value& month) {
    const Value year = quotient(month, 12);
    const Value month_of_year = sum({month, product(-12, year)});
    const Value before_month = quotient(plus(product(153, month_of_year), 2), 5);
    return plus(sum({product(365, year), quotient(year, 4), product(-1, quotient(year, 100)), quotient(year, 400), before_month}), -epoch);
  }

  Value plus(const Value& value, std::int64_t n) { return sum({value, arithmetic_.constant(n)}); }
  Value sum(std::vector<Value> values) { return arithmetic_.sum(std::move(values)); }
  Value product(std::int64_t n, const Value& value) { return arithmetic_.product(n, value); }
  Value quotient(const Value& value, std::int64_t n) { return arithmetic_.quotient(value, n); }

 private:
  static constexpr std::int64_t epoch = 719468;         // days from 0000-03-01 to 1970-01-01
  static constexpr std::int64_t days_per_era = 146097;  // of 400 years

  Arithmetic arithmetic_;
};

}  // namespace proviso::logic
