// The dates of what is told: near the day on which the contracts begin, as far as the evaluator lets them be there.
//
// What no formula constrains a solver leaves at 1970-01-01, and what only few constrain it puts anywhere. Neither the elements nor
// the tuples of an architecture change, so that a smallest one stays one.
#pragma once

#include "answer/oracle/question.h"
#include "answer/oracle/readings.h"

namespace proviso::answer {

// Of the witnesses of these lines, with their usages, and of the usages that break designs. A design that has been found to comply
// stays as it is.
void bring_dates_near(const model::Model&, const Question&, const Combinations&, std::vector<Line>&);

}  // namespace proviso::answer
