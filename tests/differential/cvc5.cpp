#include "cvc5.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "text/check.h"

namespace proviso::differential {

namespace {

// The first line that a command prints.
std::string said_by(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  CHECK(pipe != nullptr, "no command can be started");
  std::string line;
  std::array<char, 256> part{};
  if (std::fgets(part.data(), part.size(), pipe) != nullptr) line = part.data();
  pclose(pipe);
  return line;
}

}  // namespace

bool cvc5_is_installed() {
  static const bool installed = said_by("command -v cvc5 2>&1") != "";
  return installed;
}

Opinion cvc5_on(const std::string& problem, std::uint32_t milliseconds) {
  const auto file = std::filesystem::temp_directory_path() / fmt::format("proviso-{}.smt2", getpid());
  std::ofstream(file) << problem;
  const auto says = [&](const char* way) {
    return said_by(fmt::format("timeout {} cvc5 --lang=smt2 --tlimit={} {} '{}' 2>/dev/null", milliseconds / 500 + 2, milliseconds, way,
                               file.string()));
  };
  // Building finite models ends where one is; matching refutes some of what has none. What the latter calls satisfiable
  // may be so in infinite structures alone.
  Opinion opinion = Opinion::none;
  const std::string finite = says("--finite-model-find");
  if (finite == "sat\n") {
    opinion = Opinion::satisfiable;
  } else if (finite == "unsat\n" || says("--full-saturate-quant") == "unsat\n") {
    opinion = Opinion::unsatisfiable;
  }
  std::filesystem::remove(file);
  return opinion;
}

}  // namespace proviso::differential
