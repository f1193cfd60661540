// From the text of a file to its tokens.
#pragma once

#include <cstddef>
#include <vector>

#include "syntax/ast.h"
#include "syntax/token.h"
#include "text/diagnostic.h"

namespace proviso::syntax {

struct Tokens {
  std::vector<Token> tokens;  // the last one, and only that, is end_of_file
  std::vector<Aside> asides;  // comments and empty lines between them
  bool hopeless = false;      // more mistakes than are listed
};

// How many mistakes are told of one file; of more, only that there are.
constexpr std::size_t max_mistakes = 50;

// Diagnoses what is no token, and puts what was meant in its place where that is plain (`==` becomes `=`), else a
// `stray` token, so that the parser says nothing more about it. Any bytes are taken.
Tokens lex(const text::Sources&, text::FileId, text::Diagnostics&);

}  // namespace proviso::syntax
