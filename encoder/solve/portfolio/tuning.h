// The tuning constants of the portfolio: budgets of the engines, in resource units, and sizes of universes. None of them affects
// soundness. Families are those of docs/benchmarks.md.
#pragma once

#include <cstddef>
#include <cstdint>

#include "solve/grounded/grounded.h"

namespace proviso::solve::portfolio_tuning {

// The short and the long budget of the quantified and the instantiating engine. Most refutations of the quantified engine take less than
// 100,000 units, and few that take more than 300,000 end; the family of this observation is not recorded. `named` 40 exceeds the short
// budget of the instantiating engine.
inline constexpr std::uint64_t short_units = 300'000;
inline constexpr std::uint64_t long_units = 3'000'000;
// The first budget of the grounded engine, before other engines are asked that may answer at once. Measured on thirty elements in
// twenty-nine places (family `named`): the instantiating engine refutes this in 0.2 s, once it gets a share of the budget.
inline constexpr std::uint64_t first_units = 3'000'000;
// The divisor of the remaining budget for instances if a query demands many elements. Measured on a spec that demands 64 suppliers: 6
// million units.
inline constexpr std::uint64_t share_of_many = 4;

// The first small universes. Not measured.
inline constexpr Grounded::Climb small{.largest_size = 2, .largest_bound = 8, .most_gates = 200'000};
// The same with a fixed part: these universes grow slowly, and counterexamples are mostly small. Introduced with the search for usages
// of a design (seven checks of one spec); the values themselves are not measured.
inline constexpr Grounded::Climb beside_fixed{.largest_size = 4, .largest_bound = 8, .most_gates = 200'000};
// The sizes that a query implies, and the divisor of the remaining budget for them. Measured on 100 outages of ten minutes: 5 million
// units.
inline constexpr Grounded::Climb implied{.largest_bound = Grounded::furthest, .jumps = true};
inline constexpr std::uint64_t share_of_implied = 6;
// Larger universes, doubled each time, and the divisor of the remaining budget for them. Measured on infinite trees: with the default
// budget this is a million units, about half a second, and reaches 12 elements of each type.
inline constexpr Grounded::Climb far{.largest_size = Grounded::furthest, .largest_bound = Grounded::furthest, .enough = 6};
inline constexpr std::uint64_t share_of_far = 60;

// Undecided queries that are remembered. Not measured.
inline constexpr std::size_t most_undecided = 32;
// Units by which an engine may exceed its budget before it is stopped. Not measured.
inline constexpr std::uint64_t patience = 100'000;

}  // namespace proviso::solve::portfolio_tuning
