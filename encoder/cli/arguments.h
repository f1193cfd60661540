// The command line, taken apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace proviso::cli {

enum class Color : std::uint8_t { automatic, always, never };

// `proviso check`, and `proviso play`: one check, with the rounds of the search
struct CheckArguments {
  std::string command;  // as it was given, quoted for a shell
  std::vector<std::string> paths;
  std::string root;                   // how far imports and documents may reach; empty: the default
  std::vector<std::string> only;      // names of checks and examples
  std::vector<std::string> under;     // "POSITION" or "term=reading"
  std::optional<std::int64_t> as_of;  // days since 1970-01-01
  std::uint64_t limit = 0;            // resource units of each question; 0: the default
  std::uint64_t memory = 0;           // bytes; 0: the default
  std::uint64_t jobs = 0;             // checks answered at a time; 0: as many as there are processors
  bool rounds = false;                // `play`: the rounds of the search are told
  bool json = false;
  bool quiet = false;
  bool verbose = false;
  Color color = Color::automatic;
};

// Something to print at once: help or the version.
struct Information {
  std::string text;
};

struct Misuse {
  std::string message;  // what is wrong with the command line, and where to look
};

std::variant<CheckArguments, Information, Misuse> parse(int argc, const char* const* argv);

}  // namespace proviso::cli
