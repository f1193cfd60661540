// Parameters of every Z3 solver: a fixed seed, and the arithmetic solver whose resource units take about the same time on all inputs,
// which is the older simplex (arith.solver 2). The default one can spend a millisecond on one unit where integers are divided
// repeatedly (a date plus a month): 300,000 units, which are 0.3 s here, then do not end within minutes.
#pragma once

#include <z3++.h>

#include <algorithm>
#include <cstdint>

namespace proviso::solve {

inline z3::params solver_parameters(z3::context& context) {
  z3::params parameters(context);
  parameters.set("random_seed", 0u);
  parameters.set("arith.solver", 2u);
  return parameters;
}

// Converts `units` to Z3's type.
inline unsigned resource_limit(std::uint64_t units) { return static_cast<unsigned>(std::min<std::uint64_t>(units, UINT32_MAX)); }

}  // namespace proviso::solve
