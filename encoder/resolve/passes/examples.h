// The examples of a spec, as structures.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Resolves each example, including what it inherits with `like`, and its verdicts. An example without an error is a well-formed
// structure of the model: it lists every individual, and every total field has its value. The evaluator decides whether the facts hold
// in it.
void resolve_examples(const Lexicon&, Model&, Reports&);

}  // namespace proviso::resolve
