// Days in words.
#pragma once

#include <cstdint>
#include <string>

namespace proviso::report {

// "18 March 2026", from days since 1970-01-01.
std::string day_in_words(std::int64_t days);

}  // namespace proviso::report
