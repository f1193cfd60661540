// An interface to the file system, so that everything above it can be tested in memory.
//
// Paths are as the user writes them, relative to the working directory, unless a parameter is called `canonical`. Reasons for failures
// are messages of the system, to follow a colon; the caller adds the path.
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
    std::string canonical;  // absolute and without links; for a missing file, as far as the path exists; empty: unknown
    std::string failure;    // why it cannot be reached; empty if it can
  };
  struct Contents {
    std::string bytes;
    bool too_large = false;  // larger than requested; `bytes` must then not be used
  };

  virtual ~Files() = default;

  virtual Place locate(const std::string& path) const = 0;
  virtual bool is_folder(const std::string& path) const = 0;
  // For a regular file of at most `most` bytes. Fails for folders and devices.
  virtual Result<Contents> read(const std::string& canonical, std::uintmax_t most) const = 0;
  // The paths of all files below a folder whose names end in `ending`, sorted; without hidden files and folders.
  virtual Result<std::vector<std::string>> below(const std::string& folder, std::string_view ending) const = 0;
  // Writes a new file of the folder (text/new_file.h), and returns its path.
  virtual Result<std::string> save_new(const std::string& folder, const std::string& stem, std::string_view contents) = 0;
  // Writes a file, in place of one that is there (text/new_file.h), and returns its path.
  virtual Result<std::string> replace(const std::string& path, std::string_view contents) = 0;
  virtual std::string temporary_folder() const = 0;
  // Where the library lies that comes with the program; empty where there is none.
  virtual std::string library_folder() const = 0;
};

// The file system of the machine. It has no state: one object suffices.
Files& disk();

}  // namespace proviso::text
