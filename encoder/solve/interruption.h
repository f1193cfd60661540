// Stops Z3 when the caller's flag is raised. While an Interruption lives, a thread of ours looks at the flag and, once it is
// set, interrupts the context. (Z3's own `timeout` is never used: 4.8.12 deadlocks with it on some inputs.)
#pragma once

#include <z3++.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace proviso::solve {

class Interruption {
 public:
  // `flag` may be null: then there is nothing to watch and no thread.
  Interruption(z3::context&, const std::atomic<bool>* flag);
  ~Interruption();
  Interruption(const Interruption&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false;
  std::optional<std::thread> watcher_;
};

}  // namespace proviso::solve
