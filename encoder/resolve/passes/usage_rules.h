// What a spec may ask of its usage.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Reports requirements that mention usage and say neither `can` nor `always`, those that say it without need, and
// clauses that demand that something happen. Looks through every reading of every term. For a model whose rules are
// resolved; an expression with a mistake in it mentions and demands nothing.
void check_usage(const Lexicon&, const Model&, Reports&);

}  // namespace proviso::resolve
