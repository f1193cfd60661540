// Minimal conflicts: a set of units that cannot hold together, any one of which can be left out.
//
// Deletion-based extraction of a minimal unsatisfiable subset (J. Marques-Silva, "Minimal Unsatisfiability: Models, Algorithms
// and Applications", 2010), each unsatisfiable step replaced by its core. Leaving a definition out frees its term; what a
// clause overrides stays as the scope says, so that leaving out is monotone.
#pragma once

#include "answer/oracle/oracle.h"

namespace proviso::answer {

struct Refutation {
  Conflict conflict;
  model::OpenReadings readings;  // every combination of these is refuted by the conflict
};

// From a question that was refuted under `readings` (one combination, or several at once) to a conflict: what the refutation
// used, which a fresh solver has confirmed. It is freed of the readings that it does not need: `open` says how far that may
// go. Fails, with a reason for the reader, when the confirmation does.
std::optional<Refutation> refutation(Oracle&, const Question&, const model::OpenReadings& readings, const model::OpenReadings& open,
                                     const Refuted&);

// A minimal conflict within one that was found under `readings`, confirmed likewise; it covers at least as much. The given
// one where no smaller one could be confirmed. After about so many `units` of leaving out, it is what is left by then, and not
// minimal; instances and counterexamples may take as many.
Refutation minimised(Oracle&, const Question&, const model::OpenReadings& readings, const model::OpenReadings& open, const Conflict&,
                     std::uint64_t units);

}  // namespace proviso::answer
