// Answers a question under every relevant combination of readings.
#pragma once

#include "answer/oracle/oracle.h"
#include "answer/oracle/readings.h"

namespace proviso::answer {

// Computes lines that cover all of `combinations`, without visiting every combination: cached results cover some; an architecture that
// is found is tried under every open combination; and if there are no more architectures, the rest is refuted at once, if possible at
// every size. If this fails, and always if everything is reported (`in_full`: a minimal architecture, and a conflict for each line),
// combinations are visited one by one, and a conflict covers all combinations of the readings that it does not need.
//
// If a limit stops the search, results so far stay valid, and the rest is undecided; the oracle may then not be asked again.
struct Explored {
  std::vector<Line> lines;
  std::optional<Stopped> stopped;
};
Explored explore(Oracle&, const Question&, const Combinations&, bool in_full);

// Replaces undecided lines by what `known` has settled. Both cover all combinations.
std::vector<Line> completed(std::vector<Line> lines, const std::vector<Line>& known);

// Minimises the conflicts of the lines, within about `units`.
void minimise_conflicts(Oracle&, const Question&, const Combinations&, std::vector<Line>&, std::uint64_t units);

// The words of the lines, by combination.
std::vector<std::uint8_t> outcomes(const std::vector<Line>&, const Combinations&);

}  // namespace proviso::answer
