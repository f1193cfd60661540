// Judges whether the answer of a check is as the spec expects.
#pragma once

#include "answer/oracle/oracle.h"
#include "answer/oracle/readings.h"

namespace proviso::answer {

// Judges each expectation that `combinations` leaves applicable. `because x, y` asks further questions: the facts and exactly these
// units are unsatisfiable, and satisfiable without any one of them. No question is asked after a limit has been reached, which
// `stopped` records; the expectation is then undecided.
std::vector<ExpectationResult> judge_expectations(Oracle&, const Question&, const model::Check&, const Combinations&,
                                                  const std::vector<Line>&, std::optional<Stopped>& stopped);

// Tries the units that `because` names first: if they are a conflict, no search is needed.
void try_reasons(Oracle&, const Question&, const model::Check&, const Combinations&);

}  // namespace proviso::answer
