// One line on the terminal that says what is being asked, and for how long, while that takes long.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace proviso::cli {

class Progress {
 public:
  // Shows nothing unless standard error is a terminal.
  explicit Progress(const std::atomic<bool>& interrupted);
  // Takes the line away.
  ~Progress();
  Progress(const Progress&) = delete;

  void asking(std::string_view name);

 private:
  void run();
  void draw();

  const std::atomic<bool>& interrupted_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false;
  bool drawn_ = false;
  std::string name_;
  std::size_t count_ = 0;
  std::chrono::steady_clock::time_point since_;
  std::thread thread_;
};

}  // namespace proviso::cli
