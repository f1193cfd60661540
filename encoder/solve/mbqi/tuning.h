// The tuning constants of the instantiating engine. None of them affects soundness. Families are those of docs/benchmarks.md.
#pragma once

#include <cstddef>
#include <cstdint>

namespace proviso::solve::mbqi_tuning {

// The largest depth of Skolem constants: a theory with deeper ones has infinitely many, or too many. Not measured.
inline constexpr std::uint32_t deepest = 5;
// The same for a query that another engine has refuted, because a refutation is then known to exist. Not measured.
inline constexpr std::uint32_t deepest_of_refuted = 20;
// Rounds of instantiation before the engine gives up. Not measured.
inline constexpr std::size_t most_rounds = 400;
// Rounds before the axioms of finiteness are assumed. Measured on a query about an ordered type whose first element exists only in
// finite architectures: 0.1 s instead of 30 s.
inline constexpr std::size_t rounds_before_finite = 32;

// Ground terms in one candidate. Not measured.
inline constexpr std::size_t most_terms = 400;
// New Skolem constants for one candidate; some make others unnecessary. Measured on random specs: 200 constants at once were too many.
inline constexpr std::size_t most_witnesses = 16;
// New instances of one literal for one candidate. Not measured.
inline constexpr std::size_t most_instances_a_literal = 16;

// Work of building a candidate, by ground terms, and of evaluating in it, by look-ups. Not measured.
inline constexpr std::uint64_t units_a_term = 100;
inline constexpr std::uint64_t units_a_step = 1;

// Lex-leader constraints start after so many models. Measured on `graph-unsat2` 20: 11 instances with this delay, 261 without.
inline constexpr std::size_t models_before_order = 64;
// The same for models that violate an equality; and for arithmetic, in units of the first linear check. Introduced for the family
// `days`: ten notices in nine days are refuted in 0.3 s. The values themselves are not measured.
inline constexpr std::size_t mended_before_order = 24;
inline constexpr std::uint64_t units_before_order = 30'000;
// Nodes by which constants are compared. Not measured.
inline constexpr std::size_t most_compared = 64;
// Individuals, or values, of one sort that are examined for symmetry. Not measured. (Symmetry of values was introduced for eleven linked
// nodes in ten colours: 0.07 s instead of 20 s.)
inline constexpr std::size_t most_symmetric_of_a_sort = 128;

// Aggregates with accidental parts are compared each time after so many lemmas on elements. Not measured.
inline constexpr std::size_t accidental_parts_every = 12;
// Parts with which a whole is compared: by their wording, which is fast, and on the elements of a candidate. Not measured.
inline constexpr std::size_t most_parts_by_wording = 128;
inline constexpr std::size_t most_parts_in_candidate = 16;
// The largest count, and the largest number of summands, that lemmas express by elements. Not measured.
inline constexpr std::int64_t largest_count = 64;
inline constexpr std::size_t most_summed = 64;
// The largest reachable set that a lemma lists. Not measured.
inline constexpr std::size_t most_reached = 12;

// Up to this many values of an enumeration, at-most-one is a clause for each pair; beyond, binary digits. Not measured.
inline constexpr std::uint32_t most_values_in_pairs = 32;
// Units for minimising the instances of a refutation. Not measured.
inline constexpr std::uint64_t units_of_minimising = 3'000'000;

}  // namespace proviso::solve::mbqi_tuning
