// The files of a spec: those that were asked for and what they import.
#pragma once

#include <string>
#include <vector>

#include "syntax/ast.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace proviso::resolve {

// A file that a command names, or that lies in a folder which it names.
struct SpecFile {
  std::string path;
  text::Root root;     // how far it may reach, with all that it imports
  bool found = false;  // in a folder: then it lies below its root itself
};

// A file that is named: it may reach as far as text::root_of says.
SpecFile named_file(const text::Files&, const std::string& path);

// Reads the files. Those that cannot be read are diagnosed and left out.
std::vector<text::FileId> read_files(text::Sources&, const std::vector<SpecFile>&, text::Diagnostics&);

// The syntax trees of `files` and of all that they import, each file once, imports before the file that imports them.
// Paths of imports are relative to the importing file. A file that cannot be read and an import that leads back to
// where it stands are diagnosed.
std::vector<syntax::Ast> parse_with_imports(text::Sources&, const std::vector<text::FileId>& files, text::Diagnostics&);

// What a spec file names, relative to itself: `path` becomes that path as seen from the working directory. What does not lie below
// the root of the file is not opened.
Result<text::FileId> load_named_by(text::Sources&, text::FileId file, std::string& path);

}  // namespace proviso::resolve
