// Saves a text in a file, completely or not at all.
#pragma once

#include <string>
#include <string_view>

#include "text/result.h"

namespace proviso::text {

// Writes `contents` to the file `stem`-N.txt of the folder, with the first unused number N from 1 on, and returns its path. The name
// appears only after everything is written; no file is ever overwritten, whoever else is writing. If that fails, leaves nothing behind,
// and the message says why.
Result<std::string> save_new(const std::string& folder, const std::string& stem, std::string_view contents);

// Writes the file at `path`, in place of one that is there (or to which a link there leads), and returns the path. Until everything is
// written, the file there stays as it was. Makes the folders that are missing. Fails for folders and devices.
Result<std::string> replace_file(const std::string& path, std::string_view contents);

}  // namespace proviso::text
