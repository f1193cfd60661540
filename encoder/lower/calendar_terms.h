// Calendar arithmetic as terms.
//
// Dates are integers, days since 1970-01-01; moments minutes since then. Days and hours are added; months and years are terms of
// a kind of their own (Kind::later), which those who do not know it can have as a sum of quotients by constants.
#pragma once

#include "logic/formula.h"
#include "model/model.h"
#include "syntax/ast.h"

namespace proviso::lower {

using namespace logic;

// `count` units later, clamped to the month's end.
Term shifted_date(Arena&, Term days, std::int64_t count, syntax::TimeUnit);
Term shifted_moment(Arena&, Term minutes, std::int64_t count, syntax::TimeUnit);

// That a date or a moment lies in the years 0001 to 9999, as those of fields do; true of other numbers.
Formula in_calendar(Arena&, model::Base, Term);

// A term of kind `later` without that kind.
Term with_quotients(Arena&, Term later);

}  // namespace proviso::lower
