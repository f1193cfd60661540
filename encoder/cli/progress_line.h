// A line on the terminal that names the check that has been running longest, if that takes long.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace proviso::cli {

class ProgressLine {
 public:
  // Shows nothing unless standard error is a terminal.
  explicit ProgressLine(const std::atomic<bool>& interrupted);
  // Removes the line.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;

  // Called from any thread.
  void begun(std::string_view name);
  void answered(std::string_view name);

 private:
  void run();
  void draw();

  const std::atomic<bool>& interrupted_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false;
  bool drawn_ = false;
  struct Running {
    std::string name;
    std::chrono::steady_clock::time_point since;
  };
  std::vector<Running> running_;  // in order of beginning
  std::size_t answered_ = 0;
  std::thread thread_;
};

}  // namespace proviso::cli
