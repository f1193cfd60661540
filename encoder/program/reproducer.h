// The reproducer of an internal error: one file with all that is needed to investigate it, fit to be sent.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "program/world.h"
#include "text/check.h"
#include "text/result.h"
#include "text/source.h"

namespace proviso::program {

// Saves the error with its details, the program and its solvers, the command line, the day, and all files that were read. Returns the
// path: in the current directory or, if that is not writable, in the directory for temporary files. Does not overwrite a file.
Result<std::string> save_reproducer(const InternalError&, const World&, std::int64_t day, const text::Sources&);

// The message to the user; `saved` is the path, or empty.
std::string words_of_internal_error(std::string_view message, std::string_view saved);

}  // namespace proviso::program
