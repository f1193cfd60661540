// Calendar arithmetic as terms.
//
// Dates are integers: days since 1970-01-01. Moments are minutes since then. Adding days and hours is addition. Adding months and years
// is a term of its own kind (Kind::later); engines that do not support this kind can replace it by a sum of quotients by constants.
#pragma once

#include "logic/formula.h"
#include "model/model.h"
#include "syntax/ast.h"

namespace proviso::lower {

using namespace logic;

// The date `count` units later, clamped to the end of the month.
Term shifted_date(Arena&, Term days, std::int64_t count, syntax::TimeUnit);
Term shifted_moment(Arena&, Term minutes, std::int64_t count, syntax::TimeUnit);

// The date or moment lies in the years 0001 to 9999, as values of fields do. True for other numbers.
Formula in_calendar(Arena&, model::Base, Term);

// Replaces a term of kind `later` by quotients.
Term with_quotients(Arena&, Term later);

}  // namespace proviso::lower
