// From the paths of the command line to spec files.
#pragma once

#include <string>
#include <vector>

#include "text/result.h"

namespace proviso::cli {

// Files as they are given; a folder as all .pvo files below it, sorted, hidden folders left out. Fails for a folder without one,
// and for a path that is neither.
Result<std::vector<std::string>> spec_files(const std::vector<std::string>& paths);

}  // namespace proviso::cli
