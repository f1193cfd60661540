// What the terms of a spec mean, what it takes for facts, what its products need, and what its clauses are for.
#pragma once

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// The meaning of every reading. An expression with a mistake in it is left invalid.
void resolve_meanings(const Lexicon&, Model&, Reports&);

// Facts, requirements and intents with their formulas; the requirements of the products.
void resolve_statements(const Lexicon&, Model&, Reports&);

}  // namespace proviso::resolve
