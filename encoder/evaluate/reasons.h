// Why a formula has the value it has: from an Evaluation to a Reason (evaluate/evaluator.h).
#pragma once

#include "evaluate/evaluation.h"

namespace proviso::evaluate {

using namespace model;

// The free variables of the formula have to be bound.
Reason reason(Evaluation&, ExprId formula);

}  // namespace proviso::evaluate
