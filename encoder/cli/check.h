// `proviso check`: from paths to a report.
#pragma once

#include "cli/arguments.h"
#include "solve/query/query.h"

namespace proviso::cli {

// Prints the report on standard output, diagnostics on standard error. The result is the exit code. Of an error of our own a file
// is saved (cli/reproducer.h). Tests alone put an engine of their own in.
int check(const CheckArguments&, const solve::Substitute& = {});

}  // namespace proviso::cli
