#include "text/check.h"

#include <gtest/gtest.h>

#include "text/result.h"

namespace proviso {
namespace {

TEST(Check, SaysWhatDidNotHoldAndWhere) {
  CHECK(1 + 1 == 2);
  try {
    CHECK(1 + 1 == 3, "arithmetic");
    FAIL();
  } catch (const InternalError& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find("1 + 1 == 3 does not hold: arithmetic"), std::string::npos) << what;
    EXPECT_NE(what.find("check_test.cpp:"), std::string::npos) << what;
  }
}

TEST(Result, IsAValueOrAnError) {
  const Result<int> good = 3, bad = Error{"no"};
  EXPECT_TRUE(good.ok());
  EXPECT_EQ(good.value(), 3);
  EXPECT_FALSE(bad);
  EXPECT_EQ(bad.error().message, "no");
  EXPECT_THROW(static_cast<void>(bad.value()), InternalError);
}

}  // namespace
}  // namespace proviso
