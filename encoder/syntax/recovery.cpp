// Where parsing resumes after an error.
//
// Two adjacent tokens that occur together nowhere else in the language (`contract` and a name, `import` and a text) begin a
// declaration, however many braces are open. So does a declaration keyword in the first column before any other word. A forgotten brace
// therefore costs one diagnostic, and no later declaration is lost. While text is skipped, braces are counted, and within them only
// keywords in the first column begin a declaration.
#include "syntax/cursor.h"

namespace proviso::syntax {

using K = TokenKind;

bool Cursor::at_declaration() const {
  switch (kind()) {
    case K::word_import:
      return kind(1) == K::string || (kind(1) == K::name && (kind(2) == K::string || begins_at_margin()));
    case K::word_usage:
      return kind(1) == K::word_type || kind(1) == K::word_relation;
    case K::word_document:
    case K::word_enum:
    case K::word_calendar:
    case K::word_type:
    case K::word_relation:
    case K::word_individual:
    case K::word_define:
    case K::word_fact:
    case K::word_requirement:
    case K::word_product:
    case K::word_intent:
    case K::word_contract:
    case K::word_amendment:
    case K::word_position:
    case K::word_example:
      return kind(1) == K::name || (is_reserved_word(kind(1)) && begins_at_margin());
    case K::word_check:
      if (index_ > 0 && tokens_[index_ - 1].kind == K::word_as) return false;  // a scope line
      return kind(1) == K::name || (is_reserved_word(kind(1)) && begins_at_margin());
    default:
      return false;
  }
}

// A `}` before an operator or the like closes a set whose `{` is missing, and nothing larger.
bool Cursor::closes_inner_brace() const {
  if (token(1).first_on_line) return false;
  const K next = kind(1);
  return next == K::close_parenthesis || next == K::comma || next == K::colon || follows_operand(next);
}

bool Cursor::begins_at_margin() const { return token().begin == 0 || contents_[token().begin - 1] == '\n'; }

void Cursor::skip_one(std::size_t& depth) {
  if (at(K::open_brace)) {
    ++depth;
  } else if (at(K::close_brace) && depth > 0) {
    --depth;
  } else if (at(K::dot) && at_any_name(1)) {
    take();  // the word after a dot begins nothing
  }
  take();
}

void Cursor::skip_to_declaration() {
  std::size_t depth = std::exchange(unfinished_, 0);
  while (!at(K::end_of_file) && !(at_declaration() && (depth == 0 || begins_at_margin()))) skip_one(depth);
  failed_ = false;
}

}  // namespace proviso::syntax
