#include "syntax/cites_parser.h"

#include <fmt/format.h>

namespace proviso::syntax {

using K = TokenKind;

std::vector<Cite> parse_cites(Cursor& cursor) {
  std::vector<Cite> result;
  // A name followed by a text can only be a quotation here, whatever precedes it.
  const auto quotes = [&](std::size_t ahead) { return cursor.kind(ahead) == K::name && cursor.kind(ahead + 1) == K::string; };
  while (!cursor.failed()) {
    if (quotes(1)) cursor.repair({K::word_cites});
    if (quotes(0)) {
      cursor.unexpected("`cites`", fmt::format("before `{}`", cursor.text()));
      cursor.go_on();
    } else if (!cursor.accept(K::word_cites)) {
      break;
    }
    Cite cite;
    cite.document = cursor.name("the document after `cites`");
    cite.words = cursor.string("after the document that is cited");
    if (!cursor.failed()) result.push_back(std::move(cite));
  }
  return result;
}

}  // namespace proviso::syntax
