// Ctrl-C: the first asks the engines to stop, so that known results can be reported; the second ends the program at once.
#pragma once

#include <atomic>

namespace proviso::cli {

// Installs the handler. The flag becomes true at the first Ctrl-C.
const std::atomic<bool>& watch_for_interrupt();

}  // namespace proviso::cli
