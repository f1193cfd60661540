// Parses the command line.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "program/command.h"

namespace proviso::cli {

enum class Color : std::uint8_t { automatic, always, never };

struct Invocation {
  program::Command command;
  Color color = Color::automatic;
  std::string command_line;  // as given, quoted for a shell
};

// Text to print at once: help or the version.
struct Information {
  std::string text;
};

struct Misuse {
  std::string message;  // the error in the command line, and where to find help
};

std::variant<Invocation, Information, Misuse> parse(int argc, const char* const* argv);

}  // namespace proviso::cli
