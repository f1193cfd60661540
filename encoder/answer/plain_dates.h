// Moves the dates of reported architectures near the day on which the contracts begin, as far as the evaluator accepts it.
//
// A solver leaves unconstrained dates at 1970-01-01 and puts weakly constrained ones anywhere. Elements and tuples stay, so a minimal
// architecture stays minimal.
#pragma once

#include "answer/oracle/question.h"
#include "answer/oracle/readings.h"

namespace proviso::answer {

// Adjusts the witnesses of these lines with their usages, and the usages that break designs. A design that was found to comply stays as
// it is.
void bring_dates_near(const model::Model&, const Question&, const Combinations&, std::vector<Line>&);

}  // namespace proviso::answer
