// The file system as the program sees it: an interface, so that everything above it can be tested in memory.
//
// Paths are as the user writes them, relative to the working directory, unless a parameter is called `canonical`. Reasons for
// failures are the system's words, to stand behind a colon; who asks adds the path.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace proviso::text {

class Files {
 public:
  struct Place {
    std::string canonical;  // absolute and without links; of what is not there, as far as it is there; empty: not even that is known
    std::string failure;    // why it cannot be reached; empty: it can
  };
  struct Contents {
    std::string bytes;
    bool too_large = false;  // more than was asked for; then `bytes` is not to be used
  };

  virtual ~Files() = default;

  virtual Place locate(const std::string& path) const = 0;
  virtual bool is_folder(const std::string& path) const = 0;
  // Of a regular file that has at most `most` bytes. Fails for folders and devices.
  virtual Result<Contents> read(const std::string& canonical, std::uintmax_t most) const = 0;
  // The paths of all files below a folder whose names end in `ending`, sorted; what begins with a dot is left out, folders too.
  virtual Result<std::vector<std::string>> below(const std::string& folder, std::string_view ending) const = 0;
  // Writes to a file of the folder that was not there (text/new_file.h), and gives its path.
  virtual Result<std::string> save_new(const std::string& folder, const std::string& stem, std::string_view contents) = 0;
  virtual std::string temporary_folder() const = 0;
};

// The file system of the machine. It has no state: one object is enough.
Files& disk();

}  // namespace proviso::text
