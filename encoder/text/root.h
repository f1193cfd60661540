// How far the files of a spec may reach: what `import` and `document` name must lie below a folder, its root. A spec from elsewhere
// thus shows nothing of what else is on the machine.
#pragma once

#include <string>

#include "text/files.h"
#include "text/result.h"

namespace proviso::text {

struct Root {
  std::string path;   // canonical
  std::string words;  // for messages: "the working directory"
};

// The folder `path`, which must be one.
Result<Root> root_at(const Files&, const std::string& path);
// For a file, or what is in a folder, that the user names: the working directory where it lies below that, else `folder` itself.
Result<Root> root_of(const Files&, const std::string& folder);

// Does a canonical path lie below the root?
bool lies_below(const Root&, const std::string& canonical);

}  // namespace proviso::text
