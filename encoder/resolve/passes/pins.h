// Pinned readings: by a position, or by the `under` of a check, of an expectation, or of an example's verdict.
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

// The open readings, and the words that restricted them.
struct Pinned {
  OpenReadings open;
  std::unordered_map<AmbiguityId, Span> by;  // the last restriction of each ambiguity; nothing if all readings are open
};
// Restricts `pinned` by the items of an `under`. Reports an item that leaves no reading open, together with the item that it
// contradicts.
void narrow(Pinned& pinned, const std::vector<syntax::UnderItem>&, const Lexicon&, const Model&, Reports&);

// The items as they are written, on one line; empty if there are none.
std::string as_written(const std::vector<syntax::UnderItem>&);

}  // namespace proviso::resolve
