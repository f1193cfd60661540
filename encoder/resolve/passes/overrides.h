// Which rule overrides which, and which of their variables are matched (docs/language.md, "Clauses").
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Fills Rule::overridden_by from `notwithstanding` and `subject to`. Needs the rules with their variables. Whether the
// overrides are acyclic is found out in resolve/passes/dependencies.h.
void resolve_overrides(const Lexicon&, Model&, Reports&);

}  // namespace proviso::resolve
