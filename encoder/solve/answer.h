// What a solver says to a question under assumptions.
#pragma once

#include <atomic>
#include <cstdint>

namespace proviso::solve {

enum class Answer : std::uint8_t { sat, unsat, unknown };

// What a check may spend, and what it has spent. Units are those of Z3's rlimit; what CaDiCaL does is reckoned in them.
struct Effort {
  std::uint64_t units = 0;
  const std::atomic<bool>* interrupt = nullptr;
  std::uint64_t used = 0;
};

}  // namespace proviso::solve
