#include "report/text.h"

#include "sample.h"

namespace proviso::report {
namespace {

TEST_F(Sample, VerdictsThatAreAsExpectedTakeALineEach) {
  EXPECT_EQ(told({{runtime()}, {}, {}}, Detail::normal), "");
}

TEST_F(Sample, EverythingIsToldOnRequest) { EXPECT_EQ(told({{runtime()}, {}, {}}, Detail::full), ""); }

TEST_F(Sample, WhatIsNotAsExpectedIsExplained) { EXPECT_EQ(told({{secured()}, {}, {}}, Detail::normal), ""); }

}  // namespace
}  // namespace proviso::report
