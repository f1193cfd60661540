// The tuning constants of the search for admissible designs. None of them affects soundness.
#pragma once

#include <cstddef>
#include <cstdint>

namespace proviso::answer::usage_tuning {

// The search is given up after this many designs; most searches take less than ten. The family is not recorded.
inline constexpr std::size_t most_rounds = 500;
// Rounds in a row that differ in numbers only: so many are taken as an endless series, and so many are reported as the reason if the
// budget ends. Not measured.
inline constexpr std::size_t most_by_numbers = 48;
inline constexpr std::size_t some_by_numbers = 8;
// The units of all rounds together for a slight question. Not measured.
inline constexpr std::uint64_t slight_units = 10'000'000;
// The divisor of a slight budget for the first attempt to refute the demanded usages directly; it decreases with the rounds. Measured on
// specs/frontier_in_use: conflicts take 0.2 s to 2.7 s instead of 0.9 s to 5.6 s.
inline constexpr std::uint64_t first_part = 16;
// A blocking lemma is made less general if its places can be filled in more ways than this. Not measured.
inline constexpr std::uint64_t most_choices = 2'000;
// Designs for which a fixed part is kept. Not measured.
inline constexpr std::size_t most_fixed = 4;

// The choices of elements of a design for which a right is looked into. Not measured.
inline constexpr std::size_t most_with_a_right = 200;
// Designs that do not give a right, where nothing more general can be learnt from that. Not measured.
inline constexpr std::size_t most_denied = 24;

}  // namespace proviso::answer::usage_tuning
