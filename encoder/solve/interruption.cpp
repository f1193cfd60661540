#include "solve/interruption.h"

#include <chrono>

namespace proviso::solve {

Interruption::Interruption(z3::context& context, const std::atomic<bool>* flag) {
  if (!flag) return;
  watcher_.emplace([this, &context, flag] {
    std::unique_lock lock(mutex_);
    while (!done_) {
      // Again and again: an interrupt that comes before Z3 has begun its work is lost.
      if (flag->load()) context.interrupt();
      wake_.wait_for(lock, std::chrono::milliseconds(20));
    }
  });
}

Interruption::~Interruption() {
  if (!watcher_) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  wake_.notify_one();
  watcher_->join();
}

}  // namespace proviso::solve
