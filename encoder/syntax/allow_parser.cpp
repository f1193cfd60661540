#include "syntax/allow_parser.h"

namespace proviso::syntax {

using K = TokenKind;

bool at_allow(const Cursor& cursor) { return cursor.at_word("allow") && (cursor.kind(1) == K::name || cursor.kind(1) == K::string); }

void parse_allow(Cursor& cursor, std::vector<Allow>& allows) {
  cursor.take();
  Allow allow;
  allow.code = cursor.name("the code of a warning after `allow`");
  allow.reason = cursor.string("that says why the warning is not heeded");
  if (!cursor.failed()) allows.push_back(std::move(allow));
}

}  // namespace proviso::syntax
