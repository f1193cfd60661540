// Numbers, dates and moments as they are written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "syntax/token.h"
#include "text/diagnostic.h"

namespace proviso::syntax {

struct ScannedNumber {
  TokenKind kind = TokenKind::integer;
  std::size_t end = 0;  // the offset after it; what was wrong is taken along, so that it is not read a second time
  std::string problem;  // empty if it is well-formed
  std::string help;
  text::Code code = text::Code::P006;  // of the problem
};

// The longest number, date or moment at `at`, which must be a digit.
ScannedNumber scan_number(std::string_view contents, std::size_t at);

// The number as it is written once it is divided by a hundred: `0.2` for "20".
std::string hundredth(std::string_view number);

// The value of an integer token; 0 if it was too large (already diagnosed).
std::int64_t integer_value(std::string_view digits);

}  // namespace proviso::syntax
