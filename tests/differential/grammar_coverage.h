// Which productions of the grammar a spec uses: every member of every struct of the syntax tree, every kind of expression and of
// token, every value of every enumeration. What is there to be used is known from these structs themselves: a member that is added
// to one of them, or a declaration, does not compile here until it is given a name, and then is missing until a spec uses it.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "spec_files.h"
#include "syntax/ast.h"

namespace proviso::differential {

// How many specs use each; those that none does are there too, with 0.
using Coverage = std::map<std::string, std::uint64_t>;

// All productions, none of which is used.
Coverage productions();
// Adds what a spec that loads uses.
void add_productions(const std::string& spec, Coverage&);

}  // namespace proviso::differential
