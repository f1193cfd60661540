// Why a formula has the value it has: from an Evaluation to a Reason (model/evaluator.h).
#pragma once

#include "model/evaluation.h"

namespace proviso::model {

// The free variables of the formula have to be bound.
Reason reason(Evaluation&, ExprId formula);

}  // namespace proviso::model
