#include "model/calendar.h"

#include <gtest/gtest.h>

namespace proviso::model {
namespace {

using syntax::TimeUnit;

std::string shifted(std::string_view date, std::int64_t count, TimeUnit unit) {
  return date_to_string(shift_date(parse_date(date).value(), count, unit));
}

std::string shifted_moment(std::string_view moment, std::int64_t count, TimeUnit unit) {
  return moment_to_string(shift_moment(parse_moment(moment).value(), count, unit));
}

TEST(CalendarTest, CountsFromTheStartOf1970) {
  EXPECT_EQ(parse_date("1970-01-01"), 0);
  EXPECT_EQ(parse_date("1969-12-31"), -1);
  EXPECT_EQ(parse_date("2000-03-01"), 11017);
  EXPECT_EQ(parse_moment("1970-01-01T00:01"), 1);
  EXPECT_EQ(parse_moment("1969-12-31T23:59"), -1);
}

// Every `step`th day from one day to another is written and read back, in ascending order.
void go_through(std::int64_t from, std::int64_t to, std::int64_t step) {
  std::string before;
  for (std::int64_t day = from; day <= to; day += step) {
    const std::string text = date_to_string(day);
    ASSERT_EQ(parse_date(text), day);
    ASSERT_LT(before, text);
    before = text;
  }
}

TEST(CalendarTest, WritesAndReadsDays) {
  go_through(parse_date("1896-01-01").value(), parse_date("2104-12-31").value(), 1);
  go_through(first_date(), last_date(), 37);
  EXPECT_EQ(date_to_string(first_date()), "0001-01-01");
  EXPECT_EQ(date_to_string(last_date()), "9999-12-31");
}

TEST(CalendarTest, KnowsLeapYears) {
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_TRUE(parse_date("2000-02-29"));
  EXPECT_FALSE(parse_date("1900-02-29"));
  EXPECT_FALSE(parse_date("2025-02-29"));
}

TEST(CalendarTest, RejectsDaysThatDoNotExist) {
  for (const char* text : {"2025-00-01", "2025-13-01", "2025-01-00", "2025-04-31", "0000-01-01", "2025-1-1", "2025/01/01", "", "x"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
  for (const char* text : {"2025-01-01T24:00", "2025-01-01T12:60", "2025-01-01 12:00", "2025-01-01T1200", "2025-02-30T12:00"}) {
    EXPECT_FALSE(parse_moment(text)) << text;
  }
}

TEST(CalendarTest, ClampsToTheMonthsEnd) {
  EXPECT_EQ(shifted("2026-01-31", 1, TimeUnit::months), "2026-02-28");
  EXPECT_EQ(shifted("2024-01-31", 1, TimeUnit::months), "2024-02-29");
  EXPECT_EQ(shifted("2024-02-29", 1, TimeUnit::years), "2025-02-28");
  EXPECT_EQ(shifted("2024-02-29", 4, TimeUnit::years), "2028-02-29");
  EXPECT_EQ(shifted("2025-03-31", -1, TimeUnit::months), "2025-02-28");
  EXPECT_EQ(shifted("2025-12-15", 1, TimeUnit::months), "2026-01-15");
  EXPECT_EQ(shifted("2025-01-15", -1, TimeUnit::months), "2024-12-15");
  EXPECT_EQ(shifted("2025-05-31", -30, TimeUnit::months), "2022-11-30");
}

TEST(CalendarTest, ShiftsByDays) {
  EXPECT_EQ(shifted("2024-02-28", 2, TimeUnit::days), "2024-03-01");
  EXPECT_EQ(shifted("2025-01-01", -1, TimeUnit::days), "2024-12-31");
}

TEST(CalendarTest, ShiftsMoments) {
  EXPECT_EQ(shifted_moment("2025-01-01T23:30", 1, TimeUnit::hours), "2025-01-02T00:30");
  EXPECT_EQ(shifted_moment("2025-01-01T00:30", -1, TimeUnit::hours), "2024-12-31T23:30");
  EXPECT_EQ(shifted_moment("2025-01-31T08:15", 1, TimeUnit::months), "2025-02-28T08:15");
  EXPECT_EQ(shifted_moment("1969-12-31T08:15", -1, TimeUnit::days), "1969-12-30T08:15");
}

std::string part(const char* day, DatePart part) { return date_to_string(part_of_date(*parse_date(day), part)); }

TEST(CalendarTest, PartsOfADate) {
  const std::int64_t day = *parse_date("2024-02-29");
  EXPECT_EQ(part_of_date(day, DatePart::year), 2024);
  EXPECT_EQ(part_of_date(day, DatePart::month), 2);
  EXPECT_EQ(part_of_date(day, DatePart::day), 29);
  EXPECT_EQ(part_of_date(day, DatePart::weekday), *weekday("thursday"));
  EXPECT_EQ(part("2024-02-10", DatePart::month_end), "2024-02-29");
  EXPECT_EQ(part("2025-02-28", DatePart::month_end), "2025-02-28");
  EXPECT_EQ(part("2025-12-31", DatePart::month_start), "2025-12-01");
  EXPECT_EQ(part("2024-02-10", DatePart::year_start), "2024-01-01");
  EXPECT_EQ(part("2024-02-10", DatePart::year_end), "2024-12-31");
  EXPECT_EQ(part_of_date(*parse_date("1969-12-31"), DatePart::weekday), *weekday("wednesday"));
  EXPECT_FALSE(weekday("Monday"));
}

// What 64 bits do not hold is as what is a whole number of eras nearer.
TEST(CalendarTest, FarDays) {
  const Number eras = *Number::parse("1000000000000000000000");
  const std::int64_t day = *parse_date("2024-02-29");
  const Quantity far(Number(day) + Number(std::int64_t{146097}) * eras);
  EXPECT_EQ(date_part(far, Base::date, DatePart::year), Quantity(Number(std::int64_t{2024}) + Number(std::int64_t{400}) * eras));
  EXPECT_EQ(date_part(far, Base::date, DatePart::weekday), Quantity(*weekday("thursday")));
  EXPECT_EQ(date_part(far, Base::date, DatePart::month_end), far);
  const Quantity months(Number(std::int64_t{12}) + Number(std::int64_t{4800}) * eras);
  EXPECT_EQ(shift(Quantity(day), Base::date, months, TimeUnit::months), far - Quantity(day) + Quantity(*parse_date("2025-02-28")));
  const Quantity moment = Quantity(minutes_per_day) * far + Quantity(90);
  EXPECT_EQ(shift(moment, Base::moment, Quantity(1), TimeUnit::years), moment + Quantity(minutes_per_day * 365));
  EXPECT_EQ(date_part(moment, Base::moment, DatePart::day), Quantity(29));
}

}  // namespace
}  // namespace proviso::model
