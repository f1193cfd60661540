// From the paths of a command to spec files.
#pragma once

#include <string>
#include <vector>

#include "resolve/files/imports.h"
#include "text/files.h"
#include "text/result.h"

namespace proviso::program {

// Files as given; for a folder, all .pvo files below it, sorted, without hidden folders. Fails for a folder without such files, and for
// a path that is neither file nor folder. `root`, if given, is the root of all of them; otherwise each has the root that text::root_of
// gives for its folder, or for the given folder.
Result<std::vector<resolve::SpecFile>> spec_files(const text::Files&, const std::vector<std::string>& paths, const std::string& root);

}  // namespace proviso::program
