// The tokens of a file: words, numbers and signs.
#pragma once

#include <cstdint>
#include <string_view>

namespace proviso::syntax {

enum class TokenKind : std::uint8_t {
#define WORD(kind, text) kind,
#define PAIR(kind, text) kind,
#define MARK(kind, text) kind,
#define PLAIN(kind, text) kind,
#include "syntax/tokens.def"
#undef WORD
#undef PAIR
#undef MARK
#undef PLAIN
};

// As written (`must not`, `{`), or a description (a name).
std::string_view spelling(TokenKind);

// The sign, reserved word or pair of words with this spelling. Precondition: there is one.
TokenKind kind_spelt(std::string_view);

// Is the spelling literal text, to be enclosed in back-ticks?
bool is_literal(TokenKind);

// One reserved word: it may be the name of a field or a reading.
bool is_reserved_word(TokenKind);

// After an operand: does the token go on with the formula or value, as `=`, `and` and `.` do?
bool follows_operand(TokenKind);

// The reserved word `text`, or TokenKind::name.
TokenKind word_kind(std::string_view text);

struct Token {
  std::uint32_t begin = 0;  // bytes from the start of the file
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::end_of_file;
  bool first_on_line = false;
};

}  // namespace proviso::syntax
