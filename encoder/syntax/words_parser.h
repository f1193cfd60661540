// Notes that give words to what is declared, and weigh it: phrases, section numbers, costs.
#pragma once

#include <string_view>

#include "syntax/ast.h"
#include "syntax/cursor.h"

namespace proviso::syntax {

// `of` is what the note is about: "term `stateless`". Each may stand once: a second one is reported and read over.

// "says" STRING "not" STRING
bool at_phrases(const Cursor&);
void parse_phrases(Cursor&, Phrases&, std::string_view of);

// "cost" INT
bool at_cost(const Cursor&);
void parse_cost(Cursor&, Cost&, std::string_view of);

// "at" STRING
bool at_section(Cursor&);
void parse_section(Cursor&, StringLiteral& section, std::string_view of);

// A gloss where none belongs: reported, with where it stands, and taken.
void parse_misplaced_gloss(Cursor&, StringLiteral& gloss, std::string_view of, std::string_view where);

}  // namespace proviso::syntax
