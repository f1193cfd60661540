// UTF-8 decoding for messages and for reading files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso::text {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 1;  // bytes
  bool valid = true;         // otherwise one byte that belongs to no code point
};

// The code point that begins at `offset` (which must be within `text`). Overlong forms, surrogates and values above U+10FFFF are
// invalid.
CodePoint decode(std::string_view text, std::size_t offset);

std::string encode(char32_t);

// The offset of the first byte that is not valid UTF-8.
std::optional<std::size_t> first_invalid(std::string_view text);

// The number of terminal cells: 0 for combining marks, 2 for wide East Asian characters and emoji, otherwise 1.
int cells(char32_t);

// Would it disturb a terminal? A control character other than a tab, a direction override, or a line separator.
bool is_control(char32_t);

// Replaces all of these, and bytes that are not UTF-8, by U+FFFD.
std::string printable(std::string_view);

}  // namespace proviso::text
