// Working days as functions of days, against the calendar.
#include <gtest/gtest.h>

#include "logic/day_function.h"
#include "model/calendar.h"
#include "model/working_days.h"

namespace proviso::testing {
namespace {

using logic::Number;
using model::CalendarId;
using model::date_to_string;
using model::parse_date;
using model::WorkingDays;

std::shared_ptr<const WorkingDays> calendar(const char* first, const char* last, const std::set<std::string>& closed) {
  std::set<std::int64_t> days;
  for (const std::string& day : closed) days.insert(*parse_date(day));
  return std::make_shared<const WorkingDays>(CalendarId{0}, *parse_date(first), *parse_date(last),
                                             std::array<bool, 7>{false, false, false, false, false, true, true}, days);
}

const std::shared_ptr<const WorkingDays> calendars[] = {calendar("2026-01-01", "2026-12-31", {"2026-01-01", "2026-04-03", "2026-12-25"}),
                                                        calendar("2026-12-19", "2027-01-05", {"2026-12-25", "2027-01-01"}),
                                                        calendar("2026-12-21", "2026-12-21", {})};

// The functions that solvers use: the same within the calendar, monotone everywhere, and described by stretches and bounds.
TEST(WorkingDayFunctions, Agree) {
  using logic::DayFunctionKind;
  for (const auto& of : calendars) {
    std::vector<logic::DayFunction> functions{{DayFunctionKind::working_days, {}, of}};
    for (const std::int64_t count : {1, 2, 5, 20, -1, -5}) functions.push_back({DayFunctionKind::working_later, Number(count), of});
    for (const logic::DayFunction& function : functions) {
      const logic::DayFunctionBounds bounds = logic::bounds(function);
      std::optional<Number> before;
      for (std::int64_t day = of->first() - 800; day <= of->last() + 800; ++day) {
        const Number value = logic::value(function, Number(day));
        if (function.kind == DayFunctionKind::working_later) {
          const auto later = of->later(day, *function.count.to_int64());
          if (later) {
            ASSERT_EQ(value, Number(*later)) << date_to_string(day);
          }
        } else if (of->first() <= day && day <= of->last()) {
          ASSERT_EQ(value, Number(of->up_to(day)));
        }
        ASSERT_TRUE(!before || *before <= value) << date_to_string(day);
        before = value;
        const Number by = bounds.values * value - bounds.arguments * Number(day);
        ASSERT_TRUE(bounds.least <= by && by <= bounds.most) << date_to_string(day);
        if (day % 7 != 0) continue;
        const logic::Stretch stretch = logic::stretch(function, Number(day));
        ASSERT_TRUE(stretch.first <= Number(day) && Number(day) <= stretch.last);
        for (Number at = stretch.first; at <= stretch.last; at = at + Number(1))
          ASSERT_EQ(logic::value(function, at), stretch.clamped ? stretch.by : at + stretch.by) << date_to_string(day);
      }
    }
  }
}

}  // namespace
}  // namespace proviso::testing
