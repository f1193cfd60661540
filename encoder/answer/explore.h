// A question under every combination of readings that matters.
#pragma once

#include "answer/question.h"
#include "answer/readings.h"

namespace proviso::answer {

// Lines that cover all of `combinations`. Not a loop over all of them: an architecture is tried under every combination that
// is still open; what is left when there are no more architectures is refuted all at once, if it can be at every size.
// Otherwise, and always where each line is to have a conflict of its own (`separately`), combinations are gone through, and a
// conflict covers all those of the readings that it does not need.
std::vector<Line> explore(Oracle&, const Question&, const Combinations&, bool separately);

// Makes the conflicts of the lines minimal.
void minimise_conflicts(Oracle&, const Question&, const Combinations&, std::vector<Line>&);

// The words of the lines, by combination.
std::vector<std::uint8_t> outcomes(const std::vector<Line>&, const Combinations&);

}  // namespace proviso::answer
