// The answer of a solver to a query under assumptions, and the effort that a check may take.
#pragma once

#include <cstdint>

namespace proviso::solve {

enum class Answer : std::uint8_t { sat, unsat, unknown };

// `units` is what a check may still spend; the check reduces it by what it spent. Units are those of Z3's rlimit; work of CaDiCaL is
// converted into them. (The meter bounds the whole task: text/meter.h.)
struct Effort {
  std::uint64_t units = 0;
  std::uint64_t used = 0;
};

}  // namespace proviso::solve
