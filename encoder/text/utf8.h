// UTF-8, as far as messages and the reading of files need it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso::text {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 1;  // bytes
  bool valid = true;         // else one byte that belongs to no code point
};

// The code point that begins at `offset` (which must lie within `text`). Overlong forms, surrogates and what lies above
// U+10FFFF are not valid.
CodePoint decode(std::string_view text, std::size_t offset);

std::string encode(char32_t);

// The offset of the first byte that is not valid UTF-8.
std::optional<std::size_t> first_invalid(std::string_view text);

// How many cells of a terminal it takes: 0 for combining marks, 2 for wide East Asian characters and emoji, else 1.
int cells(char32_t);

// Would it disturb a terminal: a control character other than a tab, a direction override, or a line separator?
bool is_control(char32_t);

// Free of all of these, and of bytes that are not UTF-8: U+FFFD stands in their place.
std::string printable(std::string_view);

}  // namespace proviso::text
