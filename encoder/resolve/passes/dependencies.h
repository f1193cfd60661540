// Dependencies between definitions: nothing may be defined by itself.
#pragma once

#include "model/model.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Reports every cycle of terms, clauses and rules: a recursive term, rules that override each other, a clause that refers to itself
// with `kept` or `applies`. The readings of an item count together.
void check_dependencies(const Model&, Reports&);

}  // namespace proviso::resolve
