#include "logic/month_lengths.h"

#include <algorithm>

#include "logic/civil_numbers.h"

namespace proviso::logic {

namespace {

constexpr std::int64_t months_of_cycle = 4800, days_of_cycle = 146097;  // of 400 years

// The first days of the months of two cycles, from January of the year 0, and of the month after them.
std::vector<std::int64_t> starts_of_months() {
  Civil<OfIntegers> civil{OfIntegers{}};
  std::vector<std::int64_t> result;
  for (std::int64_t month = 0; month <= 2 * months_of_cycle; ++month) result.push_back(civil.first_day(month - 2));  // counts from March
  return result;
}

}  // namespace

// Within a month, the first day is moved furthest and the last day least.
std::pair<Number, Number> days_of(const Number& months, int month_of_year) {
  static const std::vector<std::int64_t> starts = starts_of_months();
  const Number cycles = (Number(mpq_class(1, months_of_cycle)) * months).floor();
  const std::int64_t rest = *(months - Number(months_of_cycle) * cycles).to_int64();
  std::int64_t least = INT64_MAX, most = INT64_MIN;
  for (std::int64_t month = month_of_year; month < months_of_cycle; month += 12) {
    const auto at = [&](std::int64_t of) { return starts[static_cast<std::size_t>(of)]; };
    const std::int64_t by = at(month + rest) - at(month);
    most = std::max(most, by);
    least = std::min({least, by, at(month + rest + 1) - at(month + 1)});
  }
  const Number whole = Number(days_of_cycle) * cycles;
  return {whole + Number(least), whole + Number(most)};
}

}  // namespace proviso::logic
