// The root of a spec: everything that `import` and `document` name must be below this folder. A spec from elsewhere therefore reveals
// nothing else of the machine.
#pragma once

#include <string>

#include "text/files.h"
#include "text/result.h"

namespace proviso::text {

struct Root {
  std::string path;   // canonical
  std::string words;  // for messages: "the working directory"
};

// The folder `path`. Fails if it is no folder.
Result<Root> root_at(const Files&, const std::string& path);
// The root of a file, or of the files in a folder, that the user names: the working directory if it contains `folder`, otherwise
// `folder` itself.
Result<Root> root_of(const Files&, const std::string& folder);

// Is the canonical path below the root?
bool lies_below(const Root&, const std::string& canonical);

}  // namespace proviso::text
