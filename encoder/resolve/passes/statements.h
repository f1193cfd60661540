// The definitions of terms, the facts, the requirements of products, and the intents of a spec.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// The definition of every reading. An expression with an error becomes invalid.
void resolve_meanings(const Lexicon&, Model&, Reports&);

// Facts, requirements and intents with their formulas; and the requirements of the products.
void resolve_statements(const Lexicon&, Model&, Reports&);

}  // namespace proviso::resolve
