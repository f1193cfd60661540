// Standard output and standard error: their properties, and writing to them.
#pragma once

#include <cstddef>
#include <string_view>

#include "cli/arguments.h"

namespace proviso::cli {

enum class Stream { output, error };

bool is_terminal(Stream);
bool shows_color(Stream, Color);
// The number of columns: that of the terminal, between 40 and 100; 100 if it is no terminal.
std::size_t width(Stream);

// Writes everything. Returns false if that fails; a closed pipe is no failure.
bool write(Stream, std::string_view);

}  // namespace proviso::cli
