// Signs that the language does not have, but that a reader of logic, of another language, or of a word processor may write.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "syntax/token.h"

namespace proviso::syntax {

struct ForeignSign {
  std::string_view text;
  TokenKind meant;        // the token that replaces it, once it has been reported; stray: none
  std::string_view help;  // in addition to `meant`; may be empty
};

// The longest foreign sign at the beginning of `rest`. Precondition: `rest` is not empty.
std::optional<ForeignSign> foreign_sign(std::string_view rest);

// Currency signs, and other signs beside numbers.
bool is_currency(std::string_view sign);

// The length of the typographic quotation mark at the beginning of `rest`; 0 if there is none.
std::size_t typographic_quote(std::string_view rest);

// Words for white space that is not ASCII or has no width; empty for other characters.
std::string_view odd_space(char32_t);

}  // namespace proviso::syntax
