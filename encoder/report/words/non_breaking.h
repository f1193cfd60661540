// Non-breaking spaces: blanks at which no line is broken.
#pragma once

#include <string>
#include <string_view>

namespace proviso::report {

// A blank at which no line is broken ("call 1"); printed as a blank.
inline constexpr std::string_view tie = "\u00a0";
std::string tied(std::string_view);    // every blank a tie
std::string untied(std::string_view);  // every tie a blank

}  // namespace proviso::report
