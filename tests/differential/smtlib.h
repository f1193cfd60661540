// A question to the engines as SMT-LIB 2, for a solver that knows nothing of ours: uninterpreted sorts, quantifiers, and
// every definition as the equivalence that it is.
#pragma once

#include <optional>
#include <string>

#include "solve/query/query.h"

namespace proviso::differential {

// Satisfiable in a finite structure exactly when the question is. Nothing where first-order logic cannot say the question
// (closures, totals, counts that are compared with more than a literal) or would take long to (`at least` more than a few).
std::optional<std::string> smtlib(lower::Theory&, const solve::Query&);

}  // namespace proviso::differential
