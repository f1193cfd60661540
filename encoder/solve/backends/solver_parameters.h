// What every Z3 solver here is told: the same seed, and the arithmetic whose resource units mean the same time everywhere. That
// is the older simplex (arith.solver 2). The one that Z3 takes by itself can spend a millisecond on a unit where integers are
// divided again and again (a date plus a month), so that 300,000 units, which are 0.3 s here, do not end there within minutes.
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

// `units` as Z3 takes them.
inline unsigned resource_limit(std::uint64_t units) { return static_cast<unsigned>(std::min<std::uint64_t>(units, UINT32_MAX)); }

}  // namespace proviso::solve
