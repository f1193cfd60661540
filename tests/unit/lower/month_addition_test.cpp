// Months on numbers, against model/calendar.h; the terms made of quotients, against the numbers.
#include "logic/month_addition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "../../support/logic_evaluator.h"
#include "lower/calendar_terms.h"
#include "model/calendar.h"

namespace proviso::testing {
namespace {

using logic::Number;

const std::int64_t some_months[] = {1, -1, 2, 3, 6, 11, 12, -12, 13, 48, -100, 1200, 4800};

std::int64_t later(std::int64_t day, std::int64_t months) { return model::shift_date(day, months, syntax::TimeUnit::months); }

TEST(Months, OfNumbersAgreeWithTheCalendar) {
  for (std::int64_t months : some_months)
    for (std::int64_t day = *model::parse_date("1890-01-01"); day < *model::parse_date("1912-01-01"); day += day % 7 == 0 ? 1 : 3)
      ASSERT_EQ(logic::months_later(Number(day), Number(months)), Number(later(day, months)))
          << model::date_to_string(day) << " + " << months;
}

TEST(Months, OfNumbersHaveNoWidth) {
  const Number era = Number(std::int64_t{146097}) * *Number::parse("1000000000000000000000");
  EXPECT_EQ(logic::months_later(era + Number(later(0, 0)), Number(5)), era + Number(later(0, 5)));
  EXPECT_EQ(logic::months_later(-era, Number(-5)), -era + Number(later(0, -5)));
}

// Every day lies in its stretch, and what the stretch says is right on all of its days.
TEST(Months, StretchesSayWhatIsRight) {
  for (std::int64_t months : some_months) {
    std::int64_t day = *model::parse_date("1895-12-31");
    while (day < *model::parse_date("1905-03-05")) {
      const logic::Stretch stretch = logic::stretch(Number(day), Number(months));
      ASSERT_LE(stretch.first, Number(day));
      ASSERT_GE(stretch.last, Number(day));
      for (std::int64_t at = *stretch.first.to_int64(); at <= *stretch.last.to_int64(); ++at)
        ASSERT_EQ(stretch.clamped ? stretch.by : Number(at) + stretch.by, Number(later(at, months)))
            << model::date_to_string(at) << " + " << months;
      day = std::max(*stretch.last.to_int64(), day) + 1;
    }
  }
}

// A whole year later is 365 days later for years together: what is learnt of one day should serve for many.
TEST(Months, StretchesAreLong) {
  const logic::Stretch stretch = logic::stretch(Number(*model::parse_date("2025-06-15")), Number(12));
  EXPECT_EQ(stretch.first, Number(*model::parse_date("2024-03-01")));
  EXPECT_EQ(stretch.last, Number(*model::parse_date("2027-02-28")));
  EXPECT_FALSE(stretch.clamped);
}

// The fewest and the most days that come out in a period of the calendar.
TEST(Months, DaysOfThemAreExact) {
  for (std::int64_t months : some_months) {
    std::int64_t least = std::numeric_limits<std::int64_t>::max(), most = std::numeric_limits<std::int64_t>::min();
    for (std::int64_t day = 0; day < 146097; ++day) {
      least = std::min(least, later(day, months) - day);
      most = std::max(most, later(day, months) - day);
    }
    EXPECT_EQ(logic::days_of(Number(months)), std::pair(Number(least), Number(most))) << months;
  }
  EXPECT_EQ(logic::days_of(Number(1)), std::pair(Number(28), Number(31)));
}

TEST(Months, WithQuotientsMeansTheSame) {
  logic::Signature signature;
  signature.sorts = {
      {logic::SortKind::boolean, "bool", {}, 0}, {logic::SortKind::integer, "int", {}, 0}, {logic::SortKind::real, "decimal", {}, 0}};
  signature.symbols.push_back({"day", {}, logic::Signature::integer, logic::IndividualSymbol{}});
  logic::Arena arena(signature);
  const logic::Term day = arena.application(logic::SymbolId{0}, {});
  lower::Interpretation interpretation;
  interpretation.tables.resize(1);
  for (std::int64_t months : some_months) {
    const logic::Term written = lower::with_quotients(arena, arena.later(day, Number(months)));
    for (std::int64_t at = *model::parse_date("1999-11-01"); at < *model::parse_date("2001-04-01"); at += 1) {
      interpretation.tables[0][{}] = Number(at);
      ASSERT_EQ(std::get<Number>(LogicEvaluator(arena, interpretation).value(written)), Number(later(at, months)))
          << model::date_to_string(at) << " + " << months;
    }
  }
}

}  // namespace
}  // namespace proviso::testing
