// The checks of a spec: their questions, scope lines and expectations.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Precondition: everything that a check can name is resolved. Reports expectations that no answer could meet: an expectation that does
// not fit the question, two contradictory expectations, a `because` that names what the check leaves out, and a check without clauses.
void resolve_checks(const Lexicon&, Model&, Reports&);

// An `as of` date; nothing if there is none.
std::optional<std::int64_t> resolve_date(const std::optional<syntax::DateLiteral>&);

}  // namespace proviso::resolve
