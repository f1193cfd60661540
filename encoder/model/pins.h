// Readings that are pinned: by a position, by the `under` of a check, of an expectation, or of an example's verdict.
#pragma once

#include <string>
#include <vector>

#include "model/model.h"
#include "model/names.h"
#include "model/reports.h"

namespace proviso::model {

// The positions of a spec.
void resolve_positions(const Lexicon&, Model&, Reports&);

// What is open, and which words narrowed it.
struct Pinned {
  OpenReadings open;
  std::vector<Span> by;  // for each ambiguity, what was written last about it; nowhere where all readings are open
};
Pinned nothing_pinned(const Model&);
// Narrows `pinned` by the items of an `under`. An item that leaves no reading open is an error that shows what it
// clashes with.
void narrow(Pinned& pinned, const std::vector<syntax::UnderItem>&, const Lexicon&, const Model&, Reports&);

// The items as they are written, on one line; empty if there are none.
std::string as_written(const std::vector<syntax::UnderItem>&);

// Is there a combination of readings that both leave open?
bool overlap(const OpenReadings&, const OpenReadings&);

}  // namespace proviso::model
