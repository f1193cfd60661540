// A syntax tree as source text again, in the one layout that the project's own specs use. Parsing what is printed gives
// an equal tree. Comments and the empty lines between paragraphs are kept, next to what they stood next to. The tree
// must come from a file without errors.
#pragma once

#include <string>

#include "syntax/ast.h"

namespace proviso::syntax {

std::string print(const Ast&);
std::string print(const Ast&, ExprId);

}  // namespace proviso::syntax
