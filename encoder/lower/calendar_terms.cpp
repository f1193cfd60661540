#include "lower/calendar_terms.h"

#include "logic/civil_calendar.h"
#include "model/calendar.h"
#include "text/check.h"

namespace proviso::lower {

namespace {

struct OfTerms {
  using Value = Term;
  Arena& arena;
  Term sum(std::vector<Term> terms) const { return arena.sum(std::move(terms)); }
  Term product(std::int64_t n, Term term) const { return arena.product(n, term); }
  Term quotient(Term term, std::int64_t n) const { return arena.quotient(term, n); }
  Term constant(std::int64_t n) const { return arena.integer(n); }
};

// A day that is to have the same place in its month, or to be the last day before the next month.
Term in_month(Arena& arena, Term day, Term next_month) {
  const Term last_day = arena.sum({next_month, arena.integer(-1)});
  return arena.conditional(arena.less_equal(day, last_day), day, last_day);
}

// The lengths of months are not needed.
Term same_place(Arena& arena, Civil<OfTerms>& civil, Term days, Term month, Term months) {
  const Term target = civil.sum({month, months});
  const Term place = civil.sum({civil.first_day(target), days, civil.product(-1, civil.first_day(month))});
  return in_month(arena, place, civil.first_day(civil.plus(target, 1)));
}

Term months_later(Arena& arena, Term days, Term count) {
  if (arena.kind(count) == Kind::numeral) return arena.later(days, Number(arena.number(count)));
  const auto first_of = [&](Term month) { return arena.day_function({DayFunctionKind::first_of, {}, {}}, month); };
  const Term month = arena.day_function({DayFunctionKind::month, {}, {}}, days);
  const Term target = arena.sum({month, count});
  return in_month(arena, arena.sum({first_of(target), days, arena.product(-1, first_of(month))}),
                  first_of(arena.sum({target, arena.integer(1)})));
}

}  // namespace

Term shifted_date(Arena& arena, Term days, Term count, syntax::TimeUnit unit) {
  switch (unit) {
    case syntax::TimeUnit::minutes:
    case syntax::TimeUnit::hours:
      CHECK(false, "hours and minutes are for moments");
    case syntax::TimeUnit::days:
      return arena.sum({days, count});
    case syntax::TimeUnit::months:
      return months_later(arena, days, count);
    case syntax::TimeUnit::years:
      return months_later(arena, days, arena.product(12, count));
  }
  CHECK(false, "a unit of time");
}

Term shifted_moment(Arena& arena, Term minutes, Term count, syntax::TimeUnit unit) {
  if (unit == syntax::TimeUnit::minutes) return arena.sum({minutes, count});
  if (unit == syntax::TimeUnit::hours) return arena.sum({minutes, arena.product(60, count)});
  if (unit == syntax::TimeUnit::days) return arena.sum({minutes, arena.product(model::minutes_per_day, count)});
  const Term day = arena.quotient(minutes, model::minutes_per_day);
  const Term later = shifted_date(arena, day, count, unit);
  return arena.sum({minutes, arena.product(-model::minutes_per_day, day), arena.product(model::minutes_per_day, later)});
}

Term date_part(Arena& arena, model::Base base, Term of, model::DatePart part) {
  const Term day = base == model::Base::date ? of : arena.quotient(of, model::minutes_per_day);
  const auto minus = [&](Term a, Term b) { return arena.sum({a, arena.product(-1, b)}); };
  const auto plus_one = [&](Term a) { return arena.sum({a, arena.integer(1)}); };
  const auto function = [&](DayFunctionKind kind) { return arena.day_function({kind, {}, {}}, day); };
  const auto year = [&] { return arena.quotient(function(DayFunctionKind::month), 12); };
  switch (part) {
    case model::DatePart::year:
      return year();
    case model::DatePart::month:
      return plus_one(minus(function(DayFunctionKind::month), arena.product(12, year())));
    case model::DatePart::day:
      return plus_one(minus(day, function(DayFunctionKind::month_start)));
    case model::DatePart::weekday: {
      const Term from_monday = arena.sum({day, arena.integer(3)});  // day 0 is a Thursday
      return plus_one(minus(from_monday, arena.product(7, arena.quotient(from_monday, 7))));
    }
    case model::DatePart::month_start:
      return function(DayFunctionKind::month_start);
    case model::DatePart::month_end:
      return function(DayFunctionKind::month_end);
    case model::DatePart::year_start:
      return function(DayFunctionKind::year_start);
    case model::DatePart::year_end:
      return function(DayFunctionKind::year_end);
  }
  CHECK(false, "a part of a date");
}

Term shifted(Arena& arena, model::Base base, Term from, Term count, syntax::TimeUnit unit) {
  return base == model::Base::date ? shifted_date(arena, from, count, unit) : shifted_moment(arena, from, count, unit);
}

Formula in_calendar(Arena& arena, model::Base base, Term term) {
  if (base != model::Base::date && base != model::Base::moment) return arena.verum();
  const std::int64_t unit = base == model::Base::date ? 1 : model::minutes_per_day;
  return arena.conjunction({arena.less_equal(arena.integer(model::first_date() * unit), term),
                            arena.less(term, arena.integer((model::last_date() + 1) * unit))});
}

bool has_quotients(const DayFunction& function) { return !function.calendar; }

Term with_quotients(Arena& arena, Term function) {
  const DayFunction what = arena.day_function(function);
  const Term argument = arena.children(function)[0];
  Civil<OfTerms> civil(OfTerms{arena});
  // Civil numbers months from March.
  const auto month = [&] { return civil.plus(civil.month_of(argument), 2); };
  const auto january = [&] { return civil.product(12, civil.quotient(month(), 12)); };
  const auto first_of = [&](Term of, std::int64_t months) { return civil.first_day(civil.plus(of, months - 2)); };
  switch (what.kind) {
    case DayFunctionKind::later:
      return same_place(arena, civil, argument, civil.month_of(argument), arena.integer(what.count));
    case DayFunctionKind::month:
      return month();
    case DayFunctionKind::first_of:
      return first_of(argument, 0);
    case DayFunctionKind::month_start:
      return first_of(month(), 0);
    case DayFunctionKind::month_end:
      return civil.plus(first_of(month(), 1), -1);
    case DayFunctionKind::year_start:
      return first_of(january(), 0);
    case DayFunctionKind::year_end:
      return civil.plus(first_of(january(), 12), -1);
    case DayFunctionKind::working_later:
    case DayFunctionKind::working_days:
      break;
  }
  CHECK(false, "a function that quotients express");
}

}  // namespace proviso::lower
