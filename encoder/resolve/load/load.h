// From paths to the contract model: reads the files and their imports, parses, resolves names and types, checks.
#pragma once

#include <string>
#include <vector>

#include "model/model.h"
#include "resolve/files/imports.h"
#include "text/diagnostic.h"

namespace proviso::resolve {

using namespace model;

// All are loaded with their imports into one model, each file once. The model may be used only when
// the diagnostics have no errors.
Model load(text::Sources&, const std::vector<SpecFile>& files, text::Diagnostics&);
Model load(text::Sources&, const std::vector<std::string>& paths, text::Diagnostics&);
// Of files that are in the Sources already (buffers too: their imports and documents are relative to their names).
Model load(text::Sources&, const std::vector<text::FileId>& files, text::Diagnostics&);

}  // namespace proviso::resolve
