// Non-breaking spaces.
#pragma once

#include <string>
#include <string_view>

namespace proviso::report {

// A blank at which lines do not break ("call 1"); printed as an ordinary blank.
inline constexpr std::string_view tie = "\u00a0";
std::string tied(std::string_view);    // makes every blank non-breaking
std::string untied(std::string_view);  // makes every blank ordinary

}  // namespace proviso::report
