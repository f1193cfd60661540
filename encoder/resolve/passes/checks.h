// The checks of a spec: their questions, scope lines and expectations.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Needs all that a check can name. What no answer could meet is an error: an expectation that does not fit the
// question, two expectations that contradict each other, a `because` that names what the check leaves out, a check of
// no clause.
void resolve_checks(const Lexicon&, Model&, Reports&);

// An `as of` date; nothing where there is none.
std::optional<std::int64_t> resolve_date(const std::optional<syntax::DateLiteral>&);

}  // namespace proviso::resolve
