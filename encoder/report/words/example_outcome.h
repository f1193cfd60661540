// What an example comes to, by readings.
#pragma once

#include "report/words/readings_in_words.h"

namespace proviso::report {

// The combinations of readings under which a fact or clause does not hold, as few products as can be. Empty if it always holds.
std::vector<model::OpenReadings> broken_under(const model::Judgement&, const model::UnitOutcome&);
// The same in words; nothing where it is so under every combination.
When broken_when(const model::Model&, const model::Judgement&, const model::UnitOutcome&);

// The readings of a selection that some fact or clause of the example depends on; the others as they are open.
model::OpenReadings own_readings(const model::Judgement&, const model::Selection&);

// Those that some fact or clause of the example depends on, in the order of the spec.
std::vector<model::AmbiguityId> occurring(const model::Judgement&);

}  // namespace proviso::report
