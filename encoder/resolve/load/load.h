// From paths to the contract model: reads the files and their imports, parses, resolves names and types, checks.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "resolve/files/imports.h"
#include "resolve/symbols/lexicon.h"
#include "syntax/ast.h"
#include "text/diagnostic.h"

namespace proviso::resolve {

using namespace model;

// What became of a spec, as far as it could be read. It stays valid when a text of the Sources is replaced, but its spans are then
// spans of the earlier text.
struct Loaded {
  std::vector<syntax::Ast> trees;  // of every file that could be read, imports before the file that imports them
  Lexicon lexicon;                 // of these trees
  std::optional<Model> model;      // nothing: a file could not be read or parsed. With other errors it has gaps
  text::Diagnostics diagnostics;
  std::vector<std::shared_ptr<const std::string>> texts;  // what trees, lexicon and model are views into

  // The model is there and has no gaps.
  bool ok() const { return model && !diagnostics.has_errors(); }
};

// All are loaded with their imports into one model, each file once.
Loaded load(text::Sources&, const std::vector<SpecFile>& files);
Loaded load(text::Sources&, const std::vector<std::string>& paths);
// Of files that are in the Sources already (buffers too: their imports and documents are relative to their names).
Loaded load(text::Sources&, const std::vector<text::FileId>& files);

}  // namespace proviso::resolve
