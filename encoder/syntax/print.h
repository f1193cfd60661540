// A syntax tree as source text again, in the one layout that the project's own specs use. Parsing what is printed gives an
// equal tree. (Comments are not part of the tree.)
#pragma once

#include <string>

#include "syntax/ast.h"

namespace proviso::syntax {

std::string print(const Ast&);
std::string print(const Ast&, ExprId);

}  // namespace proviso::syntax
