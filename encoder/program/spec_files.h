// From the paths of a command to spec files.
#pragma once

#include <string>
#include <vector>

#include "resolve/files/imports.h"
#include "text/files.h"
#include "text/result.h"

namespace proviso::program {

// Files as they are given; a folder as all .pvo files below it, sorted, hidden folders left out. Fails for a folder without one,
// and for a path that is neither.
// `root`, where it is given, is how far all of them may reach; else each as text::root_of says of its folder, or of the folder given.
Result<std::vector<resolve::SpecFile>> spec_files(const text::Files&, const std::vector<std::string>& paths, const std::string& root);

}  // namespace proviso::program
