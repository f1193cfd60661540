// Checks the quotations of a spec against the quoted documents.
#pragma once

#include <vector>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"
#include "text/source.h"

namespace proviso::resolve {

using namespace model;

// The documents of the spec, each with its file (invalid if it cannot be read, which is reported). Paths are relative to the spec file
// that declares the document.
void read_documents(const Lexicon&, text::Sources&, Model&, Reports&);

// Finds the passage of every citation. Reports those whose words do not occur in their document, with the closest passage.
void check_cites(Model&, Reports&);

}  // namespace proviso::resolve
