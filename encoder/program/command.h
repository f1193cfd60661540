// The commands of the program, as data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace proviso::program {

// What every command has that answers questions of a spec.
struct QuestionOptions {
  std::string root = {};                   // how far imports and documents may reach; empty: the default
  std::vector<std::string> under = {};     // "POSITION" or "term=reading"
  std::optional<std::int64_t> as_of = {};  // days since 1970-01-01
  std::uint64_t limit = 0;                 // resource units of each question; 0: the default
  std::uint64_t memory = 0;                // bytes; 0: the default
  bool json = false;
};

enum class Verbosity : std::uint8_t { quiet, normal, verbose };

// `proviso check`: the answers to the checks of specs, and the judgements of their examples.
struct CheckOptions {
  QuestionOptions questions = {};
  std::vector<std::string> paths = {};  // specs, and folders of specs
  std::vector<std::string> only = {};   // names of checks and examples; empty: all
  std::uint64_t jobs = 0;               // checks answered at a time; 0: as many as there are processors
  Verbosity verbosity = Verbosity::normal;
  bool statistics = false;  // how much the search for each check took (-vv)
};

// `proviso play`: the answer to one check, with the rounds of the search.
struct PlayOptions {
  QuestionOptions questions = {};
  std::string path = {};
  std::string check = {};
};

using Command = std::variant<CheckOptions, PlayOptions>;

}  // namespace proviso::program
