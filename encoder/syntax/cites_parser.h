// Quotations from documents, which may stand at clauses, terms, readings, statements and positions alike.
#pragma once

#include <vector>

#include "syntax/ast.h"
#include "syntax/cursor.h"

namespace proviso::syntax {

// { "cites" NAME STRING }
std::vector<Cite> parse_cites(Cursor&);

}  // namespace proviso::syntax
