#include "answer/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace proviso::answer {
namespace {

TEST(InParallel, RunsEachTaskOnce) {
  for (const std::size_t threads : {0, 1, 2, 5, 200}) {
    std::vector<std::atomic<int>> runs(100);
    in_parallel(runs.size(), threads, [&](std::size_t i) { ++runs[i]; });
    for (const auto& times : runs) EXPECT_EQ(times, 1);
  }
}

TEST(InParallel, HasNothingToDoWithoutTasks) {
  in_parallel(0, 4, [](std::size_t) { FAIL(); });
}

TEST(InParallel, OneTaskStaysOnItsThread) {
  const auto caller = std::this_thread::get_id();
  in_parallel(1, 8, [&](std::size_t) { EXPECT_EQ(std::this_thread::get_id(), caller); });
}

TEST(InParallel, ThrowsOnTheFirstFailureInOrder) {
  for (int round = 0; round < 50; ++round) {
    std::atomic<std::size_t> runs = 0;
    const auto task = [&](std::size_t i) {
      ++runs;
      if (i == 20 || i == 21 || i == 40) throw std::runtime_error(std::to_string(i));
    };
    try {
      in_parallel(1000, 4, task);
      FAIL();
    } catch (const std::runtime_error& error) {
      EXPECT_EQ(error.what(), std::string("20"));
    }
    EXPECT_LT(runs, 1000u);
  }
}

}  // namespace
}  // namespace proviso::answer
