// Parses a source file into its syntax tree.
#pragma once

#include "syntax/ast.h"
#include "text/diagnostic.h"

namespace proviso::syntax {

// Recursive descent over the grammar of docs/language.md. Recovers at the next declaration, clause, rule, field or scope line, so that
// independent errors are each reported once. Nesting deeper than 1,000 is reported and not parsed.
Ast parse(const text::Sources&, text::FileId, text::Diagnostics&);

}  // namespace proviso::syntax
