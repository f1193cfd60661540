// Whether a check came out as the spec expects.
#pragma once

#include "answer/oracle/oracle.h"
#include "answer/oracle/readings.h"

namespace proviso::answer {

// For each expectation that the readings in `combinations` leave something of. `because x, y` asks further questions: the
// facts with exactly these cannot hold together, and with any one of them left out can. Nothing is asked once a bound has been
// reached, which is noted in `stopped`: then this is undecided.
std::vector<ExpectationResult> judge_expectations(Oracle&, const Question&, const model::Check&, const Combinations&,
                                                  const std::vector<Line>&, std::optional<Stopped>& stopped);

// What `because` names is looked at first: if it is why, it need not be searched for.
void try_reasons(Oracle&, const Question&, const model::Check&, const Combinations&);

}  // namespace proviso::answer
