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
  std::size_t end = 0;  // the offset after it, including malformed parts, so that these are not read again
  std::string problem;  // empty if it is well-formed
  std::string help;
  text::Code code = text::Code::P006;  // of the problem
};

// The longest number, date or moment at `at`. Precondition: there is a digit.
ScannedNumber scan_number(std::string_view contents, std::size_t at);

// The text of the number divided by a hundred: `0.2` for "20".
std::string hundredth(std::string_view number);

// The value of an integer token; 0 if it is too large (which has been reported).
std::int64_t integer_value(std::string_view digits);

}  // namespace proviso::syntax
