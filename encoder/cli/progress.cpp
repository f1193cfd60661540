#include "cli/progress.h"

#include <fmt/format.h>

#include "cli/terminal.h"

namespace proviso::cli {

namespace {

using namespace std::chrono_literals;
constexpr auto patience = 500ms;  // nothing is shown for what is quicker
constexpr auto tick = 250ms;
constexpr std::string_view erase_line = "\r\x1b[K";

}  // namespace

Progress::Progress(const std::atomic<bool>& interrupted) : interrupted_(interrupted), since_(std::chrono::steady_clock::now()) {
  if (is_terminal(Stream::error)) thread_ = std::thread([this] { run(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  wake_.notify_one();
  thread_.join();
  if (drawn_) write(Stream::error, erase_line);
}

void Progress::asking(std::string_view name) {
  const std::lock_guard lock(mutex_);
  name_ = name;
  ++count_;
  since_ = std::chrono::steady_clock::now();
}

void Progress::run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, tick, [this] { return done_; })) draw();
}

void Progress::draw() {
  const auto taken = std::chrono::steady_clock::now() - since_;
  if (name_.empty() || (taken < patience && !drawn_)) return;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(taken).count();
  const std::string state = interrupted_ ? "stopping (Ctrl-C again to end at once)" : fmt::format("{} s", seconds);
  std::string line = fmt::format("check {}: {} ... {}", count_, name_, state);
  const std::size_t room = width(Stream::error) - 1;
  if (line.size() > room) line.resize(room);
  write(Stream::error, std::string(erase_line) + line);
  drawn_ = true;
}

}  // namespace proviso::cli
