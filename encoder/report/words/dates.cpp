#include "report/words/dates.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "model/calendar.h"

namespace proviso::report {

std::string day_in_words(std::int64_t days) {
  static constexpr std::array<std::string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                              "July",    "August",   "September", "October", "November", "December"};
  const std::string date = model::date_to_string(days);  // YYYY-MM-DD
  const std::size_t month = std::stoul(date.substr(5, 2));
  return fmt::format("{} {} {}", std::stoul(date.substr(8, 2)), months.at(month - 1), date.substr(0, 4));
}

}  // namespace proviso::report
