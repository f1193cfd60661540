// What a solver says to a question under assumptions.
#pragma once

#include <cstdint>

namespace proviso::solve {

enum class Answer : std::uint8_t { sat, unsat, unknown };

// What a check may spend, and what it has spent. Units are those of Z3's rlimit; what CaDiCaL does is reckoned in them. (What
// bounds the whole task is the meter's: text/meter.h.)
struct Effort {
  std::uint64_t units = 0;
  std::uint64_t used = 0;
};

}  // namespace proviso::solve
