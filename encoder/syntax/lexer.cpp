// One pass over the bytes. Word pairs are joined as they occur, except after a dot, where a word is a name.
//
// A text without its closing quotation mark inverts the rest of the file, and is noticed only at the end of the file. The lexer then
// searches for it: the first text that contains the beginning of a declaration is the one that is not closed. Lexing resumes at the end
// of that text's first line, so that the error is reported once, at its place.
#include "syntax/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "syntax/characters.h"
#include "syntax/foreign.h"
#include "syntax/numbers.h"
#include "syntax/unseen.h"
#include "text/utf8.h"

namespace proviso::syntax {

namespace {

using text::Code;
using text::Span;
using K = TokenKind;

class Lexer {
 public:
  Lexer(std::string_view contents, text::FileId file) : contents_(contents), file_(file) { tokens_.reserve(contents.size() / 6 + 16); }

  Tokens run(text::Diagnostics& diagnostics) {
    while (true) {
      skip_trivia();
      if (at_ >= contents_.size()) break;
      next();
    }
    const std::uint32_t end = tokens_.empty() ? 0 : tokens_.back().end;
    tokens_.push_back({end, end, K::end_of_file, true});
    for (text::Diagnostic& mistake : mistakes_) diagnostics.add(std::move(mistake));
    warn_about_unseen(contents_, file_, tokens_, diagnostics);
    return {std::move(tokens_), std::move(asides_), mistakes_.size() > max_mistakes};
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < contents_.size() ? contents_[at_ + ahead] : '\0'; }
  std::string_view rest() const { return contents_.substr(at_); }
  Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  std::size_t end_of_line(std::size_t from) const { return std::min(contents_.find('\n', from), contents_.size()); }

  void report(Code code, std::size_t begin, std::size_t end, std::string message, std::string help = {}) {
    if (mistakes_.size() < max_mistakes) {
      mistakes_.push_back({code, span(begin, end), std::move(message), {}, std::move(help)});
    } else if (mistakes_.size() == max_mistakes) {
      mistakes_.push_back({Code::P024, span(begin, end), "too many mistakes in this file; the rest are not listed", {}, {}});
    }
  }

  void emit(K kind, std::size_t begin, std::size_t end) {
    tokens_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind, new_line_});
    new_line_ = false;
    at_ = end;
  }

  // The offset after white space and comments. Sets `new_line` if a line ended on the way, and collects comments and empty lines.
  std::size_t after_trivia(std::size_t at, bool& new_line, std::vector<Aside>* asides) const {
    std::size_t line_ends = new_line ? 1 : 0;
    while (at < contents_.size()) {
      const char c = contents_[at];
      if (is_space(c)) {
        if (c == '\n' && ++line_ends == 2 && asides != nullptr) asides->push_back({static_cast<std::uint32_t>(at), {}, false});
        ++at;
      } else if (c == '/' && at + 1 < contents_.size() && contents_[at + 1] == '/') {
        const std::size_t end = std::min(contents_.find_first_of("\r\n", at), contents_.size());
        std::string_view comment = contents_.substr(at, end - at);
        while (is_space(comment.back())) comment.remove_suffix(1);
        if (asides != nullptr) asides->push_back({static_cast<std::uint32_t>(at), comment, line_ends == 0});
        at = end;
        line_ends = 0;
        new_line = true;
      } else {
        break;
      }
    }
    new_line |= line_ends > 0;
    return at;
  }
  void skip_trivia() { at_ = after_trivia(at_, new_line_, &asides_); }

  void next() {
    const char c = peek();
    if (is_letter(c) || c == '_') return word();
    if (is_digit(c)) return number();
    if (c == '"') return string();
    sign();
  }

  // ---- words

  void word() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    bool strange = contents_[begin] == '_';
    while (end < contents_.size()) {
      if (is_word(contents_[end])) {
        ++end;
      } else if (const std::size_t length = foreign_letter(end)) {
        strange = true;
        end += length;
      } else {
        break;
      }
    }
    const std::string_view text = contents_.substr(begin, end - begin);
    if (strange) {
      const std::string message = fmt::format("`{}` cannot be a name", text);
      const bool said = std::any_of(mistakes_.begin(), mistakes_.end(), [&](const auto& m) { return m.message == message; });
      if (!said) {
        report(Code::P002, begin, end, message,
               "a name begins with a letter, and is made of the letters a to z and A to Z, digits and `_`");
      }
      return emit(K::name, begin, end);
    }
    const K kind = word_kind(text);
    if (kind == K::name || (!tokens_.empty() && tokens_.back().kind == K::dot)) return emit(kind, begin, end);
    pair(kind, begin, end);
  }

  // The length of a code point that is neither ASCII nor one of the signs and spaces that are reported individually.
  std::size_t foreign_letter(std::size_t at) const {
    if (static_cast<unsigned char>(contents_[at]) < 0x80) return 0;
    const text::CodePoint c = text::decode(contents_, at);
    const std::string_view here = contents_.substr(at);
    const bool sign = foreign_sign(here) || typographic_quote(here) != 0 || !odd_space(c.value).empty();
    return c.valid && !sign && !text::is_control(c.value) ? c.length : 0;
  }

  // The end of the word `expected` after white space and comments, if it comes next; otherwise 0.
  std::size_t follows(std::size_t at, std::string_view expected) const {
    bool new_line = false;
    at = after_trivia(at, new_line, nullptr);
    if (!contents_.substr(at).starts_with(expected)) return 0;
    at += expected.size();
    return at < contents_.size() && is_word(contents_[at]) ? 0 : at;
  }

  void pair(K kind, std::size_t begin, std::size_t end) {
    struct Pair {
      K first;
      std::string_view second, third;
      K joined;
    };
    static constexpr std::array pairs = {Pair{K::word_must, "not", "", K::must_not},
                                         Pair{K::word_may, "not", "", K::may_not},
                                         Pair{K::word_not, "in", "", K::not_in},
                                         Pair{K::word_subset, "of", "", K::subset_of},
                                         Pair{K::word_at, "least", "", K::at_least},
                                         Pair{K::word_at, "most", "", K::at_most},
                                         Pair{K::word_at, "every", "size", K::at_every_size},
                                         Pair{K::word_as, "of", "", K::as_of},
                                         Pair{K::word_subject, "to", "", K::subject_to},
                                         Pair{K::word_owed, "to", "", K::owed_to},
                                         Pair{K::word_is, "or", "reaches", K::is_or_reaches}};
    for (const Pair& p : pairs) {
      if (p.first != kind) continue;
      std::size_t joined = follows(end, p.second);
      if (joined != 0 && !p.third.empty()) joined = follows(joined, p.third);
      if (joined == 0) continue;
      if (p.joined == K::may_not) {
        report(Code::P008, begin, joined, "`may not` is read as a prohibition and as a permission",
               "write `must not` to forbid; a rule that permits says `may`, and what may be left undone needs no rule");
      }
      keep_asides(end, joined);
      return emit(p.joined, begin, joined);
    }
    emit(kind, begin, end);
  }

  void keep_asides(std::size_t from, std::size_t until) {
    while (from < until) {
      bool new_line = false;
      from = after_trivia(from, new_line, &asides_);
      while (from < until && is_word(contents_[from])) ++from;
    }
  }

  // ---- numbers and texts

  void number() {
    ScannedNumber number = scan_number(contents_, at_);
    if (!number.problem.empty()) report(number.code, at_, number.end, std::move(number.problem), std::move(number.help));
    emit(number.kind, at_, number.end);
  }

  void string() {
    const std::size_t begin = at_;
    // After a second unclosed text, no text extends beyond its line: otherwise each would scan the whole file.
    const std::size_t limit = unclosed_ > 1 ? end_of_line(begin) : contents_.size();
    for (std::size_t i = begin + 1; i < limit; ++i) {
      if (contents_[i] == '"') return emit(K::string, begin, i + 1);
      if (contents_[i] != '\\') continue;
      ++i;
      if (i < limit && contents_[i] != '"' && contents_[i] != '\\') bad_escape(i);
    }
    unclosed(begin);
  }

  void bad_escape(std::size_t at) {
    const text::CodePoint c = text::decode(contents_, at);
    const bool visible = c.valid && !text::is_control(c.value) && c.value != ' ' && c.value != '\t';
    report(Code::P004, at - 1, visible ? at + c.length : at,
           visible ? fmt::format("`\\{}` means nothing in a text", contents_.substr(at, c.length)) : "a `\\` alone means nothing in a text",
           "`\\\"` stands for a quotation mark and `\\\\` for a backslash; a text may run over line ends as it is");
  }

  void unclosed(std::size_t begin) {
    if (unclosed_++ == 0) begin = find_unclosed(begin);
    while (!tokens_.empty() && tokens_.back().begin >= begin) {
      new_line_ = tokens_.back().first_on_line;
      tokens_.pop_back();
    }
    std::erase_if(mistakes_, [&](const text::Diagnostic& d) { return d.span.begin >= begin; });
    while (!asides_.empty() && asides_.back().at >= begin) asides_.pop_back();

    std::size_t last = end_of_line(begin);
    while (last > begin + 1 && is_space(contents_[last - 1])) --last;
    std::size_t end = last;
    std::string help = "a text ends with `\"`; within it, a quotation mark is written `\\\"`";
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (const std::size_t quote = typographic_quote(contents_.substr(i, end - i))) {
        help = fmt::format("`{}` is not the quotation mark that it began with: write `\"`", contents_.substr(i, quote));
        end = i + quote;
        break;
      }
    }
    report(Code::P003, begin, end, "this text is never closed", std::move(help));
    emit(K::string, begin, end);
    // The rest of the line after the text has been lost: the parser must not report what is missing there.
    if (end == last) emit(K::stray, end, end);
  }

  // The first text that contains a line which begins a declaration, a clause or the like; otherwise the last text.
  std::size_t find_unclosed(std::size_t last) const {
    for (const Token& token : tokens_) {
      if (token.kind == K::string && runs_over_a_declaration(token.begin, token.end)) return token.begin;
    }
    return last;
  }

  bool runs_over_a_declaration(std::size_t begin, std::size_t end) const {
    for (std::size_t line = end_of_line(begin) + 1; line < end; line = end_of_line(line) + 1) {
      while (line < end && (contents_[line] == ' ' || contents_[line] == '\t')) ++line;
      std::size_t word_end = line;
      while (word_end < end && is_word(contents_[word_end])) ++word_end;
      switch (word_kind(contents_.substr(line, word_end - line))) {
        case K::word_import:
        case K::word_document:
        case K::word_enum:
        case K::word_calendar:
        case K::word_type:
        case K::word_usage:
        case K::word_individual:
        case K::word_relation:
        case K::word_define:
        case K::word_reading:
        case K::word_fact:
        case K::word_requirement:
        case K::word_product:
        case K::word_intent:
        case K::word_contract:
        case K::word_amendment:
        case K::word_clause:
        case K::word_position:
        case K::word_check:
        case K::word_example:
        case K::word_cites:
        case K::word_every:
        case K::word_must:
        case K::word_may:
        case K::word_expect:
        case K::word_possible:
          return true;
        default:
          break;
      }
    }
    return false;
  }

  // ---- signs

  void sign() {
    if (other_notation()) return;
    const auto foreign = foreign_sign(rest());
    const auto [kind, length] = mark();
    if (length > 0 && (!foreign || foreign->text.size() <= length)) return emit(kind, at_, at_ + length);
    if (rest().starts_with("/*")) return foreign_comment();
    if (peek() == '#') return hash_comment();
    if (peek() == '\'' || typographic_quote(rest()) != 0) return foreign_string();
    if (foreign && is_currency(foreign->text)) return currency(foreign->text.size());
    if (foreign) {
      const std::string help = foreign->meant != K::stray ? fmt::format("write `{}`", spelling(foreign->meant)) : "";
      const std::string_view more = foreign->help;
      report(Code::P009, at_, at_ + foreign->text.size(), fmt::format("`{}` means nothing in a spec", foreign->text),
             more.empty()   ? help
             : help.empty() ? std::string(more)
                            : fmt::format("{}: {}", help, more));
      return emit(foreign->meant, at_, at_ + foreign->text.size());
    }
    const text::CodePoint c = text::decode(contents_, at_);
    if (const std::string_view space = odd_space(c.value); c.valid && !space.empty()) return odd_spaces(space);
    if (c.valid && foreign_letter(at_) > 0) return word();
    stray();
  }

  K last_kind() const { return tokens_.empty() ? K::end_of_file : tokens_.back().kind; }
  bool touches_last() const { return !tokens_.empty() && tokens_.back().end == at_; }
  std::string_view last_text() const { return contents_.substr(tokens_.back().begin, tokens_.back().end - tokens_.back().begin); }
  // The offset after the word at `at`, or `at` if there is none.
  std::size_t word_end(std::size_t at) const {
    while (at < contents_.size() && is_word(contents_[at])) ++at;
    return at;
  }
  std::size_t after_blanks(std::size_t at) const {
    while (at < contents_.size() && (contents_[at] == ' ' || contents_[at] == '\t')) ++at;
    return at;
  }

  void other(std::size_t length, std::string help) {
    report(Code::P009, at_, at_ + length, fmt::format("`{}` means nothing in a spec", contents_.substr(at_, length)), std::move(help));
    at_ += length;
  }

  // Signs whose meaning depends on the context. Emits the intended token, or nothing.
  bool other_notation() {
    if (rest().starts_with("--") && (rest().size() == 2 || is_space(peek(2)))) {
      report(Code::P009, at_, at_ + 2, "`--` means nothing in a spec", "a comment begins with `//`");
      at_ = end_of_line(at_);
      return true;
    }
    if (rest().starts_with("!in") && !is_word(peek(3))) {
      report(Code::P009, at_, at_ + 3, "`!in` means nothing in a spec", "write `not in`");
      emit(K::not_in, at_, at_ + 3);
      return true;
    }
    if (peek() == '#' && counts()) {
      other(1, "write `count(...)`");
      return true;
    }
    if (peek() == '%' && touches_last() && (last_kind() == K::integer || last_kind() == K::decimal)) {
      other(1, fmt::format("write a share as a decimal: `{}`", hundredth(last_text())));
      return true;
    }
    if (peek() == '?' && types_field()) {
      other(1, fmt::format("write `optional {}`", last_text()));
      return true;
    }
    if (rest().starts_with("[]") && types_field()) {
      other(2, fmt::format("write `set {}`", last_text()));
      return true;
    }
    if (peek() == '|' && bars_quantifier()) {
      emit(K::colon, at_, at_ + 1);
      return true;
    }
    if (peek() == '[' && last_kind() == K::colon && list_of_a_type()) return true;
    if (peek() == '[') {
      const bool call = touches_last() && last_kind() == K::name;
      brackets_.push_back(call ? K::close_parenthesis : K::close_brace);
      report(Code::P009, at_, at_ + 1, "`[` means nothing in a spec",
             call ? "what a term is told of stands in `(` and `)`" : "a set is written in `{` and `}`");
      emit(call ? K::open_parenthesis : K::open_brace, at_, at_ + 1);
      return true;
    }
    if (peek() == ']' && !brackets_.empty()) {
      emit(brackets_.back(), at_, at_ + 1);
      brackets_.pop_back();
      return true;
    }
    return false;
  }

  // `some x: T
  //
  // ...`: the parser reports how a quantifier is written.
  bool bars_quantifier() const {
    if (tokens_.size() < 4 || tokens_[tokens_.size() - 2].kind != K::colon) return false;
    static constexpr std::array<std::string_view, 9> words = {"all", "some", "no", "one", "lone", "every", "each", "exists", "forall"};
    const Token& first = tokens_[tokens_.size() - 4];
    return std::find(words.begin(), words.end(), contents_.substr(first.begin, first.end - first.begin)) != words.end();
  }

  // Directly after a name that follows a colon.
  bool types_field() const {
    return touches_last() && last_kind() == K::name && tokens_.size() > 1 && tokens_[tokens_.size() - 2].kind == K::colon;
  }

  // `#x` in the place of a value is a count; elsewhere it begins a comment.
  bool counts() const {
    const bool after_value = last_kind() == K::name || last_kind() == K::string || last_kind() == K::integer || last_kind() == K::decimal ||
                             last_kind() == K::close_brace || last_kind() == K::close_parenthesis || last_kind() == K::end_of_file;
    return !new_line_ && !after_value && (is_letter(peek(1)) || peek(1) == '(' || peek(1) == '{');
  }

  // `f: [Zone]`
  bool list_of_a_type() {
    const std::size_t name = after_blanks(at_ + 1);
    const std::size_t end = word_end(name);
    const std::size_t close = after_blanks(end);
    if (end == name || !is_letter(contents_[name]) || close >= contents_.size() || contents_[close] != ']') return false;
    const std::string_view type = contents_.substr(name, end - name);
    report(Code::P009, at_, close + 1, fmt::format("`{}` means nothing in a spec", contents_.substr(at_, close + 1 - at_)),
           fmt::format("write `set {}`", type));
    emit(K::word_set, at_, at_ + 1);
    at_ = name;
    word();
    at_ = close + 1;
    return true;
  }

  // `€ 5` and `5 €`: the number is emitted.
  void currency(std::size_t length) {
    const std::size_t number = after_blanks(at_ + length);
    std::string_view amount;
    if (number < contents_.size() && is_digit(contents_[number])) {
      amount = contents_.substr(number, scan_number(contents_, number).end - number);
    } else if (last_kind() == K::integer || last_kind() == K::decimal) {
      amount = last_text();
    }
    other(length, amount.empty() ? std::string("an amount is a number without its currency")
                                 : fmt::format("an amount is a number without its currency: `{}`", amount));
    if (amount.empty()) emit(K::stray, at_, at_);
  }

  std::pair<K, std::size_t> mark() const {
    const bool then_equal = peek(1) == '=';
    switch (peek()) {
      case '{':
        return {K::open_brace, 1};
      case '}':
        return {K::close_brace, 1};
      case '(':
        return {K::open_parenthesis, 1};
      case ')':
        return {K::close_parenthesis, 1};
      case ',':
        return {K::comma, 1};
      case ';':
        return {K::semicolon, 1};
      case ':':
        return {K::colon, 1};
      case '.':
        return {K::dot, 1};
      case '=':
        return {K::equal, 1};
      case '+':
        return {K::plus, 1};
      case '-':
        return {K::minus_sign, 1};
      case '*':
        return {K::times, 1};
      case '<':
        return then_equal ? std::pair{K::less_equal, std::size_t{2}} : std::pair{K::less, std::size_t{1}};
      case '>':
        return then_equal ? std::pair{K::greater_equal, std::size_t{2}} : std::pair{K::greater, std::size_t{1}};
      case '!':
        return then_equal ? std::pair{K::not_equal, std::size_t{2}} : std::pair{K::stray, std::size_t{0}};
      default:
        return {K::stray, 0};
    }
  }

  void foreign_comment() {
    const std::size_t close = block_comments_end_ ? contents_.find("*/", at_ + 2) : std::string_view::npos;
    block_comments_end_ = close != std::string_view::npos;
    const std::size_t end = close == std::string_view::npos ? end_of_line(at_) : close + 2;
    report(Code::P009, at_, at_ + 2, "`/*` means nothing in a spec", "a comment begins with `//` and ends with its line");
    at_ = end;
  }

  void hash_comment() {
    report(Code::P009, at_, at_ + 1, "`#` means nothing in a spec", "a comment begins with `//`");
    at_ = end_of_line(at_);
  }

  // A text in foreign quotation marks: up to the next mark of any kind on its line.
  void foreign_string() {
    const std::size_t length = std::max<std::size_t>(1, typographic_quote(rest()));
    const bool single = length == 1;
    const std::size_t line_end = end_of_line(at_);
    std::size_t end = 0;
    for (std::size_t i = at_ + length; i < line_end && end == 0; ++i) {
      const std::size_t quote = typographic_quote(contents_.substr(i));
      if (single ? contents_[i] == '\'' : contents_[i] == '"') end = i + 1;
      if (!single && quote > 0) end = i + quote;
    }
    report(Code::P009, at_, at_ + length, fmt::format("`{}` does not open a text", contents_.substr(at_, length)), "write `\"`");
    if (end == 0) return emit(K::stray, at_, at_ + length);
    emit(K::string, at_, end);
  }

  void odd_spaces(std::string_view what) {
    const std::size_t begin = at_;
    while (at_ < contents_.size()) {
      const text::CodePoint c = text::decode(contents_, at_);
      if (!c.valid || odd_space(c.value).empty()) break;
      at_ += c.length;
    }
    report(Code::P002, begin, at_, fmt::format("there is {} here", what), "write an ordinary space, or nothing");
  }

  // A run of characters that cannot begin a token.
  void stray() {
    const std::size_t begin = at_;
    const text::CodePoint first = text::decode(contents_, begin);
    const auto means_nothing = [&] {
      const char c = peek();
      return c == '\0' || (!is_space(c) && !is_word(c) && c != '"' && c != '/' && c != '#' && c != '\'' && mark().second == 0 &&
                           !foreign_sign(rest()) && typographic_quote(rest()) == 0 && foreign_letter(at_) == 0);
    };
    do {
      at_ += text::decode(contents_, at_).length;
    } while (at_ < contents_.size() && means_nothing());
    const std::string_view text = contents_.substr(begin, at_ - begin);
    std::string message = "these bytes are not text";
    if (first.valid) {
      message = text::is_control(first.value)
                    ? fmt::format("U+{:04X}, which is not seen, means nothing in a spec", static_cast<std::uint32_t>(first.value))
                    : fmt::format("`{}` means nothing in a spec", text.size() <= 20 ? text : text.substr(0, first.length));
    }
    report(Code::P002, begin, at_, std::move(message));
    emit(K::stray, begin, at_);
  }

  std::string_view contents_;
  text::FileId file_;
  std::size_t at_ = 0;
  bool new_line_ = true;
  std::size_t unclosed_ = 0;
  bool block_comments_end_ = true;
  std::vector<K> brackets_;  // the closing tokens of open brackets
  std::vector<Token> tokens_;
  std::vector<Aside> asides_;
  std::vector<text::Diagnostic> mistakes_;
};

}  // namespace

Tokens lex(const text::Sources& sources, text::FileId file, text::Diagnostics& diagnostics) {
  return Lexer(sources.contents(file), file).run(diagnostics);
}

}  // namespace proviso::syntax
