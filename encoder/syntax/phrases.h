// Words that the language does not have, but that a lawyer, or a reader of another language, may write (phrases.def).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/token.h"

namespace proviso::syntax {

struct Advice {
  std::size_t first = 0;  // the tokens of the foreign words: [first, until)
  std::size_t until = 0;
  std::size_t end = 0;  // the token after the match
  std::string help;
};

// The longest phrase that begins at the token `at`.
std::optional<Advice> phrase_at(const std::vector<Token>& tokens, std::string_view contents, std::size_t at);

struct Synonym {
  std::string_view word;
  TokenKind meant;
  std::string_view help;
};
const Synonym* synonym(std::string_view word);

}  // namespace proviso::syntax
