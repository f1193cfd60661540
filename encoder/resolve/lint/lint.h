// Warnings about clauses that are well-formed and probably not meant so.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// A carve-out that rests on what nothing else constrains; a permission that overrides nothing; a variable that is matched
// by name where another could be meant; one of these that is allowed without need. For a model without errors.
// (What a solver has to be asked about: answer/idle_parts.h.)
void warn_about_clauses(const Lexicon&, const Model&, Reports&);

}  // namespace proviso::resolve
