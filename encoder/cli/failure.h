// How the program ends if it has no answers.
#pragma once

#include <string_view>

#include "cli/arguments.h"
#include "program/exit_code.h"

namespace proviso::cli {

// Prints `error: message` on standard error. Returns `code`.
program::ExitCode fail(std::string_view message, program::ExitCode code, Color);

}  // namespace proviso::cli
