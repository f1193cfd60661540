#include "cli/progress_line.h"

#include <fmt/format.h>

#include "cli/terminal.h"

namespace proviso::cli {

namespace {

using namespace std::chrono_literals;
constexpr auto patience = 500ms;  // nothing is shown for what is quicker
constexpr auto tick = 250ms;
constexpr std::string_view erase_line = "\r\x1b[K";

}  // namespace

ProgressLine::ProgressLine(const std::atomic<bool>& interrupted) : interrupted_(interrupted) {
  if (is_terminal(Stream::error)) thread_ = std::thread([this] { run(); });
}

ProgressLine::~ProgressLine() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  wake_.notify_one();
  thread_.join();
  if (drawn_) write(Stream::error, erase_line);
}

void ProgressLine::begun(std::string_view name) {
  const std::lock_guard lock(mutex_);
  running_.push_back({std::string(name), std::chrono::steady_clock::now()});
}

void ProgressLine::answered(std::string_view name) {
  const std::lock_guard lock(mutex_);
  std::erase_if(running_, [&](const Running& running) { return running.name == name; });
  ++answered_;
}

void ProgressLine::run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, tick, [this] { return done_; })) draw();
}

void ProgressLine::draw() {
  if (running_.empty()) return;
  const auto taken = std::chrono::steady_clock::now() - running_.front().since;
  if (taken < patience && !drawn_) return;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(taken).count();
  const std::string state = interrupted_ ? "stopping (Ctrl-C again to end at once)" : fmt::format("{} s", seconds);
  std::string line = fmt::format("check {}: {} ... {}", answered_ + 1, running_.front().name, state);
  const std::size_t room = width(Stream::error) - 1;
  if (line.size() > room) line.resize(room);
  write(Stream::error, std::string(erase_line) + line);
  drawn_ = true;
}

}  // namespace proviso::cli
