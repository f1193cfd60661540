// The tuning constants of the backends: conversions of their work into resource units. None of them affects soundness.
#pragma once

#include <cstdint>

namespace proviso::solve::backend_tuning {

// Work of CaDiCaL, chosen such that a unit takes about as long as one of Z3's. The family is not recorded.
inline constexpr std::uint64_t units_a_decision = 2;
inline constexpr std::uint64_t units_a_conflict = 200;

// Work of Z3 for each comparison of a linear check. A rough estimate, not measured.
inline constexpr std::uint64_t units_a_comparison = 100;
// Work of repeating a linear check with lemmas on functions of days. Not measured.
inline constexpr std::uint64_t units_of_day_lemmas = 2'000;

// The largest factor of a linear constraint that Z3 gets as a pseudo-Boolean constraint. Not measured.
inline constexpr std::int64_t largest_factor = 1'000'000;

}  // namespace proviso::solve::backend_tuning
