#include "syntax/day.h"

#include <gtest/gtest.h>

namespace proviso::syntax {
namespace {

TEST(DayTest, KnowsTheFirstAndTheLast) {
  EXPECT_TRUE(day("0001-01-01"));
  EXPECT_TRUE(day("9999-12-31"));
  for (const char* text : {"0000-01-01", "0000-12-31", "0000-02-29", "10000-01-01", "12025-10-28", "99999999999999999999-01-01"})
    EXPECT_FALSE(day(text)) << text;
}

TEST(DayTest, SaysWhyThereIsNone) {
  EXPECT_EQ(problem_of_date("2025-10-28"), "");
  EXPECT_EQ(problem_of_date("0000-10-28"), "dates go from 0001-01-01 to 9999-12-31");
  EXPECT_EQ(problem_of_date("10000-10-28"), "dates go from 0001-01-01 to 9999-12-31");
  EXPECT_EQ(problem_of_date("2025-13-28"), "there is no month 13");
  EXPECT_EQ(problem_of_date("2025-02-29"), "February 2025 has 28 days");
  EXPECT_EQ(problem_of_date("2025-04-31"), "April has 30 days");
  EXPECT_EQ(problem_of_time("23:59"), "");
  EXPECT_EQ(problem_of_time("24:00"), "a day runs from 00:00 to 23:59");
}

TEST(DayTest, MeasuresDates) {
  EXPECT_EQ(length_of_date("2025-10-28"), 10U);
  EXPECT_EQ(length_of_date("2025-10-28T10:00"), 10U);
  EXPECT_EQ(length_of_date("12025-10-28 "), 11U);
  for (const char* text : {"", "2025", "2025-10", "2025-10-2", "2025-10-281", "202-10-28", "2025-1-28", "2025/10/28", "x"})
    EXPECT_EQ(length_of_date(text), 0U) << text;
}

TEST(DayTest, ReadsMinutes) {
  EXPECT_EQ(minute_of_day("00:00"), 0);
  EXPECT_EQ(minute_of_day("23:59"), 24 * 60 - 1);
  for (const char* text : {"24:00", "12:60", "1200", "12:0", "", "ab:cd"}) EXPECT_FALSE(minute_of_day(text)) << text;
}

}  // namespace
}  // namespace proviso::syntax
