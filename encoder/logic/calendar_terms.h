// Calendar arithmetic as terms. Internal to logic/.
//
// Dates are integers, days since 1970-01-01; moments minutes since then. Days and hours are added; months and years need the
// calendar, of which every step is a sum or a quotient by a constant, so that the result is linear. It agrees with
// model/calendar.h on every integer. Algorithms: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
#pragma once

#include "logic/formula.h"
#include "syntax/ast.h"

namespace proviso::logic {

// `count` units later, clamped to the month's end.
Term shifted_date(Arena&, Term days, std::int64_t count, syntax::TimeUnit);
Term shifted_moment(Arena&, Term minutes, std::int64_t count, syntax::TimeUnit);

}  // namespace proviso::logic
