#include "syntax/phrases.h"

#include <algorithm>
#include <array>

#include "syntax/characters.h"
#include "syntax/numbers.h"

namespace proviso::syntax {

namespace {

struct Phrase {
  std::string_view pattern;
  std::string_view help;
};

constexpr Phrase phrases[] = {
#define PHRASE(pattern, help) Phrase{pattern, help},
#define SYNONYM(word, kind, help)
#include "syntax/phrases.def"
#undef PHRASE
#undef SYNONYM
};

constexpr Synonym synonyms[] = {
#define PHRASE(pattern, help)
#define SYNONYM(word, kind, help) Synonym{word, TokenKind::kind, help},
#include "syntax/phrases.def"
#undef PHRASE
#undef SYNONYM
};

bool equal_but_for_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

// Does the text equal the words at the beginning of `pattern`? (It may be several words that form one token, such as `at least`.)
// Returns the length of the matched part of the pattern; 0 if it does not match.
std::size_t taken_by(std::string_view pattern, std::string_view text) {
  std::size_t at = 0;
  std::size_t i = 0;
  while (i < text.size() && at < pattern.size()) {
    const bool space = is_space(text[i]);
    if (space != (pattern[at] == ' ')) return 0;
    if (!space && lower(text[i]) != pattern[at]) return 0;
    ++i;
    ++at;
    while (space && i < text.size() && is_space(text[i])) ++i;
  }
  return i == text.size() && (at == pattern.size() || pattern[at] == ' ') ? at : 0;
}

struct Match {
  std::size_t words = 0;  // tokens before the first name or number
  std::size_t all = 0;
  std::array<std::string_view, 3> captured{};
};

std::optional<Match> match(std::string_view pattern, const std::vector<Token>& tokens, std::string_view contents, std::size_t at) {
  Match result;
  std::size_t captures = 0;
  bool words_end = false;
  while (!pattern.empty()) {
    if (at + result.all + 1 >= tokens.size()) return std::nullopt;  // the end of the file is not part of a phrase
    const Token& token = tokens[at + result.all];
    const std::string_view text = contents.substr(token.begin, token.end - token.begin);
    std::size_t taken = 1;
    if (pattern.front() == '$' || pattern.front() == '#') {
      if (token.kind != (pattern.front() == '$' ? TokenKind::name : TokenKind::integer)) return std::nullopt;
      // `Party says "..."`: a field's type and its phrase, and no party of that name.
      const bool begins_phrase = text == "says" && tokens[at + result.all + 1].kind == TokenKind::string;
      if (begins_phrase) return std::nullopt;
      result.captured[captures++] = text;
      words_end = words_end || pattern.front() == '$' || result.all > 0;
    } else {
      taken = taken_by(pattern, text);
      if (taken == 0) return std::nullopt;
    }
    ++result.all;
    if (!words_end) result.words = result.all;
    pattern.remove_prefix(std::min(pattern.size(), taken + 1));
  }
  return result;
}

std::string filled_in(std::string_view help, const Match& found) {
  std::string result;
  while (!help.empty()) {
    if (help.starts_with("$+1") || help.starts_with("$-1")) {
      const std::int64_t number = integer_value(found.captured[0]);
      result += std::to_string(help[1] == '+' ? number + (number < INT64_MAX ? 1 : 0) : number - 1);
      help.remove_prefix(3);
    } else if (help.size() > 1 && help[0] == '$' && help[1] >= '1' && help[1] <= '3') {
      result += found.captured[static_cast<std::size_t>(help[1] - '1')];
      help.remove_prefix(2);
    } else {
      result += help[0];
      help.remove_prefix(1);
    }
  }
  return result;
}

}  // namespace

std::optional<Advice> phrase_at(const std::vector<Token>& tokens, std::string_view contents, std::size_t at) {
  std::optional<Match> best;
  std::string_view help;
  for (const Phrase& phrase : phrases) {
    const auto found = match(phrase.pattern, tokens, contents, at);
    if (!found || (best && found->all <= best->all)) continue;
    best = found;
    help = phrase.help;
  }
  if (!best) return std::nullopt;
  return Advice{at, at + std::max<std::size_t>(best->words, 1), at + best->all, filled_in(help, *best)};
}

const Synonym* synonym(std::string_view word) {
  const auto found =
      std::find_if(std::begin(synonyms), std::end(synonyms), [&](const Synonym& s) { return equal_but_for_case(s.word, word); });
  return found == std::end(synonyms) ? nullptr : &*found;
}

}  // namespace proviso::syntax
