// The files of a spec: those that were asked for and what they import.
#pragma once

#include <string>
#include <vector>

#include "syntax/ast.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace proviso::model {

// Reads the files at `paths`. Those that cannot be read are diagnosed and left out.
std::vector<text::FileId> read_files(text::Sources&, const std::vector<std::string>& paths, text::Diagnostics&);

// The syntax trees of `files` and of all that they import, each file once, imports before the file that imports them.
// Paths of imports are relative to the importing file. A file that cannot be read and an import that leads back to
// where it stands are diagnosed.
std::vector<syntax::Ast> parse_with_imports(text::Sources&, const std::vector<text::FileId>& files, text::Diagnostics&);

// A path that a spec file names, as seen from the working directory.
std::string relative_to(const text::Sources&, text::FileId file, const std::string& path);

}  // namespace proviso::model
