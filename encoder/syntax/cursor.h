// The parser's place among the tokens, and how it complains.
//
// A mistake is either reported (the parser goes on as if what was meant stood there) or failed on: then failed() holds,
// every question about the next token that would complain keeps silent, and the caller that owns the construct skips to
// where its next part begins. So one mistake gives one diagnostic.
//
// Phrases: `what` names what is looked for ("the name of a clause"), `where` says after or before what ("after the
// title").
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "syntax/ast.h"
#include "syntax/lexer.h"
#include "text/diagnostic.h"

namespace proviso::syntax {

// What is declared, with its name: "type `Call`".
std::string named(std::string_view what, const Name&);

class Cursor {
 public:
  Cursor(const text::Sources&, text::FileId, text::Diagnostics&);

  // ---- looking
  TokenKind kind(std::size_t ahead = 0) const { return token(ahead).kind; }
  bool at(TokenKind k) const { return kind() == k; }
  bool at_any(std::initializer_list<TokenKind>) const;
  bool at_word(std::string_view contextual) const { return at(TokenKind::name) && text() == contextual; }
  const Token& token(std::size_t ahead = 0) const;
  // As it stands; two words that are one token (`at least`) with one space between them, over two lines too.
  std::string_view text(std::size_t ahead = 0) const { return spelt(token(ahead)); }
  Span span() const { return span_of(token()); }
  const std::vector<Aside>& asides() const { return asides_; }
  std::size_t index() const { return index_; }
  Span span_of_token(std::size_t index) const { return span_of(tokens_[index]); }
  std::string_view text_at(std::size_t index) const { return spelt(tokens_[index]); }
  // From the token at `first` to the one before the current.
  Span span_from(std::size_t first) const;
  // Their text on one line, `...` in its place if that is long.
  std::string words(std::size_t first, std::size_t until) const;
  // What the current token is, in a reader's words: "`must`", "the end of the file".
  std::string found() const;
  // A name or a reserved word.
  bool at_any_name(std::size_t ahead = 0) const;
  // A reserved word that someone may well take for a name: not one that holds formulas and clauses together.
  bool at_noun() const;
  // Does a declaration begin here beyond doubt, because nothing else has these two tokens next to each other?
  bool at_declaration() const;
  bool at_item(TokenKind word) const { return at(word) && kind(1) == TokenKind::name; }

  // ---- taking
  Token take();
  bool accept(TokenKind);
  bool accept_word(std::string_view contextual);
  bool expect(TokenKind, std::string_view where);
  bool expect_word(std::string_view contextual, std::string_view where);
  Name name(std::string_view what);
  // Where a field or a reading is meant: reserved words too.
  Name any_name(std::string_view what);
  Name taken_name();
  QualifiedName qualified_name(std::string_view what);
  std::vector<QualifiedName> qualified_names(std::string_view what);
  StringLiteral string(std::string_view where);
  StringLiteral optional_string();
  DateLiteral date(std::string_view where);
  std::int64_t integer(std::string_view where);
  // A brace or parenthesis that was opened at `opener`; `what` is what it closes ("clause `x`").
  bool open_body(std::string_view what);
  bool close(TokenKind closer, std::size_t opener, std::string_view what);
  // The same where a comma may have been forgotten.
  bool close_list(TokenKind closer, std::size_t opener, std::string_view what);
  // A `;` where none belongs: says so, once a file.
  bool skip_semicolon();
  // A brace within an expression. Left open after a failure, it is counted while skipping.
  void enter_brace();
  void leave_brace(std::size_t opener, std::string_view what);
  // Reads the current name as the one of these words that it means or is nearest to, if there is one, and says so. Where it is no
  // word of a spec at all but of another language, that is said, and fails.
  bool repair(std::initializer_list<TokenKind>);
  // Fails, and says so, where words of another language begin here.
  bool fails_on_phrase();
  // How many mistakes have been told so far.
  std::size_t mistakes() const { return mistakes_; }
  // A variable: what stands for it is no misspelt word.
  void bound(const Name& variable) { variables_.insert(variable.text); }

  // ---- complaining
  bool failed() const { return failed_; }
  void report(text::Code, Span, std::string message, std::string help = {}, std::vector<text::Label> labels = {});
  void fail(text::Code, Span, std::string message, std::string help = {}, std::vector<text::Label> labels = {});
  // The same as `report`, of what should be written as `replacement`.
  void report_misspelt(text::Code, Span, std::string message, std::string help, std::string_view replacement);
  // For a mistake that is understood only once what follows it has been read, whether or not that could be.
  void report_even_if_failed(text::Code, Span, std::string message, std::string help, std::vector<text::Label> labels);
  void give_up() { failed_ = true; }
  void go_on() { failed_ = false; }
  // "expected <what> <where>, found ..." and fails. `where` may be empty. Something is missing: if the next token
  // stands on another line, the end of the last one is shown.
  void expected(std::string_view what, std::string_view where, std::string help = {});
  // The same where it is the current token that is wrong, wherever it stands.
  void unexpected(std::string_view what, std::string_view where, std::string help = {});

  // ---- recovering: none of these passes the beginning of a declaration, or the brace that closes what it starts in
  void skip_to_declaration();
  // To where `stop` holds, outside of braces that open on the way.
  template <typename Stop>
  void skip_to(Stop stop) {
    const std::size_t inherited = unfinished_;
    std::size_t depth = std::exchange(unfinished_, 0);
    while (!at(TokenKind::end_of_file)) {
      if (at_declaration() && (depth == 0 || begins_at_margin())) break;
      if (depth == 0 && ((at(TokenKind::close_brace) && !closes_inner_brace()) || stop())) break;
      if (depth <= inherited && token().first_on_line && stop()) break;
      skip_one(depth);
    }
    failed_ = false;
  }

 private:
  std::string_view text_of(const Token& t) const { return contents_.substr(t.begin, t.end - t.begin); }
  Span span_of(const Token& t) const { return {file_, t.begin, t.end}; }
  std::string_view spelt(const Token&) const;
  void say(text::Diagnostic);
  bool closes_inner_brace() const;
  void expected_at(Span, std::string_view what, std::string_view where, std::string help);
  bool can_be_meant_as_name() const;
  bool begins_at_margin() const;
  void skip_one(std::size_t& depth);
  bool advise(std::size_t farthest);
  bool repair_synonym(std::initializer_list<TokenKind>);

  std::string_view contents_;
  text::FileId file_;
  text::Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  std::vector<Aside> asides_;
  std::size_t index_ = 0;
  bool failed_ = false;
  std::size_t mistakes_ = 0;
  std::size_t unfinished_ = 0;          // braces of expressions that were entered and not left
  std::size_t unclosed_at_ = SIZE_MAX;  // the token before which a closing brace was last missed
  std::size_t repaired_ = SIZE_MAX;     // the token that was last read as another word, which has been said
  bool semicolon_said_ = false;
  std::unordered_set<std::string_view> variables_;  // names of variables in the file so far
};

}  // namespace proviso::syntax
