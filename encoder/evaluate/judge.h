// Judges examples: evaluates the clauses in a given architecture, and compares the result with the expected verdicts. Without a solver.
#pragma once

#include "evaluate/evaluator.h"
#include "model/judgement.h"
#include "model/model.h"

namespace proviso::evaluate {

// Precondition: the example's structure is well-formed.
Ruling ruling(const Model&, const Example&, const Selection&);

// `open` restricts the readings that the verdicts leave open.
Judgement judge(const Model&, ExampleId, const OpenReadings& open);

}  // namespace proviso::evaluate
