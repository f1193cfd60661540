// The files of a spec: the named ones and those that they import.
#pragma once

#include <string>
#include <vector>

#include "syntax/ast.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace proviso::resolve {

// A file that a command names, or that is in a folder which it names.
struct SpecFile {
  std::string path;
  text::Root root;     // the folder that contains all that it may import
  bool found = false;  // found in a folder, so that it is below its root
};

// A named file, with the root that text::root_of gives.
SpecFile named_file(const text::Files&, const std::string& path);

// Reads the files. Files that cannot be read are reported and left out.
std::vector<text::FileId> read_files(text::Sources&, const std::vector<SpecFile>&, text::Diagnostics&);

// The syntax trees of `files` and of everything that they import, each file once, imports before the importing file. Paths of imports
// are relative to the importing file. Reports files that cannot be read and cyclic imports.
std::vector<syntax::Ast> parse_with_imports(text::Sources&, const std::vector<text::FileId>& files, text::Diagnostics&);

// The file that an import of `file` names.
Result<text::FileId> load_import(text::Sources&, text::FileId file, const syntax::Import&);
// Loads a file that a spec file names by a path relative to itself. `path` becomes the path relative to the working directory, or to
// the library. A file outside the root of the spec file is not opened.
Result<text::FileId> load_named_by(text::Sources&, text::FileId file, std::string& path);

}  // namespace proviso::resolve
