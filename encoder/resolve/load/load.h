// From paths to the contract model: reads files and their imports, parses, resolves names and types, and checks.
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

// The result of loading a spec, as far as it could be read. It stays valid if a text of the Sources is replaced; its spans then refer
// to the earlier text.
struct Loaded {
  std::vector<syntax::Ast> trees;  // of every file that could be read, imports before the importing file
  Lexicon lexicon;                 // of these trees
  std::optional<Model> model;      // nothing: a file could not be read or parsed. With other errors it is incomplete
  text::Diagnostics diagnostics;
  std::vector<std::shared_ptr<const std::string>> texts;  // the texts to which trees, lexicon and model refer

  // The model exists and is complete.
  bool ok() const { return model && !diagnostics.has_errors(); }
};

// Loads all files with their imports into one model, each file once.
Loaded load(text::Sources&, const std::vector<SpecFile>& files);
Loaded load(text::Sources&, const std::vector<std::string>& paths);
// For files that are in the Sources already (buffers included: their imports and documents are relative to their names).
Loaded load(text::Sources&, const std::vector<text::FileId>& files);

}  // namespace proviso::resolve
