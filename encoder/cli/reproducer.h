// What is saved of an internal error: one file with all that is needed to look into it, fit to be sent.
#pragma once

#include <cstdint>
#include <string>

#include "cli/arguments.h"
#include "text/check.h"
#include "text/result.h"
#include "text/source.h"

namespace proviso::cli {

// The error with its details, the program and its solvers, the command, the day, and all files that were read. Gives the path: in
// the current directory or, where that cannot be written to, in the one for temporary files. No file is overwritten.
Result<std::string> save_reproducer(const InternalError&, const CheckArguments&, std::int64_t day, const text::Sources&);

}  // namespace proviso::cli
