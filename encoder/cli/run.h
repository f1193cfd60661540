// A command on a terminal: runs it, and prints what it comes to.
#pragma once

#include "cli/arguments.h"
#include "program/exit_code.h"

namespace proviso::cli {

// Prints the report on standard output, diagnostics and errors on standard error. The first Ctrl-C interrupts the search.
program::ExitCode run(const Invocation&);

}  // namespace proviso::cli
