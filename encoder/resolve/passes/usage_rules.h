// Restrictions on what a spec may demand of usage.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Reports requirements that mention usage without `can` or `always`, requirements with `can` or `always` that do not mention usage, and
// clauses that demand usage. Considers every reading of every term. Precondition: the rules are resolved; an expression with an error
// mentions and demands nothing.
void check_usage(const Lexicon&, const Model&, Reports&);

}  // namespace proviso::resolve
