// The tuning constant of the small-model bounds. It does not affect soundness.
#pragma once

#include <cstddef>

namespace proviso::bounds::tuning {

// The analysis is given up after this many formulas; there is then no bound. Not measured.
inline constexpr std::size_t most_formulas = 20'000;

}  // namespace proviso::bounds::tuning
