// A command run in memory: no file, no terminal, no clock of the machine.
#pragma once

#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../support/memory_files.h"
#include "program/run.h"
#include "text/render.h"

namespace proviso::program {

class FixedClock : public Clock {
 public:
  explicit FixedClock(Result<std::int64_t> day) : day_(std::move(day)) {}
  Result<std::int64_t> today() const override { return day_; }

 private:
  Result<std::int64_t> day_;
};

class RecordedProgress : public Progress {
 public:
  void loaded(const std::vector<text::Diagnostic>& warnings, const text::Sources&) override {
    record("loaded");
    warned = warnings.size();
  }
  void begun(std::string_view name) override {
    record("begun " + std::string(name));
    if (on_begun) on_begun(name);
  }
  void answered(std::string_view name) override { record("answered " + std::string(name)); }

  std::vector<std::string> events;
  std::size_t warned = 0;
  std::function<void(std::string_view)> on_begun;

 private:
  void record(std::string event) {
    const std::lock_guard lock(mutex_);
    events.push_back(std::move(event));
  }
  std::mutex mutex_;
};

struct Machine {
  Machine(std::initializer_list<std::pair<const std::string, std::string>> contents) : files(contents) {}

  World world() {
    return {.files = files, .clock = clock, .progress = progress, .interrupt = &interrupted, .command_line = "proviso check"};
  }
  Reply run(const Command& command) { return program::run(command, world()); }
  // With one check at a time, so that progress has an order.
  Reply check(std::vector<std::string> paths) { return run(CheckOptions{.paths = std::move(paths), .jobs = 1}); }

  text::MemoryFiles files;
  FixedClock clock{20'000};
  RecordedProgress progress;
  std::atomic<bool> interrupted = false;
};

// What goes to standard error, a line for each diagnostic.
inline std::string told(const Reply& reply) {
  std::string text;
  for (const text::Diagnostic& diagnostic : reply.diagnostics) text += text::render_line(diagnostic, *reply.sources);
  return text + reply.error;
}

}  // namespace proviso::program
