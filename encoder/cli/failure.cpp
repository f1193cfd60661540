#include "cli/failure.h"

#include <fmt/format.h>

#include <string>

#include "cli/terminal.h"

namespace proviso::cli {

int fail(std::string_view message, int code, Color color) {
  const std::string_view label = shows_color(Stream::error, color) ? "\x1b[1;31merror:\x1b[0m" : "error:";
  write(Stream::error, fmt::format("{} {}\n", label, message));
  return code;
}

int fail_internally(std::string_view message, std::string_view saved, Color color) {
  std::string text = fmt::format("{}\nThis is a mistake in proviso, not in the spec: no answer above it can be relied on.", message);
  if (!saved.empty()) text += fmt::format("\nWhat is needed to look into it, the spec included, has been saved in `{}`.", saved);
  return fail(text, exit_internal, color);
}

}  // namespace proviso::cli
