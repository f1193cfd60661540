// The tuning constants of grounding. None of them affects soundness.
#pragma once

#include <cstddef>
#include <cstdint>

namespace proviso::ground::tuning {

// A universal demand with more instances than this is grounded lazily. Measured on specs/frontier_in_use: the conflict of
// two_doors_by_share takes 0.8 s instead of 18 s, that of plain_answers_barred 5.7 s instead of 99 s.
inline constexpr std::uint64_t most_choices = 2'000;
// Instances of one lazily grounded demand that are added before the solver is asked again. Not measured.
inline constexpr std::size_t most_instances_at_once = 100;

// Truth values by which symmetry breaking compares two architectures. Not measured.
inline constexpr std::size_t values_compared = 24;
// Symmetry breaking leaves out symbols with more tuples. Not measured.
inline constexpr std::uint64_t most_tuples_compared = 4096;

// Up to this many gates, at-most-one is a clause for each pair; beyond, a cardinality network. Not measured.
inline constexpr std::size_t gates_in_pairs = 8;
// The largest sum of integer factors for which a linear constraint becomes a cardinality network. Not measured.
inline constexpr std::int64_t most_counted = 600;
// Conjunctions with at most this many inputs are flattened and absorbed; longer ones are better shared. Not measured.
inline constexpr std::size_t short_conjunction = 4;

// Up to this many slots, a closure from one slot is built in layers, which propagate a missing step at once but need many gates;
// beyond, by ranks. Not measured.
inline constexpr std::size_t slots_in_layers = 8;
// The largest number of steps for which instances of induction are added to a closure. Not measured.
inline constexpr std::size_t most_steps_of_induction = 20'000;

// Visited formulas for each resource unit; gates are charged separately. Not measured.
inline constexpr std::uint32_t steps_a_unit = 8;

}  // namespace proviso::ground::tuning
