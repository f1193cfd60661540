// Readings that are pinned: by a position, by the `under` of a check, of an expectation, or of an example's verdict.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// The positions of a spec.
void resolve_positions(const Lexicon&, Model&, Reports&);

// What is open, and which words narrowed it.
struct Pinned {
  OpenReadings open;
  std::unordered_map<AmbiguityId, Span> by;  // what was written last about it; nothing where all readings are open
};
// Narrows `pinned` by the items of an `under`. An item that leaves no reading open is an error that shows what it
// clashes with.
void narrow(Pinned& pinned, const std::vector<syntax::UnderItem>&, const Lexicon&, const Model&, Reports&);

// The items as they are written, on one line; empty if there are none.
std::string as_written(const std::vector<syntax::UnderItem>&);

}  // namespace proviso::resolve
