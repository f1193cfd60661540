// Which rule overrides which, and which of their variables are matched (docs/language.md, "Clauses").
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Fills in Rule::overridden_by from `notwithstanding` and `subject to`. Precondition: rules have their variables.
// resolve/passes/dependencies.h checks that overrides are acyclic.
void resolve_overrides(const Lexicon&, Model&, Reports&);

}  // namespace proviso::resolve
