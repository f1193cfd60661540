// The worked cases of a spec, as structures.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Each example with what it takes over by `like`, and its verdicts. An example without a mistake is a well-formed
// structure of the model: it lists every individual, and every total field has its value. Whether the facts hold in it,
// the evaluator finds out.
void resolve_examples(const Lexicon&, Model&, Reports&);

}  // namespace proviso::resolve
