// Runs a command on a terminal, and prints its results.
#pragma once

#include "cli/arguments.h"
#include "program/exit_code.h"

namespace proviso::cli {

// Prints the report on standard output, and diagnostics and errors on standard error. The first Ctrl-C interrupts the search.
program::ExitCode run(const Invocation&);

}  // namespace proviso::cli
