#include "syntax/cites_parser.h"

#include <fmt/format.h>

#include "syntax/words_parser.h"

namespace proviso::syntax {

using K = TokenKind;

std::vector<Cite> parse_cites(Cursor& cursor) {
  std::vector<Cite> result;
  // A name followed by a text can only be a quotation here, whatever precedes it, or another note.
  const auto quotes = [&](std::size_t ahead) {
    const bool other = cursor.text(ahead) == "says" || cursor.text(ahead) == "assumed";
    return cursor.kind(ahead) == K::name && !other && (cursor.kind(ahead + 1) == K::string || cursor.kind(ahead + 1) == K::word_at);
  };
  while (!cursor.failed()) {
    if (quotes(1)) cursor.repair({K::word_cites});
    if (at_phrases(cursor)) break;
    if (quotes(0)) {
      cursor.unexpected("`cites`", fmt::format("before `{}`", cursor.text()));
      cursor.go_on();
    } else if (!cursor.accept(K::word_cites)) {
      break;
    }
    Cite cite;
    cite.document = cursor.name("the document after `cites`");
    const std::string what = fmt::format("the words of `{}`", cite.document.text);
    if (!cursor.failed() && cursor.at(K::word_at)) parse_section(cursor, cite.section, what);
    if (cite.section.valid() && !cursor.at(K::string)) {
      cursor.expected("the words that stand there", fmt::format("after `at \"{}\"`", cite.section.value),
                      fmt::format("quote them: `cites {} at \"{}\" \"...\"`", cite.document.text, cite.section.value));
    }
    cite.words = cursor.string("after the document that is cited");
    if (!cursor.failed() && cursor.at(K::word_at)) {
      cursor.report(text::Code::P021, cursor.span(), "`at` stands before the words that are quoted");
      parse_section(cursor, cite.section, what);
    }
    if (!cursor.failed()) result.push_back(std::move(cite));
  }
  return result;
}

}  // namespace proviso::syntax
