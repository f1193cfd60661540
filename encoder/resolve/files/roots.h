// The files of a command that are the roots of specs.
#pragma once

#include <string>
#include <vector>

#include "resolve/files/imports.h"

namespace proviso::resolve {

// A file that no other file of the command imports, directly or indirectly. The root and all files that it imports are a spec.
struct SpecRoot {
  SpecFile file;
  text::FileId id;                 // invalid if the file cannot be read
  std::vector<std::string> asked;  // the names of the checks and examples in it and in all that it imports
};

// In the order of their paths, each file once. Among files that import each other in a cycle and that no other file imports, the first
// is the root, so that the loader finds the cycle. Reports nothing: the loader of the specs does.
std::vector<SpecRoot> roots_of(text::Sources&, const std::vector<SpecFile>&);

}  // namespace proviso::resolve
