#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <ctime>

#include "model/calendar.h"
#include "program/world.h"
#include "text/utf8.h"

namespace proviso::program {

Result<std::int64_t> SystemClock::today() const {
  constexpr std::int64_t seconds_a_day = 86'400;
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  if (!fixed || !*fixed) return static_cast<std::int64_t>(std::time(nullptr)) / seconds_a_day;
  const std::string_view text(fixed);
  std::int64_t seconds = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const std::int64_t day = seconds / seconds_a_day;
  if (failure != std::errc() || end != text.data() + text.size() || seconds < 0 || day > model::last_date()) {
    return Error{fmt::format("SOURCE_DATE_EPOCH is `{}`, which is no number of seconds from 1970 to 9999", text::printable(text))};
  }
  return day;
}

}  // namespace proviso::program
