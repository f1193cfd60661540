// Standard output and standard error: what they are, and writing to them.
#pragma once

#include <cstddef>
#include <string_view>

#include "cli/arguments.h"

namespace proviso::cli {

enum class Stream { output, error };

bool is_terminal(Stream);
bool shows_color(Stream, Color);
// Columns to use: of the terminal, between 40 and 100; 100 where it is none.
std::size_t width(Stream);

// Writes everything. False when it cannot be written, save that nobody reads any more (a closed pipe), which is no failure.
bool write(Stream, std::string_view);

}  // namespace proviso::cli
