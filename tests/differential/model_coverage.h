// Which resolved kinds of expression a spec uses, and of what types: the same sign means several things.
#pragma once

#include "grammar_coverage.h"
#include "model/model.h"

namespace proviso::differential {

// All of them, none of which is used.
Coverage meanings();
// Adds what a spec uses.
void add_meanings(const model::Model&, Coverage&);

}  // namespace proviso::differential
