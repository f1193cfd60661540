// Converts the text of a file into tokens.
#pragma once

#include <cstddef>
#include <vector>

#include "syntax/ast.h"
#include "syntax/token.h"
#include "text/diagnostic.h"

namespace proviso::syntax {

struct Tokens {
  std::vector<Token> tokens;  // exactly the last one is end_of_file
  std::vector<Aside> asides;  // comments and empty lines between the tokens
  bool hopeless = false;      // there are more errors than are listed
};

// The number of errors that are reported for one file; if there are more, only their existence is reported.
constexpr std::size_t max_mistakes = 50;

// Reports text that is no token, and emits the intended token if it is clear (`==` becomes `=`), otherwise a `stray` token, so that the
// parser does not report it again. Accepts any bytes.
Tokens lex(const text::Sources&, text::FileId, text::Diagnostics&);

}  // namespace proviso::syntax
