#include "logic/month_addition.h"

#include <algorithm>

#include "logic/civil_numbers.h"

namespace proviso::logic {

namespace {

constexpr std::int64_t months_per_era = 4800;

// The first days of the months of two calendar periods, and of the month after them.
std::vector<std::int64_t> first_days() {
  Civil<OfIntegers> civil{OfIntegers{}};
  std::vector<std::int64_t> result;
  for (std::int64_t month = 0; month <= 2 * months_per_era; ++month) result.push_back(civil.first_day(month));
  return result;
}

// A month and its image.
struct Shifted {
  Number first, next;  // the first day of the month, and of the next month
  Number by;           // days from its first day to the first day of the image
  Number end;          // the day after the last day of the image

  Shifted(Civil<OfNumbers>& civil, const Number& month, const Number& months)
      : first(civil.first_day(month)),
        next(civil.first_day(month + Number(1))),
        by(civil.first_day(month + months) - first),
        end(civil.first_day(month + months + Number(1))) {}
  // The first day that is clamped; `next` if there is none.
  Number clamped_from() const { return std::min(next, end - by); }
};

}  // namespace

Number months_later(const Number& days, const Number& months) {
  Civil<OfNumbers> civil{OfNumbers{}};
  const Shifted month(civil, civil.month_of(days), months);
  return std::min(days + month.by, month.end - Number(1));
}

Stretch stretch(const Number& day, const Number& months) {
  constexpr int most_months = 48;
  Civil<OfNumbers> civil{OfNumbers{}};
  const Number month = civil.month_of(day);
  const Shifted own(civil, month, months);
  if (day >= own.clamped_from()) return {own.clamped_from(), own.next - Number(1), true, own.end - Number(1)};
  Stretch result{own.first, own.clamped_from() - Number(1), false, own.by};
  for (int i = 1; i <= most_months; ++i) {
    const Shifted before(civil, month - Number(i), months);
    if (before.by != own.by || before.clamped_from() != before.next) break;
    result.first = before.first;
  }
  for (int i = 1; i <= most_months; ++i) {
    const Shifted after(civil, month + Number(i), months);
    if (after.by != own.by || result.last + Number(1) != after.first) break;
    result.last = after.clamped_from() - Number(1);
  }
  return result;
}

// The distances repeat after 400 years. Within a month, the first day has the greatest distance and the last day the least.
std::pair<Number, Number> days_of(const Number& months) {
  const Number eras = (Number(mpq_class(1, months_per_era)) * months).floor();
  const std::int64_t rest = *(months - Number(months_per_era) * eras).to_int64();
  static const std::vector<std::int64_t> first = first_days();
  std::int64_t least = INT64_MAX, most = INT64_MIN;
  for (std::int64_t month = 0; month < months_per_era; ++month) {
    const std::int64_t by = first[month + rest] - first[month];
    const std::int64_t last = std::min(by, first[month + rest + 1] - first[month + 1]);
    most = std::max(most, by);
    least = std::min(least, last);
  }
  const Number whole = Number(std::int64_t{146097}) * eras;
  return {whole + Number(least), whole + Number(most)};
}

}  // namespace proviso::logic
