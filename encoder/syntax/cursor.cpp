#include "syntax/cursor.h"

#include <fmt/format.h>

#include <algorithm>

#include "syntax/foreign_numbers.h"
#include "syntax/numbers.h"
#include "syntax/phrases.h"

namespace proviso::syntax {

namespace {

using text::Code;
using K = TokenKind;

constexpr std::size_t longest_quote = 40;
constexpr std::size_t farthest_phrase = 4;  // tokens from where words of another language begin to where they are noticed

std::string unescaped(std::string_view quoted) {
  if (quoted.find_first_of("\\\r") == std::string_view::npos) return std::string(quoted);
  std::string value;
  value.reserve(quoted.size());
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    const char next = i + 1 < quoted.size() ? quoted[i + 1] : '\0';
    if (quoted[i] == '\\' && (next == '"' || next == '\\')) {
      value += next;
      ++i;
    } else if (quoted[i] != '\r' || next != '\n') {
      value += quoted[i];
    }
  }
  return value;
}

// The text of a string token without its quotation marks. The closing one may be missing, and either may be typographic.
std::string_view between_marks(std::string_view token) {
  const auto mark_length = [](char lead) -> std::size_t {
    return static_cast<unsigned char>(lead) == 0xE2 ? 3 : static_cast<unsigned char>(lead) == 0xC2 ? 2 : 1;
  };
  token.remove_prefix(std::min(token.size(), mark_length(token.front())));
  for (const std::string_view mark : {"\"", "'", "“", "”", "„", "‟", "«", "»"}) {
    if (token.ends_with(mark)) {
      token.remove_suffix(mark.size());
      break;
    }
  }
  return token;
}

std::string joined(std::string_view message, std::string_view where) {
  return where.empty() ? std::string(message) : fmt::format("{} {}", message, where);
}

}  // namespace

std::string named(std::string_view what, const Name& name) { return fmt::format("{} `{}`", what, name.text); }

Cursor::Cursor(const text::Sources& sources, text::FileId file, text::Diagnostics& diagnostics)
    : contents_(sources.contents(file)), file_(file), diagnostics_(diagnostics) {
  Tokens lexed = lex(sources, file, diagnostics);
  tokens_ = std::move(lexed.tokens);
  asides_ = std::move(lexed.asides);
  if (lexed.hopeless) mistakes_ = max_mistakes + 1;
}

// ---- look-ahead

const Token& Cursor::token(std::size_t ahead) const { return tokens_[std::min(index_ + ahead, tokens_.size() - 1)]; }

bool Cursor::at_any(std::initializer_list<K> kinds) const { return std::find(kinds.begin(), kinds.end(), kind()) != kinds.end(); }

Span Cursor::span_from(std::size_t first) const {
  const Token& begin = tokens_[first];
  const Token& last = tokens_[std::max(first, index_ == 0 ? 0 : index_ - 1)];
  return {file_, begin.begin, last.end};
}

std::string Cursor::words(std::size_t first, std::size_t until) const {
  std::string result;
  for (std::size_t i = first; i < until; ++i) {
    if (i > first && tokens_[i].begin > tokens_[i - 1].end) result += ' ';
    result += text_of(tokens_[i]);
    if (result.size() > longest_quote || result.find('\n') != std::string::npos) return "...";
  }
  return result;
}

std::string_view Cursor::spelt(const Token& t) const {
  const std::string_view words = text_of(t);
  const bool joined = is_literal(t.kind) && words.find_first_of(" \t\r\n") != std::string_view::npos;
  // Words of another language that were read as a pair are quoted as written.
  return joined && words.substr(0, 2) == spelling(t.kind).substr(0, 2) ? spelling(t.kind) : words;
}

std::string Cursor::found() const {
  const Token& t = token();
  if (t.kind == K::end_of_file) return std::string(spelling(t.kind));
  if (t.kind != K::string) return fmt::format("`{}`", text());
  const std::string_view words = text_of(t);
  return words.size() <= longest_quote && words.find('\n') == std::string_view::npos ? fmt::format("the text {}", words) : "a text";
}

bool Cursor::at_any_name(std::size_t ahead) const { return kind(ahead) == K::name || is_reserved_word(kind(ahead)); }

// ---- consumption

Token Cursor::take() {
  const Token t = token();
  if (index_ + 1 < tokens_.size()) ++index_;
  return t;
}

bool Cursor::accept(K k) {
  if (failed_ || !at(k)) return false;
  take();
  return true;
}

bool Cursor::accept_word(std::string_view contextual) {
  if (failed_ || !at_word(contextual)) return false;
  take();
  return true;
}

bool Cursor::expect(K k, std::string_view where) {
  if (accept(k)) return true;
  if (failed_) return false;
  if (is_reserved_word(k) && repair({k})) return accept(k);
  expected(fmt::format("`{}`", spelling(k)), where);
  return false;
}

bool Cursor::expect_word(std::string_view contextual, std::string_view where) {
  if (accept_word(contextual)) return true;
  if (failed_) return false;
  if (at(K::name)) {
    const std::string help = text::did_you_mean(text(), {contextual});
    if (!help.empty()) {
      report_misspelt(Code::P011, span(), fmt::format("expected `{}` {}, found `{}`", contextual, where, text()), help, contextual);
      take();
      return true;
    }
  }
  expected(fmt::format("`{}`", contextual), where);
  return false;
}

Name Cursor::taken_name() {
  const Token t = take();
  return {text_of(t), span_of(t)};
}

// A reserved word occurs in the place of a name: is it meant as the name, or is the name missing?
bool Cursor::can_be_meant_as_name() const {
  const bool named = kind(1) != K::name || text(1) == "from" || text(1) == "to" || text(1) == "like";
  const bool declared = kind(1) == K::open_brace || kind(1) == K::string || kind(1) == K::colon;
  return named && (at_noun() || (declared && is_reserved_word(kind())));
}

bool Cursor::at_noun() const {
  return is_reserved_word(kind()) && !at_any({K::word_and,
                                              K::word_or,
                                              K::word_not,
                                              K::word_implies,
                                              K::word_iff,
                                              K::word_if,
                                              K::word_then,
                                              K::word_else,
                                              K::word_every,
                                              K::word_some,
                                              K::word_where,
                                              K::word_in,
                                              K::word_is,
                                              K::word_must,
                                              K::word_may,
                                              K::word_unless,
                                              K::word_notwithstanding,
                                              K::word_expect,
                                              K::word_because,
                                              K::word_cites,
                                              K::word_binds,
                                              K::word_true,
                                              K::word_false});
}

Name Cursor::name(std::string_view what) {
  if (failed_) return {};
  if (at(K::name)) return taken_name();
  if (can_be_meant_as_name()) {
    report(Code::P013, span(), fmt::format("`{}` is a word of the language; it cannot be {}", text(), what));
    return taken_name();
  }
  std::string help;
  if (at_any({K::integer, K::decimal})) {
    help = fmt::format("a name begins with a letter, as in `s{}`; what is no name can stand in the text after it",
                       text().substr(0, text().find('.')));
  } else if (at(K::string)) {
    help = "the name stands before the text: `NAME \"...\"`";
  }
  expected(what, "", std::move(help));
  return {};
}

Name Cursor::any_name(std::string_view what) {
  if (failed_) return {};
  // Two words in a row: the first is not the name; it begins the next construct. (`by` belongs to a closure, `allow`, `says` and
  // `cost` to the next construct.)
  const bool goes_on = text(1) == "by" || (text(1) == "allow" && kind(3) == K::string) || (text(1) == "says" && kind(2) == K::string) ||
                       (text(1) == "cost" && kind(2) == K::integer);
  const bool next_is_other = is_reserved_word(kind()) && kind(1) == K::name && !goes_on;
  if (at_any_name() && !next_is_other) return taken_name();
  expected(what, "");
  return {};
}

QualifiedName Cursor::qualified_name(std::string_view what) {
  QualifiedName result;
  result.name = name(what);
  if (accept(K::dot)) {
    result.qualifier = result.name;
    result.name = any_name(fmt::format("{} after `{}.`", what, result.qualifier.text));
  }
  return result;
}

std::vector<QualifiedName> Cursor::qualified_names(std::string_view what) {
  std::vector<QualifiedName> result;
  do {
    QualifiedName next = qualified_name(what);
    if (!failed_) result.push_back(next);
  } while (accept(K::comma));
  return result;
}

StringLiteral Cursor::string(std::string_view where) {
  if (failed_) return {};
  if (!at(K::string)) {
    expected("a text in quotation marks", where);
    return {};
  }
  return optional_string();
}

StringLiteral Cursor::optional_string() {
  if (failed_ || !at(K::string)) return {};
  const Token t = take();
  return {unescaped(between_marks(text_of(t))), span_of(t)};
}

DateLiteral Cursor::date(std::string_view where) {
  if (failed_) return {};
  if (!at(K::date)) {
    expected("a date", where, "a date is written year, month, day with two digits each for month and day: `2026-02-27`");
    return {};
  }
  const Token t = take();
  return {text_of(t), span_of(t)};
}

std::int64_t Cursor::integer(std::string_view where) {
  if (failed_) return 0;
  if (!at(K::integer)) {
    expected("a number", where, at_word("one") || at_word("two") ? "write it in digits" : "");
    return 0;
  }
  return integer_value(text_of(take()));
}

bool Cursor::open_body(std::string_view what) {
  if (accept(K::open_brace)) {
    if (at(K::open_brace) && !token().first_on_line) {
      report(Code::P010, span(), fmt::format("expected what is in {}, found a second `{{`", what));
      take();
    }
    return true;
  }
  if (failed_) return false;
  const bool swallowed = at(K::stray);
  const bool body_follows = at_any_name() && !at_declaration();
  expected("`{`", fmt::format("to open {}", what));
  // The brace may occur later on the line; or it is missing, and its body begins here.
  for (std::size_t ahead = 0; kind(ahead) != K::end_of_file && !token(ahead).first_on_line; ++ahead) {
    if (kind(ahead) != K::open_brace) continue;
    index_ += ahead + 1;
    failed_ = false;
    return true;
  }
  if (swallowed) take();
  if (swallowed || body_follows) failed_ = false;
  return swallowed || body_follows;
}

bool Cursor::skip_semicolon() {
  if (failed_ || !at(K::semicolon)) return false;
  if (!std::exchange(semicolon_said_, true)) {
    report(Code::P009, span(), "a spec has no `;` but between the readings of a position",
           "leave it out: what comes next begins with its own word");
  }
  take();
  return true;
}

bool Cursor::close(K closer, std::size_t opener, std::string_view what) {
  if (accept(closer) || (skip_semicolon() && accept(closer))) return true;
  if (failed_) return false;
  const bool said = unclosed_at_ == index_;
  unclosed_at_ = index_;
  if (said) return false;
  std::vector<text::Label> labels;
  if (tokens_[opener].kind == K::open_brace || tokens_[opener].kind == K::open_parenthesis) {
    labels.push_back({span_of(tokens_[opener]), "opened here"});
  }
  const std::string message = fmt::format("expected `{}` to close {}, found {}", spelling(closer), what, found());
  if (closer == K::close_brace) {
    report(Code::P012, span(), message, {}, std::move(labels));
  } else {
    fail(Code::P012, span(), message, {}, std::move(labels));
  }
  return false;
}

bool Cursor::close_list(K closer, std::size_t opener, std::string_view what) {
  if (failed_ || at(closer)) return close(closer, opener, what);
  const bool next_follows = (at_any_name() || at(K::integer)) && !token().first_on_line;
  if (!next_follows) return close(closer, opener, what);
  unexpected(fmt::format("`,` or `{}`", spelling(closer)), fmt::format("in {}", what));
  return false;
}

void Cursor::enter_brace() {
  take();
  ++unfinished_;
}

void Cursor::leave_brace(std::size_t opener, std::string_view what) {
  if (failed_) return;
  const bool closed = close_list(K::close_brace, opener, what);
  // If a comma was forgotten, the brace occurs later; otherwise the brace was forgotten.
  if (closed || !failed_) --unfinished_;
  if (!closed) failed_ = true;
}

bool Cursor::repair(std::initializer_list<K> words) {
  if (failed_ || !at(K::name) || variables_.contains(text())) return false;
  if (repair_synonym(words)) return true;
  if (advise(farthest_phrase)) {
    failed_ = true;
    return false;
  }
  std::vector<std::string_view> spellings;
  for (const K word : words) spellings.push_back(spelling(word));
  const std::string near = text::nearest(text(), spellings);
  if (near.empty() || (text().size() < 3 && near.size() > text().size())) return false;
  report_misspelt(Code::P011, span(), fmt::format("`{}` is not a word of the language", text()), fmt::format("did you mean `{}`?", near),
                  near);
  for (const K word : words) {
    if (spelling(word) == near) tokens_[index_].kind = word;
  }
  repaired_ = index_;
  return true;
}

// A word of another language with one of these meanings.
bool Cursor::repair_synonym(std::initializer_list<K> meant) {
  const Synonym* found = synonym(text());
  if (found == nullptr || std::find(meant.begin(), meant.end(), found->meant) == meant.end()) return false;
  const auto phrase = phrase_at(tokens_, contents_, index_);
  if (phrase && phrase->until > index_ + 1) return false;
  const bool negated = found->meant == K::word_must && kind(1) == K::word_not;
  const Span where{file_, token().begin, negated ? token(1).end : token().end};
  const std::string help = negated ? "write `must not`" : std::string(found->help);
  const std::string message = fmt::format("a spec does not say `{}`", negated ? words(index_, index_ + 2) : std::string(text()));
  const std::string_view meant_word = negated ? "must not" : spelling(found->meant);
  if (help == fmt::format("write `{}`", meant_word))
    report_misspelt(Code::P025, where, message, help, meant_word);
  else
    report(Code::P025, where, message, help);
  if (negated) {
    tokens_[index_ + 1].begin = token().begin;
    take();
  }
  tokens_[index_].kind = negated ? K::must_not : found->meant;
  repaired_ = index_;
  return true;
}

bool Cursor::fails_on_phrase() {
  if (failed_ || !advise(0)) return false;
  failed_ = true;
  return true;
}

// Precondition: there is an error at the current token. Reports whether the token, or up to so many tokens before it, is a phrase of
// another language.
bool Cursor::advise(std::size_t farthest) {
  if (mistakes_ > max_mistakes) return false;
  for (std::size_t before = std::min(farthest, index_) + 1; before-- > 0;) {
    const std::size_t first = index_ - before;
    const Token& begin = tokens_[first];
    if (first > 0 && tokens_[first - 1].kind == K::dot) continue;
    if (begin.kind == K::name && variables_.contains(text_of(begin))) continue;
    const bool breaks =
        std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(first) + 1, tokens_.begin() + static_cast<std::ptrdiff_t>(index_) + 1,
                    [](const Token& t) { return t.first_on_line; });
    if (before > 0 && breaks) continue;
    auto phrase = number_at(tokens_, contents_, first);
    if (!phrase || phrase->end <= index_) phrase = phrase_at(tokens_, contents_, first);
    if (!phrase || phrase->end < index_) continue;
    // A phrase that begins with a word of the language is quoted with the names that follow it.
    const std::size_t until = is_literal(begin.kind) ? phrase->end : phrase->until;
    const bool said = repaired_ != SIZE_MAX && repaired_ >= first && repaired_ <= index_;
    const Span where{file_, begin.begin, tokens_[until - 1].end};
    if (!said) report(Code::P025, where, fmt::format("a spec does not say `{}`", words(first, until)), phrase->help);
    return true;
  }
  return false;
}

// ---- error reports

void Cursor::report(Code code, Span where, std::string message, std::string help, std::vector<text::Label> labels) {
  if (!failed_ && !at(K::stray)) say({code, where, std::move(message), std::move(labels), std::move(help)});
}

void Cursor::report_misspelt(Code code, Span where, std::string message, std::string help, std::string_view replacement) {
  if (failed_ || at(K::stray)) return;
  say({code, where, std::move(message), {}, std::move(help), {{where, std::string(replacement)}}});
}

void Cursor::say(text::Diagnostic diagnostic) {
  ++mistakes_;
  if (mistakes_ < max_mistakes) {
    diagnostics_.add(std::move(diagnostic));
  } else if (mistakes_ == max_mistakes) {
    diagnostics_.add(Code::P024, diagnostic.span, "too many mistakes in this file; the rest are not listed");
  }
}

void Cursor::report_even_if_failed(Code code, Span where, std::string message, std::string help, std::vector<text::Label> labels) {
  say({code, where, std::move(message), std::move(labels), std::move(help)});
}

void Cursor::fail(Code code, Span where, std::string message, std::string help, std::vector<text::Label> labels) {
  report(code, where, std::move(message), std::move(help), std::move(labels));
  failed_ = true;
}

void Cursor::expected(std::string_view what, std::string_view where, std::string help) {
  const bool elsewhere = index_ > 0 && token().first_on_line;
  const std::uint32_t gap = elsewhere ? tokens_[index_ - 1].end : 0;
  expected_at(elsewhere ? Span{file_, gap, gap} : span(), what, where, std::move(help));
}

void Cursor::unexpected(std::string_view what, std::string_view where, std::string help) {
  expected_at(span(), what, where, std::move(help));
}

void Cursor::expected_at(Span place, std::string_view what, std::string_view where, std::string help) {
  if (failed_) return;
  if (!at_any({K::may_not, K::stray}) && index_ != repaired_ && !advise(farthest_phrase)) {
    report(Code::P010, place, fmt::format("{}, found {}", joined(fmt::format("expected {}", what), where), found()), std::move(help));
  }
  failed_ = true;
}

}  // namespace proviso::syntax
