// Warnings about clauses that are well-formed and probably not meant so.
#pragma once

#include "model/model.h"
#include "model/names.h"
#include "model/reports.h"

namespace proviso::model {

// A carve-out that rests on what nothing else constrains; a duty that overrides a duty it could stand beside; a
// permission that overrides nothing. For a model without errors.
void warn_about_clauses(const Lexicon&, const Model&, Reports&);

}  // namespace proviso::model
