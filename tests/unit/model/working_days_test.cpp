// Working days of a calendar, against a count day by day.
#include "model/working_days.h"

#include <gtest/gtest.h>

#include "model/calendar.h"

namespace proviso::model {
namespace {

std::shared_ptr<const WorkingDays> calendar(const char* first, const char* last, const std::set<std::string>& closed) {
  std::set<std::int64_t> days;
  for (const std::string& day : closed) days.insert(*parse_date(day));
  return std::make_shared<const WorkingDays>(CalendarId{0}, *parse_date(first), *parse_date(last),
                                             std::array<bool, 7>{false, false, false, false, false, true, true}, days);
}

const std::shared_ptr<const WorkingDays> calendars[] = {calendar("2026-01-01", "2026-12-31", {"2026-01-01", "2026-04-03", "2026-12-25"}),
                                                        calendar("2026-12-19", "2027-01-05", {"2026-12-25", "2027-01-01"}),
                                                        calendar("2026-12-21", "2026-12-21", {})};

TEST(WorkingDaysTest, AreCountedDayByDay) {
  for (const auto& of : calendars) {
    const std::set<std::int64_t> all(of->all().begin(), of->all().end());
    for (std::int64_t day = of->first() - 3; day <= of->last() + 3; ++day) {
      for (const std::int64_t count : {1, 2, 5, 20, -1, -2, -5, -20}) {
        std::int64_t at = day, left = count > 0 ? count : -count;
        while (left > 0 && of->first() <= at && at <= of->last()) {
          at += count > 0 ? 1 : -1;
          left -= all.contains(at) ? 1 : 0;
        }
        const bool outside = day < of->first() || day > of->last() || left > 0;
        ASSERT_EQ(of->later(day, count), outside ? std::nullopt : std::optional(at)) << date_to_string(day) << " " << count;
        const auto [from, to] = of->have_later(count);
        ASSERT_EQ(from <= day && day <= to, !outside) << date_to_string(day) << " " << count;
      }
      for (std::int64_t to = of->first() - 1; to <= of->last() + 1; to += 5) {
        const bool outside = day < of->first() || day > of->last() || to < of->first() || to > of->last();
        std::int64_t count = 0;
        for (const std::int64_t one : all) count += day < one && one <= to ? 1 : to < one && one <= day ? -1 : 0;
        ASSERT_EQ(of->between(day, to), outside ? std::nullopt : std::optional(count)) << date_to_string(day);
      }
    }
  }
}

}  // namespace
}  // namespace proviso::model
