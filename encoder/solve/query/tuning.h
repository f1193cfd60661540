// The tuning constants of query features. None of them affects soundness.
#pragma once

#include <cstddef>
#include <cstdint>

namespace proviso::solve::query_tuning {

// The largest number of demanded elements that is used as the first size of a universe. Not measured.
inline constexpr std::uint64_t largest_first_size = 200;
// A query demands many elements if it demands at least this many of some type. Not measured.
inline constexpr std::uint64_t many = 8;

// Queries of one check that a trace lists; of further ones it has the number. Not measured.
inline constexpr std::size_t most_traced = 1'000;

}  // namespace proviso::solve::query_tuning
