// The vocabulary of a spec: types with their fields, individuals, relations, and what the terms take and give.
#pragma once

#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Types, fields, individuals, relations and products. After an error every type has a root, and no type is its own
// ancestor; a field or individual of an unknown type has an invalid type.
void resolve_vocabulary(const Lexicon&, Model&, Reports&);

// The terms, their parameters, result types and readings, without the meanings of the readings; the ambiguities of
// terms.
void declare_terms(const Lexicon&, Model&, Reports&);

// A construct that the grammar has and this version does not decide.
void report_unsupported(Span, std::string what, Reports&);

}  // namespace proviso::resolve
