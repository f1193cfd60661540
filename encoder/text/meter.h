// What a task may take: work, memory, and until when.
//
// Every loop that may run long tells the meter of its thread what it does, and whatever may grow large says how much it holds.
// Where a bound is reached, or somebody outside wants the task to stop, `work` throws Stopped. Whoever set the bound catches it
// and says that nothing is known; what was under way when it was thrown is thrown away, and no verdict follows from it.
//
// Work is counted in resource units (about as long as one of Z3's), so that a run ends at the same place each time.
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

// Not an error: a bound of the task has been reached.
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
    std::function<void()> on_poll = {};  // tests: called each time that the meter is asked
  };
  explicit Meter(Bounds bounds) : bounds_(std::move(bounds)), most_units_(bounds_.units) {}
  Meter(const Meter&) = delete;

  // Throws Stopped.
  void work(std::uint64_t more = 1) {
    own_work_ += more;
    if (bounds_.on_poll) bounds_.on_poll();
    if (units() > most_units_ || (!in_grace_ && (bytes_ > bounds_.bytes || interrupted()))) stop();
  }
  // For the statistics of a search: adds to the counter of this name (a string that lives as long as the program). Bounds do not
  // look at these.
  void count(std::string_view what, std::uint64_t more = 1) { counters_[what] += more; }
  using Counters = std::map<std::string_view, std::uint64_t>;
  const Counters& counters() const { return counters_; }

  // Counted without a look at the bounds: what others did, who look at them themselves.
  void add(std::uint64_t more) { others_ += more; }
  // For what looks at bounds of its own: is there any other reason to stop?
  bool must_stop() {
    if (bounds_.on_poll) bounds_.on_poll();
    return !in_grace_ && (bytes_ > bounds_.bytes || interrupted());
  }
  bool interrupted() const { return bounds_.interrupt != nullptr && bounds_.interrupt->load(std::memory_order_relaxed); }
  bool exhausted() const { return units() > most_units_; }
  const std::atomic<bool>* interrupt() const { return bounds_.interrupt; }

  std::uint64_t units() const { return own_work_ + others_; }
  std::uint64_t own_work() const { return own_work_; }  // without what was added
  std::uint64_t bytes() const { return bytes_; }

  // While it lives no more than so many units may be spent, whatever else is allowed.
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

  // While it lives so many units more may be spent, whatever has been reached or is wanted outside: to put in order what is known.
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

  // Makes the meter that of this thread while it lives.
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

// Of this thread; one without bounds where nobody has set any.
Meter& meter();

// What the function gives; nothing where it takes more units than so many. (What stops it otherwise goes on.)
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

// What one object holds in memory, as its meter counts it. Told by those that may become large, of what makes them so.
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
