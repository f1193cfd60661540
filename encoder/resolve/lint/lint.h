// Warnings about well-formed clauses that probably do not have the intended meaning.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Warns about a carve-out that depends on something unconstrained, a permission that overrides nothing, a variable that is matched by
// name although another could be meant, and an unused `allow` of one of these. Precondition: the model has no errors. (Warnings that
// need a solver: answer/idle_parts.h.)
void warn_about_clauses(const Lexicon&, const Model&, Reports&);

}  // namespace proviso::resolve
