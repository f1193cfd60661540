// The tuning constants of the grounded engine; those of grounding itself are in ground/tuning.h. None of them affects soundness.
#pragma once

#include <cstddef>
#include <cstdint>

namespace proviso::solve::grounded_tuning {

// The largest size, and the largest small-model bound, that the engine goes to. Not measured.
inline constexpr std::uint32_t furthest = 4'096;

// Groundings that are kept, each with its solver. Not measured.
inline constexpr std::size_t most_states = 12;
// The least number of unnamed elements of each type in the first universe, so that one grounding serves most queries. The family is
// not recorded.
inline constexpr std::uint32_t first_size = 2;
// Units for each instance that lazy grounding visits. Introduced for blocking lemmas with ten places in specs/frontier_in_use; the
// value itself is not measured.
inline constexpr std::uint64_t units_of_choice = 4;

// Units for the sizes that a query implies. Not measured.
inline constexpr std::uint64_t units_to_imply = 400'000;
// Units for one check of these sizes; most queries need no more for all of their checks. The family is not recorded.
inline constexpr std::uint64_t units_a_size_check = 40'000;
// Larger implied sizes are given up. Not measured.
inline constexpr std::uint64_t most_implied = std::uint64_t{1} << 40;
// The weight of an element in the sum that is minimised. An element of a subtype weighs slightly more, so that an element that may have
// either type is preferred to have the supertype. Not measured.
inline constexpr std::uint64_t weight_of_element = 64;
// The nesting of defined terms that is expanded for implied sizes. Not measured.
inline constexpr std::size_t deepest_definition = 4;

// Units for minimising an architecture; then the smallest one so far is returned. The proof of minimality can be hard. Not measured.
inline constexpr std::uint64_t units_of_minimising = 8'000'000;

// Simplified numbers: digits of a number without decimal places, and decimal places. Not measured.
inline constexpr int most_digits = 3;
inline constexpr int most_decimal_places = 6;

}  // namespace proviso::solve::grounded_tuning
