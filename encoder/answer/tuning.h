// The tuning constants of answering checks. None of them affects soundness.
#pragma once

#include <cstddef>
#include <cstdint>

namespace proviso::answer::tuning {

// The checks of one batch, which share lemmas. Not measured.
inline constexpr std::size_t most_in_a_batch = 12;
// The same if conflicts are minimised: that takes many queries, and the lemmas of all earlier checks slow down each of them. Measured on
// specs/frontier with everything reported: 2.5 s instead of 4.1 s to 5.4 s.
inline constexpr std::size_t most_minimised_in_a_batch = 3;

// The units for answering a check: so many budgets of one question, and a minimum for the overhead of asking. Not measured.
inline constexpr std::uint64_t budgets_of_answering = 4;
inline constexpr std::uint64_t units_of_asking = 200'000;
// The units for explaining an answer: these, and as many as the answer took. Not measured.
inline constexpr std::uint64_t units_of_telling = 3'000'000;
// The units for short descriptions of outcomes with many combinations of readings. Not measured.
inline constexpr std::uint64_t units_of_describing = 2'000'000;
// The units for recording what is undecided after the search was stopped. Not measured.
inline constexpr std::uint64_t units_to_tidy_up = 200'000;
// The units for the facts about architectures, which are computed even after a limit was reached. Further facts are missing. Not measured.
inline constexpr std::uint64_t units_of_facts = 50'000'000;

// The units for all side questions together: as many as five slight questions may take. Not measured.
inline constexpr std::uint64_t units_of_side_questions = 2'000'000;
// Up to this many units are left out one by one; of more, those of the refutation are reported. Not measured.
inline constexpr std::size_t most_left_out = 12;
// Instances of a clause that are examined for one that disproves a warning. Not measured.
inline constexpr std::size_t most_instances_examined = 1000;

}  // namespace proviso::answer::tuning
