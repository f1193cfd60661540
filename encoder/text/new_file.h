// A text saved under a name that no file had: whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "text/result.h"

namespace proviso::text {

// Writes `contents` to the file `stem`-N.txt of the folder, with the first number N from 1 on that is free, and gives its path.
// The name appears only when all is written; no file is ever overwritten, whoever else is writing. Fails, leaving nothing
// behind, where the folder does not allow that (the message says why).
Result<std::string> save_new(const std::string& folder, const std::string& stem, std::string_view contents);

}  // namespace proviso::text
