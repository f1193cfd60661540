// Signs that a spec does not have, but that a reader of logic, of another language, or of a word processor may write.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "syntax/token.h"

namespace proviso::syntax {

struct ForeignSign {
  std::string_view text;
  TokenKind meant;        // what it is read as, once it has been diagnosed; stray: nothing
  std::string_view help;  // where `meant` does not say it all
};

// The longest foreign sign that `rest`, which is not empty, begins with.
std::optional<ForeignSign> foreign_sign(std::string_view rest);

// The marks of currencies, and others that stand beside a number.
bool is_currency(std::string_view sign);

// The length of the closing or opening quotation mark of a word processor that `rest` begins with, else 0.
std::size_t typographic_quote(std::string_view rest);

// White space that is not ASCII, or takes no place at all: the words for it, else empty.
std::string_view odd_space(char32_t);

}  // namespace proviso::syntax
