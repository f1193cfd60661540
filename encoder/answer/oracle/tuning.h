// The tuning constants of the oracle. None of them affects soundness.
#pragma once

#include <cstddef>
#include <cstdint>

namespace proviso::answer::oracle_tuning {

// The budget of a slight question. Measured on the conflicts in specs/, most of which take up to 200,000 units.
inline constexpr std::uint64_t slight_units = 400'000;
// Architectures that are tried again before an engine is asked. Not measured.
inline constexpr std::size_t most_seen = 32;

// Combinations of readings under which an architecture is tried again; with more, an engine is asked. Not measured.
inline constexpr std::size_t most_tried = std::size_t{1} << 12;
// Visited combinations of readings for each resource unit. Not measured.
inline constexpr std::size_t steps_a_unit = 16;

}  // namespace proviso::answer::oracle_tuning
