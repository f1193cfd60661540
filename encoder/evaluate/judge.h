// Judges examples: what the clauses make of one listed architecture, and whether that is what was expected. No solver.
#pragma once

#include "evaluate/evaluator.h"
#include "model/judgement.h"
#include "model/model.h"

namespace proviso::evaluate {

// The example's structure must be well-formed.
Ruling ruling(const Model&, const Example&, const Selection&);

// `open` narrows what the verdicts leave open.
Judgement judge(const Model&, ExampleId, const OpenReadings& open);

}  // namespace proviso::evaluate
