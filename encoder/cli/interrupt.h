// Ctrl-C: the first asks the engines to stop, so that what is known can still be told; the second ends the program at once.
#pragma once

#include <atomic>

namespace proviso::cli {

// From now on. The flag becomes true at the first Ctrl-C.
const std::atomic<bool>& watch_for_interrupt();

}  // namespace proviso::cli
