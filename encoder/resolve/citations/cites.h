// The texts that a spec quotes, and whether they say what it quotes.
#pragma once

#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"
#include "text/source.h"

namespace proviso::resolve {

using namespace model;

// The documents of the spec, and the file of each (invalid where it cannot be read, which is reported). Paths are
// relative to the spec file that declares the document.
std::vector<text::FileId> read_documents(const Lexicon&, text::Sources&, Model&, Reports&);

// Reports every citation whose words do not stand in their document, with the passage that is closest to them.
void check_cites(const Model&, const std::vector<text::FileId>& files, Reports&);

}  // namespace proviso::resolve
