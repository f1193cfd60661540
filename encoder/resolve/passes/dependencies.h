// What is defined by what: nothing may be defined by itself.
#pragma once

#include "model/model.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Reports every group of terms, clauses and rules that depend on one another in a circle: a recursive term, rules that
// override each other, a clause that builds on itself with `kept` or `applies`. All readings count together.
void check_dependencies(const Model&, Reports&);

}  // namespace proviso::resolve
