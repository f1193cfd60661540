// The command line, taken apart.
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
  std::string command_line;  // as it was given, quoted for a shell
};

// Something to print at once: help or the version.
struct Information {
  std::string text;
};

struct Misuse {
  std::string message;  // what is wrong with the command line, and where to look
};

std::variant<Invocation, Information, Misuse> parse(int argc, const char* const* argv);

}  // namespace proviso::cli
