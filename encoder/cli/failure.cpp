#include "cli/failure.h"

#include <fmt/format.h>

#include "cli/terminal.h"

namespace proviso::cli {

program::ExitCode fail(std::string_view message, program::ExitCode code, Color color) {
  const std::string_view label = shows_color(Stream::error, color) ? "\x1b[1;31merror:\x1b[0m" : "error:";
  write(Stream::error, fmt::format("{} {}\n", label, message));
  return code;
}

}  // namespace proviso::cli
