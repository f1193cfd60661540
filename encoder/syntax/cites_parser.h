// Quotations from documents, at clauses, terms, readings, statements and positions.
#pragma once

#include <vector>

#include "syntax/ast.h"
#include "syntax/cursor.h"

namespace proviso::syntax {

// { "cites" NAME [ "at" STRING ] STRING }
std::vector<Cite> parse_cites(Cursor&);

}  // namespace proviso::syntax
