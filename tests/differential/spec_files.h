// A spec of several files as one text: what stands before the first heading is the main file, each heading begins another.
#pragma once

#include <memory>
#include <string>

#include "model/model.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace proviso::differential {

// A line of its own.
std::string file_heading(const std::string& path);

// A spec in memory: its files, and what they come to.
struct Loaded {
  text::Sources sources;
  text::Diagnostics diagnostics;
  model::Model model;
  bool ok() const { return !diagnostics.has_errors(); }
};
std::unique_ptr<Loaded> load_text(const std::string& spec);
// The files alone, the main one first.
std::vector<text::FileId> add_files(text::Sources&, const std::string& spec);

}  // namespace proviso::differential
