// Warnings that are accepted for a stated reason: at clauses, requirements and checks.
#pragma once

#include <vector>

#include "syntax/ast.h"
#include "syntax/cursor.h"

namespace proviso::syntax {

// Does an `allow` begin here? Elsewhere the word is an ordinary name.
bool at_allow(const Cursor&);

// "allow" NAME STRING
void parse_allow(Cursor&, std::vector<Allow>&);

}  // namespace proviso::syntax
