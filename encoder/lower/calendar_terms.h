// Calendar arithmetic as terms.
//
// Dates are integers: days since 1970-01-01. Moments are minutes since then. Adding days and hours is addition. Months, years and the
// parts of a date are terms of a kind of their own (Kind::day_function); engines that do not support this kind can replace it by sums of
// quotients by constants.
#pragma once

#include "logic/formula.h"
#include "model/model.h"
#include "syntax/ast.h"

namespace proviso::lower {

using namespace logic;

// The date or moment `count` units later, clamped to the end of the month.
Term shifted_date(Arena&, Term days, Term count, syntax::TimeUnit);
Term shifted_moment(Arena&, Term minutes, Term count, syntax::TimeUnit);
Term shifted(Arena&, model::Base, Term from, Term count, syntax::TimeUnit);

// A part of the date, or of the day of the moment.
Term date_part(Arena&, model::Base, Term, model::DatePart);

// The date or moment lies in the years 0001 to 9999, as values of fields do. True for other numbers.
Formula in_calendar(Arena&, model::Base, Term);

// Replaces a function of days by quotients. Precondition: these express it, as they do unless it is of a calendar with working days.
bool has_quotients(const DayFunction&);
Term with_quotients(Arena&, Term function);

}  // namespace proviso::lower
