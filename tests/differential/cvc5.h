// cvc5 as a program of its own, where it is installed: an opinion that shares nothing with the engines.
#pragma once

#include <cstdint>
#include <string>

namespace proviso::differential {

bool cvc5_is_installed();

enum class Opinion : std::uint8_t { satisfiable, unsatisfiable, none };

// What it says of a problem in SMT-LIB within the time; `satisfiable`: in a finite structure. It runs no longer than a few
// times that.
Opinion cvc5_on(const std::string& problem, std::uint32_t milliseconds);

}  // namespace proviso::differential
