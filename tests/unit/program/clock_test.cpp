// The day of the machine, and the one that the environment sets.
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

#include "program/world.h"

namespace proviso::program {
namespace {

class SystemClockTest : public ::testing::Test {
 protected:
  void TearDown() override { unsetenv("SOURCE_DATE_EPOCH"); }
  static Result<std::int64_t> on(const char* seconds) {
    setenv("SOURCE_DATE_EPOCH", seconds, 1);
    return SystemClock().today();
  }
};

TEST_F(SystemClockTest, TakesTheDayOfTheEnvironment) {
  EXPECT_EQ(on("0").value(), 0);
  EXPECT_EQ(on("86399").value(), 0);
  EXPECT_EQ(on("86400").value(), 1);
}

TEST_F(SystemClockTest, RefusesWhatIsNoDay) {
  for (const char* seconds : {"-1", "tomorrow", "12 ", "99999999999999"}) EXPECT_FALSE(on(seconds)) << seconds;
}

TEST_F(SystemClockTest, TakesTheDayOfTheMachineElse) { EXPECT_EQ(on("").value(), std::time(nullptr) / 86'400); }

}  // namespace
}  // namespace proviso::program
