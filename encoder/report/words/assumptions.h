// The assumed facts that an answer rests on: those in its conflict, or, for a design that complies, those without which some usage
// would be a breach.
#pragma once

#include <vector>

#include "answer/oracle/verdict.h"
#include "model/model.h"

namespace proviso::report {

// In the order of the spec.
std::vector<model::FactId> assumptions_of(const model::Model&, const answer::Finding&);
// Of all lines with this outcome.
std::vector<model::FactId> assumptions_of(const model::Model&, const answer::CheckAnswer&, answer::Word outcome);

}  // namespace proviso::report
