// The vocabulary of a spec: types with their fields, individuals, relations, and the signatures of terms.
#pragma once

#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Types, fields, individuals, relations and products. After an error, every type still has a root, and no type is its own ancestor; a
// field or individual of an unknown type has an invalid type.
void resolve_vocabulary(const Lexicon&, Model&, Reports&);

// Terms with their parameters, result types and readings, without definitions; and the ambiguities of terms.
void declare_terms(const Lexicon&, Model&, Reports&);

}  // namespace proviso::resolve
