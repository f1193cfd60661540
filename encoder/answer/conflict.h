// Minimal conflicts: sets of units that are jointly unsatisfiable, and of which every proper subset is satisfiable.
//
// Deletion-based extraction of a minimal unsatisfiable subset (J. Marques-Silva, "Minimal Unsatisfiability: Models, Algorithms and
// Applications", 2010), where each unsatisfiable step continues with its core. Deleting a definition leaves its term uninterpreted.
// Overrides stay as the scope defines them, so that deletion is monotone.
#pragma once

#include "answer/oracle/oracle.h"

namespace proviso::answer {

struct Refutation {
  Conflict conflict;
  model::OpenReadings readings;  // the conflict refutes every combination of these
};

// Computes a conflict for a question that was refuted under `readings` (one combination, or several at once): the part that the
// refutation used, confirmed by a fresh solver. Readings that the conflict does not need are generalised, at most to `open`. Fails,
// with a reason for the reader, if the confirmation fails.
std::optional<Refutation> refutation(Oracle&, const Question&, const model::OpenReadings& readings, const model::OpenReadings& open,
                                     const Refuted&);

// A minimal conflict within one that was found under `readings`, confirmed likewise; it covers at least the same readings. Returns the
// given conflict if no smaller one is confirmed. After about `units` of deletion attempts, returns the smallest conflict so far, not
// marked minimal. Instances and counterexamples may take as many units again.
Refutation minimised(Oracle&, const Question&, const model::OpenReadings& readings, const model::OpenReadings& open, const Conflict&,
                     std::uint64_t units);

}  // namespace proviso::answer
