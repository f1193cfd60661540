#include "syntax/unseen.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"

namespace proviso::syntax {

namespace {

constexpr std::size_t most_lines = 10;

bool is_bidirectional(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool ends_a_line_elsewhere(char32_t c) { return c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029; }

// The first bytes of all of these.
constexpr std::string_view leads = "\r\v\f\xC2\xD8\xE2";

bool is_refused(const std::vector<Token>& tokens, std::size_t offset) {
  const auto after = std::upper_bound(tokens.begin(), tokens.end(), offset, [](std::size_t at, const Token& t) { return at < t.begin; });
  if (after == tokens.begin()) return false;
  const Token& token = *(after - 1);
  return offset < token.end && token.kind != TokenKind::string;
}

}  // namespace

void warn_about_unseen(std::string_view contents, text::FileId file, const std::vector<Token>& tokens, text::Diagnostics& diagnostics) {
  std::size_t lines = 0;
  for (std::size_t at = contents.find_first_of(leads); at < contents.size(); at = contents.find_first_of(leads, at)) {
    const text::CodePoint c = text::decode(contents, at);
    const std::size_t begin = at;
    at += c.length;
    const bool line_end = c.value == '\r' && at < contents.size() && contents[at] == '\n';
    const bool bidirectional = is_bidirectional(c.value);
    if (!c.valid || line_end || (!bidirectional && !ends_a_line_elsewhere(c.value)) || is_refused(tokens, begin)) continue;
    const text::Span span{file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    if (++lines > most_lines) {
      diagnostics.add(text::Code::W007, span, "there are more such characters in this file; the rest are not listed");
      return;
    }
    const std::string what = fmt::format("U+{:04X}", static_cast<std::uint32_t>(c.value));
    diagnostics.add(
        text::Code::W007, span,
        bidirectional ? fmt::format("{}, a bidirectional control character, stands here: this line may look other than it is read", what)
        : c.value == '\r'
            ? std::string("a carriage return without a line feed stands here: it ends a line in a spec, and none in some editors")
            : fmt::format("{} stands here: it ends a line in some editors, and none in a spec", what),
        bidirectional ? "delete it, and all others that are not seen" : "delete it, or end the line with a line feed");
    at = std::min(contents.find('\n', at), contents.size());
  }
}

}  // namespace proviso::syntax
