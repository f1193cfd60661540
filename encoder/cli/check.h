// `proviso check`: from paths to a report.
#pragma once

#include "cli/arguments.h"

namespace proviso::cli {

// Prints the report on standard output, diagnostics on standard error. The result is the exit code.
int check(const CheckArguments&);

}  // namespace proviso::cli
