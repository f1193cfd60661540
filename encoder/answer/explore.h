// A question under every combination of readings that matters.
#pragma once

#include "answer/oracle/oracle.h"
#include "answer/oracle/readings.h"

namespace proviso::answer {

// Lines that cover all of `combinations`. Not a loop over all of them: what is known already covers some, an architecture is
// tried under every combination that is still open, and what is left when there are no more architectures is refuted all at
// once, if it can be at every size. Otherwise, and always where everything is to be told (`in_full`: a smallest architecture, and
// a conflict of its own for each line), combinations are gone through, and a conflict covers all those of the readings that it
// does not need.
//
// Where a bound stops the search, what was found until then stands, and the rest is undecided; nothing more may be asked of the
// oracle.
struct Explored {
  std::vector<Line> lines;
  std::optional<Stopped> stopped;
};
Explored explore(Oracle&, const Question&, const Combinations&, bool in_full);

// The lines, where they are undecided, with what `known` has settled. Both cover all combinations.
std::vector<Line> completed(std::vector<Line> lines, const std::vector<Line>& known);

// Makes the conflicts of the lines minimal, as far as that takes no more than about so many units.
void minimise_conflicts(Oracle&, const Question&, const Combinations&, std::vector<Line>&, std::uint64_t units);

// The words of the lines, by combination.
std::vector<std::uint8_t> outcomes(const std::vector<Line>&, const Combinations&);

}  // namespace proviso::answer
