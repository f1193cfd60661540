// Years are counted from March, so that the leap day is a year's last, and months from March of the year 0. A date that is
// `months` later has the same place in its month, or is the last day before the month after: no length of a month is needed.
#include "logic/calendar_terms.h"

#include "model/calendar.h"
#include "text/check.h"

namespace proviso::logic {

namespace {

constexpr std::int64_t epoch = 719468;  // from 0000-03-01 to 1970-01-01
constexpr std::int64_t days_per_era = 146097;  // 400 years

class Calendar {
 public:
  explicit Calendar(Arena& arena) : arena_(arena) {}

  Term months_later(Term days, const Number& months) {
    const Term month = month_of(days);
    const Term target = plus(month, months);
    const Term same_place = arena_.sum({first_day(target), days, times(-1, first_day(month))});
    const Term last_day = plus(first_day(plus(target, 1)), -1);
    return arena_.conditional(arena_.less_equal(same_place, last_day), same_place, last_day);
  }

 private:
  Term plus(Term term, const Number& n) { return arena_.sum({term, arena_.integer(n)}); }
  Term times(std::int64_t n, Term term) { return arena_.product(n, term); }
  Term quotient(Term term, std::int64_t n) { return arena_.quotient(term, n); }
  // a - b
  Term without(Term a, Term b) { return arena_.sum({a, times(-1, b)}); }

  // The number of the month that a day lies in.
  Term month_of(Term days) {
    const Term shifted = plus(days, epoch);
    const Term era = quotient(shifted, days_per_era);
    const Term day = without(shifted, times(days_per_era, era));
    const Term corrected = arena_.sum({day, times(-1, quotient(day, 1460)), quotient(day, 36524), times(-1, quotient(day, 146096))});
    const Term year = quotient(corrected, 365);  // of the era
    const Term day_of_year =
        arena_.sum({day, times(-365, year), times(-1, quotient(year, 4)), quotient(year, 100)});
    const Term month_of_year = quotient(plus(times(5, day_of_year), 2), 153);
    return arena_.sum({times(400 * 12, era), times(12, year), month_of_year});
  }

  // The day on which a month begins.
  Term first_day(Term month) {
    const Term year = quotient(month, 12);
    const Term month_of_year = without(month, times(12, year));
    const Term before_month = quotient(plus(times(153, month_of_year), 2), 5);
    return plus(arena_.sum({times(365, year), quotient(year, 4), times(-1, quotient(year, 100)), quotient(year, 400), before_month}),
                -epoch);
  }

  Arena& arena_;
};

}  // namespace

Term shifted_date(Arena& arena, Term days, std::int64_t count, syntax::TimeUnit unit) {
  switch (unit) {
    case syntax::TimeUnit::hours:
      CHECK(false, "hours are for moments");
    case syntax::TimeUnit::days:
      return arena.sum({days, arena.integer(count)});
    case syntax::TimeUnit::months:
      return Calendar(arena).months_later(days, count);
    case syntax::TimeUnit::years:
      return Calendar(arena).months_later(days, Number(12) * Number(count));
  }
  CHECK(false, "a unit of time");
}

Term shifted_moment(Arena& arena, Term minutes, std::int64_t count, syntax::TimeUnit unit) {
  if (unit == syntax::TimeUnit::hours) return arena.sum({minutes, arena.integer(Number(60) * Number(count))});
  if (unit == syntax::TimeUnit::days) return arena.sum({minutes, arena.integer(Number(model::minutes_per_day) * Number(count))});
  const Term day = arena.quotient(minutes, model::minutes_per_day);
  const Term later = shifted_date(arena, day, count, unit);
  return arena.sum({minutes, arena.product(-model::minutes_per_day, day), arena.product(model::minutes_per_day, later)});
}

}  // namespace proviso::logic
