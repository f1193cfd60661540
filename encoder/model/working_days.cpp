#include "model/working_days.h"

#include <algorithm>

#include "model/calendar.h"
#include "text/check.h"

namespace proviso::model {

WorkingDays::WorkingDays(CalendarId id, std::int64_t first, std::int64_t last, const std::array<bool, 7>& weekend,
                         const std::set<std::int64_t>& closed)
    : id_(id), first_(first), last_(last) {
  for (std::int64_t day = first; day <= last; ++day) {
    if (!weekend[static_cast<std::size_t>(part_of_date(day, DatePart::weekday) - 1)] && !closed.contains(day)) all_.push_back(day);
  }
}

std::int64_t WorkingDays::up_to(std::int64_t day) const { return std::ranges::upper_bound(all_, day) - all_.begin(); }

std::optional<std::int64_t> WorkingDays::later(std::int64_t day, std::int64_t count) const {
  CHECK(count != 0, "a number of working days");
  if (!within(day)) return std::nullopt;
  const std::int64_t at = count > 0 ? up_to(day) + count - 1 : up_to(day - 1) + count;
  if (at < 0 || at >= static_cast<std::int64_t>(all_.size())) return std::nullopt;
  return all_[static_cast<std::size_t>(at)];
}

std::optional<std::int64_t> WorkingDays::between(std::int64_t from, std::int64_t to) const {
  if (!within(from) || !within(to)) return std::nullopt;
  return up_to(to) - up_to(from);
}

std::pair<std::int64_t, std::int64_t> WorkingDays::have_later(std::int64_t count) const {
  const auto size = static_cast<std::int64_t>(all_.size());
  if (count > size || -count > size) return {first_, first_ - 1};
  if (count > 0) return {first_, all_[static_cast<std::size_t>(size - count)] - 1};
  return {all_[static_cast<std::size_t>(-count - 1)] + 1, last_};
}

}  // namespace proviso::model
