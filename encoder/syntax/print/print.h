// Prints a syntax tree as source text, in the one layout that the project's own specs use. Parsing the result gives an equal tree.
// Comments and the empty lines between paragraphs are kept in their places. Precondition: the tree comes from a file without errors.
#pragma once

#include <string>

#include "syntax/ast.h"

namespace proviso::syntax {

std::string print(const Ast&);
std::string print(const Ast&, ExprId);

}  // namespace proviso::syntax
