// Calendar arithmetic as terms, against model/calendar.h.
#include "lower/calendar_terms.h"

#include <gtest/gtest.h>

#include "../../support/logic_evaluator.h"
#include "model/calendar.h"

namespace proviso::testing {
namespace {

using syntax::TimeUnit;

class CalendarTerms : public ::testing::Test {
 protected:
  CalendarTerms() {
    signature_.sorts = {
        {logic::SortKind::boolean, "bool", {}, 0}, {logic::SortKind::integer, "int", {}, 0}, {logic::SortKind::real, "decimal", {}, 0}};
    signature_.symbols.push_back({"time", {}, logic::Signature::integer, logic::IndividualSymbol{}});
    interpretation_.tables.resize(1);
    time_ = arena_.application(logic::SymbolId{0}, {});
  }

  // The term's value where the time is this one.
  std::int64_t at(std::int64_t time, logic::Term term) {
    interpretation_.tables[0][{}] = logic::Number(time);
    return *std::get<logic::Number>(LogicEvaluator(arena_, interpretation_).value(term)).to_int64();
  }

  logic::Signature signature_;
  logic::Arena arena_{signature_};
  lower::Interpretation interpretation_;
  logic::Term time_;
};

TEST_F(CalendarTerms, DatesAgreeWithTheCalendar) {
  for (const auto& [count, unit] : std::vector<std::pair<std::int64_t, TimeUnit>>{{1, TimeUnit::months},
                                                                                  {-1, TimeUnit::months},
                                                                                  {11, TimeUnit::months},
                                                                                  {-14, TimeUnit::months},
                                                                                  {0, TimeUnit::months},
                                                                                  {1, TimeUnit::years},
                                                                                  {-4, TimeUnit::years},
                                                                                  {100, TimeUnit::years},
                                                                                  {40, TimeUnit::days},
                                                                                  {-40, TimeUnit::days}}) {
    const logic::Term shifted = lower::shifted_date(arena_, time_, arena_.integer(count), unit);
    std::vector<std::int64_t> days{model::first_date(), model::first_date() + 58, model::last_date(), -1, 0, 1};
    for (std::int64_t day = *model::parse_date("1899-12-20"); day < *model::parse_date("1901-03-10"); ++day) days.push_back(day);
    for (std::int64_t day = *model::parse_date("1999-12-20"); day < *model::parse_date("2001-03-10"); ++day) days.push_back(day);
    for (std::int64_t day = model::first_date(); day < model::last_date(); day += 5237) days.push_back(day);
    for (std::int64_t day : days) {
      ASSERT_EQ(at(day, shifted), model::shift_date(day, count, unit)) << model::date_to_string(day) << " + " << count;
      const logic::Term folded = lower::shifted_date(arena_, arena_.integer(logic::Number(day)), arena_.integer(count), unit);
      ASSERT_EQ(folded, arena_.integer(logic::Number(model::shift_date(day, count, unit))));
    }
  }
}

TEST_F(CalendarTerms, MomentsAgreeWithTheCalendar) {
  for (const auto& [count, unit] : std::vector<std::pair<std::int64_t, TimeUnit>>{{1, TimeUnit::months},
                                                                                  {-13, TimeUnit::months},
                                                                                  {2, TimeUnit::years},
                                                                                  {3, TimeUnit::days},
                                                                                  {5, TimeUnit::hours},
                                                                                  {-30, TimeUnit::hours}}) {
    const logic::Term shifted = lower::shifted_moment(arena_, time_, arena_.integer(count), unit);
    for (std::int64_t minute = *model::parse_moment("1968-01-27T22:01"); minute < *model::parse_moment("1973-04-01T00:00");
         minute += 3997) {
      ASSERT_EQ(at(minute, shifted), model::shift_moment(minute, count, unit)) << model::moment_to_string(minute) << " + " << count;
    }
  }
}

}  // namespace
}  // namespace proviso::testing
