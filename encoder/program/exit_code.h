// All exit codes of the program.
#pragma once

#include <cstdint>

namespace proviso::program {

// The values are those of `proviso check --help` and of docs/json.md. Scripts may depend on them; a value never gets a second meaning.
enum class ExitCode : std::uint8_t {
  as_expected = 0,      // everything is as expected or, where nothing is expected, decided
  not_as_expected = 1,  // an expectation is not met, or an example has another result
  wrong = 2,            // a spec or the command line is wrong, or the output cannot be written
  undecided = 3,        // a limit was reached, or the run was interrupted
  internal = 4,         // an error in the program itself
  killed = 130,         // by a second Ctrl-C; as shells have it: 128 + SIGINT
};

}  // namespace proviso::program
