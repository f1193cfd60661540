// Why a formula has its value: derives a Reason (evaluate/evaluator.h) from an Evaluation.
#pragma once

#include "evaluate/evaluation.h"

namespace proviso::evaluate {

using namespace model;

// Precondition: the free variables of the formula are bound.
Reason reason(Evaluation&, ExprId formula);

}  // namespace proviso::evaluate
