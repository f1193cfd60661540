#include "solve/backends/interruption.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "text/meter.h"

namespace proviso::solve {

namespace {

// One thread watches all active contexts, because checks are many and short.
class Watcher {
 public:
  void add(z3::context& context, const std::atomic<bool>& flag) {
    const std::lock_guard lock(mutex_);
    watched_.emplace(&context, &flag);
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    if (watched_.size() == 1) wake_.notify_one();
  }
  void remove(z3::context& context) {
    const std::lock_guard lock(mutex_);
    watched_.erase(&context);
  }
  ~Watcher() {
    {
      const std::lock_guard lock(mutex_);
      done_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!done_) {
      // The interrupt is repeated: Z3 loses an interrupt that arrives before its check has begun.
      for (const auto& [context, flag] : watched_)
        if (flag->load()) context->interrupt();
      if (watched_.empty())
        wake_.wait(lock, [this] { return done_ || !watched_.empty(); });
      else
        wake_.wait_for(lock, std::chrono::milliseconds(20), [this] { return done_; });
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::map<z3::context*, const std::atomic<bool>*> watched_;
  bool done_ = false;
  std::thread thread_;
};

Watcher& watcher() {
  static Watcher watcher;
  return watcher;
}

}  // namespace

Interruption::Interruption(z3::context& context) : context_(context), watched_(meter().interrupt() != nullptr) {
  if (watched_) watcher().add(context_, *meter().interrupt());
}

Interruption::~Interruption() {
  if (watched_) watcher().remove(context_);
}

}  // namespace proviso::solve
