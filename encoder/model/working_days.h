// A calendar that says which days of a period are working days.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "model/ids.h"

namespace proviso::model {

// Days are days since 1970-01-01.
class WorkingDays {
 public:
  // From `first` until `last`, both included. `weekend` starts with Monday.
  WorkingDays(CalendarId, std::int64_t first, std::int64_t last, const std::array<bool, 7>& weekend, const std::set<std::int64_t>& closed);

  CalendarId id() const { return id_; }
  std::int64_t first() const { return first_; }
  std::int64_t last() const { return last_; }
  // Ascending.
  const std::vector<std::int64_t>& all() const { return all_; }
  // The number of working days up to and including this day of the period.
  std::int64_t up_to(std::int64_t day) const;
  // The working day `count` strictly after the day; before it, if the count is negative. Nothing if the day, or the working day, lies
  // outside of the period. Precondition: the count is not 0.
  std::optional<std::int64_t> later(std::int64_t day, std::int64_t count) const;
  // The working days x with from < x <= to; negative if `to` is before `from`. Nothing if a day lies outside.
  std::optional<std::int64_t> between(std::int64_t from, std::int64_t to) const;
  // The days for which later(day, count) exists: from .first to .second, empty if .second is less.
  std::pair<std::int64_t, std::int64_t> have_later(std::int64_t count) const;

 private:
  bool within(std::int64_t day) const { return first_ <= day && day <= last_; }

  CalendarId id_;
  std::int64_t first_, last_;
  std::vector<std::int64_t> all_;
};

}  // namespace proviso::model
