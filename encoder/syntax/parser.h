// From a source file to its syntax tree.
#pragma once

#include "syntax/ast.h"
#include "text/diagnostic.h"

namespace proviso::syntax {

// Recursive descent over the grammar of docs/language.md. Recovers at the next declaration, clause, rule, field or scope
// line, so that independent mistakes are each reported once. Nesting deeper than 1,000 is diagnosed, never followed.
Ast parse(const text::Sources&, text::FileId, text::Diagnostics&);

}  // namespace proviso::syntax
