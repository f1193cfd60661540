#include "syntax/words_parser.h"

#include <fmt/format.h>

namespace proviso::syntax {

namespace {

using text::Code;
using K = TokenKind;

void report_twice(Cursor& cursor, Span second, std::string_view word, std::string_view of, Span first) {
  cursor.report(Code::P022, second, fmt::format("`{}` is given twice for {}", word, of), "leave one of the two out",
                {{first, "given here"}});
}

// The word of a note, which may be misspelt.
void take_word(Cursor& cursor, std::string_view word, std::string_view before) {
  if (!cursor.at_word(word)) {
    const std::string help = text::did_you_mean(cursor.text(), {word});
    const std::string message = fmt::format("expected `{}` before {}, found `{}`", word, before, cursor.text());
    cursor.report_misspelt(Code::P011, cursor.span(), message, help.empty() ? fmt::format("write `{}`", word) : help, word);
  }
  cursor.take();
}

}  // namespace

bool at_phrases(const Cursor& cursor) {
  if (cursor.failed() || !cursor.at(K::name)) return false;
  return cursor.kind(1) == K::string && (cursor.at_word("says") || cursor.kind(2) == K::word_not);
}

void parse_phrases(Cursor& cursor, Phrases& phrases, std::string_view of) {
  const Span here = cursor.span();
  take_word(cursor, "says", "the words for what is so");
  Phrases read;
  read.says = cursor.string("after `says`");
  if (!cursor.accept(K::word_not)) {
    cursor.expected("`not`", fmt::format("and the words for its opposite after what {} says", of),
                    "write both: `says \"{it} is leased\" not \"{it} is not leased\"`");
    cursor.go_on();
    return;
  }
  read.says_not = cursor.string("for the opposite after `not`");
  if (phrases.valid()) report_twice(cursor, here, "says", of, phrases.says.span);
  if (!phrases.valid() && !cursor.failed()) phrases = std::move(read);
}

bool at_cost(const Cursor& cursor) {
  return !cursor.failed() && (cursor.at_word("cost") || (cursor.at(K::name) && cursor.kind(1) == K::integer));
}

void parse_cost(Cursor& cursor, Cost& cost, std::string_view of) {
  const Span here = cursor.span();
  const std::size_t begin = cursor.index();
  take_word(cursor, "cost", "a number");
  const std::int64_t value = cursor.integer("after `cost`");
  if (cursor.failed()) return;
  if (cost.span.valid()) return report_twice(cursor, here, "cost", of, cost.span);
  cost = {value, cursor.span_from(begin)};
}

bool at_section(Cursor& cursor) {
  if (cursor.failed()) return false;
  const bool number = cursor.kind(1) == K::string || cursor.kind(1) == K::integer || cursor.kind(1) == K::decimal;
  if (cursor.at(K::name) && number && !cursor.at_word("cost")) cursor.repair({K::word_at});
  return cursor.at(K::word_at);
}

void parse_section(Cursor& cursor, StringLiteral& section, std::string_view of) {
  const Span here = cursor.span();
  cursor.take();
  if (!cursor.at(K::string)) {
    cursor.expected("a section number in quotation marks", "after `at`", "write it as the document does: `at \"5.9(iv)\"`");
    return;
  }
  StringLiteral read = cursor.optional_string();
  if (section.valid()) return report_twice(cursor, here, "at", of, section.span);
  section = std::move(read);
}

void parse_misplaced_gloss(Cursor& cursor, StringLiteral& gloss, std::string_view of, std::string_view where) {
  if (cursor.failed() || !cursor.at(K::string)) return;
  const Span here = cursor.span();
  StringLiteral read = cursor.optional_string();
  if (gloss.valid()) return report_twice(cursor, here, "\"...\"", of, gloss.span);
  cursor.report(Code::P021, here, fmt::format("the gloss of {} stands {}", of, where));
  gloss = std::move(read);
}

}  // namespace proviso::syntax
