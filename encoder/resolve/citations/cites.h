// Checks the quotations of a spec against the quoted documents.
#pragma once

#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"
#include "text/source.h"

namespace proviso::resolve {

using namespace model;

// The documents of the spec, and the file of each (invalid if it cannot be read, which is reported). Paths are relative to the spec
// file that declares the document.
std::vector<text::FileId> read_documents(const Lexicon&, text::Sources&, Model&, Reports&);

// Reports every citation whose words do not occur in its document, with the closest passage.
void check_cites(const Model&, const std::vector<text::FileId>& files, Reports&);

}  // namespace proviso::resolve
