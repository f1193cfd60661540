// The results of an example, by readings.
#pragma once

#include "report/words/readings_in_words.h"

namespace proviso::report {

// The combinations of readings under which a fact or clause does not hold, as few products as possible. Empty if it always holds.
std::vector<model::OpenReadings> broken_under(const model::Judgement&, const model::UnitOutcome&);
// The same in words; nothing if it holds for every combination.
When broken_when(const model::Model&, const model::Judgement&, const model::UnitOutcome&);

// The readings of a selection on which some fact or clause of the example depends; the other ambiguities as they are open.
model::OpenReadings own_readings(const model::Judgement&, const model::Selection&);

// The ambiguities on which some fact or clause of the example depends, in the order of the spec.
std::vector<model::AmbiguityId> occurring(const model::Judgement&);

}  // namespace proviso::report
