// The limits of a task: work, memory, and interruption.
//
// Every loop that may run long reports its work to the meter of its thread, and every object that may grow large reports its memory. If
// a limit is reached, or the task is to be interrupted, `work` throws Stopped. The code that set the limit catches it, discards the
// computation in progress, and reports that nothing is known; no verdict follows from it.
//
// Work is counted in resource units (each takes about as long as one of Z3's), so that a run ends at the same place each time.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace proviso {

// Not an error: a limit of the task has been reached.
struct Stopped {
  enum class By : std::uint8_t { interrupt, units, memory };
  By by;
  bool operator==(const Stopped&) const = default;
};
std::string_view in_words(const Stopped&);  // "the search was interrupted"

class Meter {
 public:
  struct Bounds {
    const std::atomic<bool>* interrupt = nullptr;
    std::uint64_t units = UINT64_MAX;
    std::uint64_t bytes = UINT64_MAX;
    std::function<void()> on_poll = {};  // for tests: called each time that limits are checked
  };
  explicit Meter(Bounds bounds) : bounds_(std::move(bounds)), most_units_(bounds_.units) {}
  Meter(const Meter&) = delete;

  // Throws Stopped.
  void work(std::uint64_t more = 1) {
    own_work_ += more;
    if (bounds_.on_poll) bounds_.on_poll();
    if (units() > most_units_ || (!in_grace_ && (bytes_ > bounds_.bytes || interrupted()))) stop();
  }
  // For the statistics of a search: adds to the counter of this name (a string with static lifetime). Counters do not affect limits.
  void count(std::string_view what, std::uint64_t more = 1) { counters_[what] += more; }
  using Counters = std::map<std::string_view, std::uint64_t>;
  const Counters& counters() const { return counters_; }

  // Adds work without checking limits: that of components which check limits themselves.
  void add(std::uint64_t more) { others_ += more; }
  // For components that check their own limits: is there any other reason to stop?
  bool must_stop() {
    if (bounds_.on_poll) bounds_.on_poll();
    return !in_grace_ && (bytes_ > bounds_.bytes || interrupted());
  }
  bool interrupted() const { return bounds_.interrupt != nullptr && bounds_.interrupt->load(std::memory_order_relaxed); }
  bool exhausted() const { return units() > most_units_; }
  const std::atomic<bool>* interrupt() const { return bounds_.interrupt; }

  std::uint64_t units() const { return own_work_ + others_; }
  std::uint64_t own_work() const { return own_work_; }  // without what `add` added
  std::uint64_t bytes() const { return bytes_; }

  // During its lifetime at most so many units may be spent, within the other limits.
  class Slice {
   public:
    Slice(Meter& meter, std::uint64_t units) : meter_(meter), before_(meter.most_units_), begun_(meter.units()) {
      if (units < before_ - std::min(before_, begun_)) meter.most_units_ = begun_ + units;
    }
    ~Slice() { meter_.most_units_ = before_; }
    Slice(const Slice&) = delete;
    std::uint64_t used() const { return meter_.units() - begun_; }

   private:
    Meter& meter_;
    std::uint64_t before_, begun_;
  };

  // During its lifetime so many further units may be spent, regardless of limits and interruption: to complete what is known.
  class Grace {
   public:
    Grace(Meter& meter, std::uint64_t units) : meter_(meter), before_(meter.most_units_), was_in_grace_(meter.in_grace_) {
      meter.most_units_ = meter.units() + units;
      meter.in_grace_ = true;
    }
    ~Grace() {
      meter_.most_units_ = before_;
      meter_.in_grace_ = was_in_grace_;
    }
    Grace(const Grace&) = delete;

   private:
    Meter& meter_;
    std::uint64_t before_;
    bool was_in_grace_;
  };

  // Makes the meter that of this thread during its lifetime.
  class Use {
   public:
    explicit Use(Meter&);
    ~Use();
    Use(const Use&) = delete;

   private:
    Meter* before_;
  };

 private:
  friend class Holding;
  [[noreturn]] void stop() const;

  Bounds bounds_;
  std::uint64_t most_units_;
  bool in_grace_ = false;
  std::uint64_t own_work_ = 0;
  std::uint64_t others_ = 0;
  std::uint64_t bytes_ = 0;
  Counters counters_;
};

// The meter of this thread; one without limits if none is set.
Meter& meter();

// The result of the function; nothing if it takes more than so many units. (Other reasons to stop propagate.)
template <typename Function>
auto within_units(std::uint64_t units, const Function& function) -> std::optional<decltype(function())> {
  try {
    const Meter::Slice bound(meter(), units);
    return function();
  } catch (const Stopped& stopped) {
    if (stopped.by != Stopped::By::units || meter().exhausted()) throw;
    return std::nullopt;
  }
}

// The memory of one object, as its meter counts it. For objects that may grow large.
class Holding {
 public:
  Holding() : meter_(&meter()) {}
  ~Holding() { meter_->bytes_ -= bytes_; }
  Holding(const Holding&) = delete;

  void add(std::uint64_t bytes) {
    bytes_ += bytes;
    meter_->bytes_ += bytes;
  }

 private:
  Meter* meter_;
  std::uint64_t bytes_ = 0;
};

}  // namespace proviso
