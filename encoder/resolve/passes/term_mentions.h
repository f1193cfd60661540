// Which terms are named in a definition or a clause, as it is written.
#pragma once

#include <set>
#include <string_view>

#include "syntax/ast.h"

namespace proviso::resolve {

// Is one of the terms of these names called, or a step of a closure?
bool mentions_terms(const syntax::Ast&, const syntax::Define&, const std::set<std::string_view>& names);
bool mentions_terms(const syntax::Ast&, const syntax::Clause&, const std::set<std::string_view>& names);

}  // namespace proviso::resolve
