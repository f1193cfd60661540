// How the program ends when it has no answers.
#pragma once

#include <string_view>

#include "cli/arguments.h"

namespace proviso::cli {

inline constexpr int exit_wrong = 2;  // the spec or the command line is wrong
inline constexpr int exit_undecided = 3;
inline constexpr int exit_internal = 4;  // an error in the program itself

// Prints `error: message` on standard error. The result is `code`.
int fail(std::string_view message, int code, Color);
// The same of an error of our own, with what has been saved of it (empty: nothing has). The result is 4.
int fail_internally(std::string_view message, std::string_view saved, Color);

}  // namespace proviso::cli
