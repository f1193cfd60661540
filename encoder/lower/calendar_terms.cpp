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

}  // namespace

Term shifted_date(Arena& arena, Term days, std::int64_t count, syntax::TimeUnit unit) {
  switch (unit) {
    case syntax::TimeUnit::hours:
      CHECK(false, "hours are for moments");
    case syntax::TimeUnit::days:
      return arena.sum({days, arena.integer(count)});
    case syntax::TimeUnit::months:
      return arena.later(days, count);
    case syntax::TimeUnit::years:
      return arena.later(days, Number(12) * Number(count));
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

Formula in_calendar(Arena& arena, model::Base base, Term term) {
  if (base != model::Base::date && base != model::Base::moment) return arena.verum();
  const std::int64_t unit = base == model::Base::date ? 1 : model::minutes_per_day;
  return arena.conjunction({arena.less_equal(arena.integer(model::first_date() * unit), term),
                            arena.less(term, arena.integer((model::last_date() + 1) * unit))});
}

// The later day has the same position in its month, or is the last day before the next month. The lengths of months are not needed.
Term with_quotients(Arena& arena, Term later) {
  CHECK(arena.kind(later) == Kind::later);
  const Term days = arena.children(later)[0];
  const Term months = arena.integer(arena.number(later));
  Civil<OfTerms> civil(OfTerms{arena});
  const Term month = civil.month_of(days);
  const Term target = civil.sum({month, months});
  const Term same_place = civil.sum({civil.first_day(target), days, civil.product(-1, civil.first_day(month))});
  const Term last_day = civil.plus(civil.first_day(civil.plus(target, 1)), -1);
  return arena.conditional(arena.less_equal(same_place, last_day), same_place, last_day);
}

}  // namespace proviso::lower
