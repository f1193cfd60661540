// What is saved of an internal error: one file with all that is needed to look into it, fit to be sent.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "program/world.h"
#include "text/check.h"
#include "text/result.h"
#include "text/source.h"

namespace proviso::program {

// The error with its details, the program and its solvers, the command line, the day, and all files that were read. Gives the path:
// in the current directory or, where that cannot be written to, in the one for temporary files. No file is overwritten.
Result<std::string> save_reproducer(const InternalError&, const World&, std::int64_t day, const text::Sources&);

// What the user is told of it; `saved` is the path, or empty.
std::string words_of_internal_error(std::string_view message, std::string_view saved);

}  // namespace proviso::program
