// The parser's position among the tokens, and its error reports.
//
// An error is either reported (the parser continues as if the intended token were there) or failed on: then failed() holds, further
// expectations report nothing, and the caller that owns the construct skips to its next part. Thus one error gives one diagnostic.
//
// Phrases: `what` names the expected thing ("the name of a clause"), `where` says after or before what ("after the title").
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

// A declared thing with its name: "type `Call`".
std::string named(std::string_view what, const Name&);

class Cursor {
 public:
  Cursor(const text::Sources&, text::FileId, text::Diagnostics&);

  // ---- look-ahead
  TokenKind kind(std::size_t ahead = 0) const { return token(ahead).kind; }
  bool at(TokenKind k) const { return kind() == k; }
  bool at_any(std::initializer_list<TokenKind>) const;
  bool at_word(std::string_view contextual) const { return at(TokenKind::name) && text() == contextual; }
  const Token& token(std::size_t ahead = 0) const;
  // As written; a pair of words that is one token (`at least`) has one space between them, also across two lines.
  std::string_view text(std::size_t ahead = 0) const { return spelt(token(ahead)); }
  Span span() const { return span_of(token()); }
  const std::vector<Aside>& asides() const { return asides_; }
  std::size_t index() const { return index_; }
  Span span_of_token(std::size_t index) const { return span_of(tokens_[index]); }
  std::string_view text_at(std::size_t index) const { return spelt(tokens_[index]); }
  // From the token at `first` to the one before the current one.
  Span span_from(std::size_t first) const;
  // The text of these tokens on one line; `...` if it is long.
  std::string words(std::size_t first, std::size_t until) const;
  // The current token in a reader's words: "`must`", "the end of the file".
  std::string found() const;
  // A name or a reserved word.
  bool at_any_name(std::size_t ahead = 0) const;
  // A reserved word that a user may take for a name: not one of those that connect formulas or clauses.
  bool at_noun() const;
  // Does a declaration certainly begin here, because these two tokens are adjacent nowhere else?
  bool at_declaration() const;
  bool at_item(TokenKind word) const { return at(word) && kind(1) == TokenKind::name; }

  // ---- consumption
  Token take();
  bool accept(TokenKind);
  bool accept_word(std::string_view contextual);
  bool expect(TokenKind, std::string_view where);
  bool expect_word(std::string_view contextual, std::string_view where);
  Name name(std::string_view what);
  // For fields and readings: accepts reserved words too.
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
  // The same, where a comma may have been forgotten.
  bool close_list(TokenKind closer, std::size_t opener, std::string_view what);
  // Skips a `;` that does not belong here. Reports it once for each file.
  bool skip_semicolon();
  // A brace within an expression. If it stays open after a failure, skipping counts it.
  void enter_brace();
  void leave_brace(std::size_t opener, std::string_view what);
  // Reads the current name as the one of these words that it means or is nearest to, if there is one, and reports that. Fails with a
  // report if the name is a word of another language.
  bool repair(std::initializer_list<TokenKind>);
  // Fails with a report if words of another language begin here.
  bool fails_on_phrase();
  // The number of errors reported so far.
  std::size_t mistakes() const { return mistakes_; }
  // Declares a variable: its name is not a misspelt keyword.
  void bound(const Name& variable) { variables_.insert(variable.text); }

  // ---- error reports
  bool failed() const { return failed_; }
  void report(text::Code, Span, std::string message, std::string help = {}, std::vector<text::Label> labels = {});
  void fail(text::Code, Span, std::string message, std::string help = {}, std::vector<text::Label> labels = {});
  // As `report`, for text that should be replaced by `replacement`.
  void report_misspelt(text::Code, Span, std::string message, std::string help, std::string_view replacement);
  // For an error that is recognised only after the following text has been read, even if reading it failed.
  void report_even_if_failed(text::Code, Span, std::string message, std::string help, std::vector<text::Label> labels);
  void give_up() { failed_ = true; }
  void go_on() { failed_ = false; }
  // Reports "expected <what> <where>, found ..." and fails. `where` may be empty. Something is missing: if the next token is on another
  // line, the end of the previous token is shown.
  void expected(std::string_view what, std::string_view where, std::string help = {});
  // The same if the current token itself is wrong, wherever it is.
  void unexpected(std::string_view what, std::string_view where, std::string help = {});

  // ---- recovery: does not pass the beginning of a declaration, nor the brace that closes the current body
  void skip_to_declaration();
  // Skips to where `stop` holds, outside of braces that open on the way.
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
  std::size_t unclosed_at_ = SIZE_MAX;  // the token before which a closing brace was last found missing
  std::size_t repaired_ = SIZE_MAX;     // the token that was last read as another word, which has been reported
  bool semicolon_said_ = false;
  std::unordered_set<std::string_view> variables_;  // names of variables in the file so far
};

}  // namespace proviso::syntax
