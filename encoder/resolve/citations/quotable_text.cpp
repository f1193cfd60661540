#include "resolve/citations/quotable_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "text/utf8.h"

namespace proviso::resolve {

namespace {

// The form in which a code point is compared; nothing if it is ignored.
struct Fold {
  char32_t first;
  char32_t last;
  std::string_view as;
};
constexpr std::array folds = {
    Fold{0x0085, 0x0085, " "},  Fold{0x00A0, 0x00A0, " "}, Fold{0x00AB, 0x00AB, "\""}, Fold{0x00AD, 0x00AD, ""},
    Fold{0x00BB, 0x00BB, "\""}, Fold{0x1680, 0x1680, " "}, Fold{0x2000, 0x200A, " "},  Fold{0x200B, 0x200D, ""},
    Fold{0x2010, 0x2015, "-"},  Fold{0x2018, 0x201B, "'"}, Fold{0x201C, 0x201F, "\""}, Fold{0x2026, 0x2026, "..."},
    Fold{0x2028, 0x2029, " "},  Fold{0x202F, 0x202F, " "}, Fold{0x2032, 0x2032, "'"},  Fold{0x2033, 0x2033, "\""},
    Fold{0x2039, 0x203A, "'"},  Fold{0x205F, 0x205F, " "}, Fold{0x2060, 0x2060, ""},   Fold{0x2212, 0x2212, "-"},
    Fold{0x3000, 0x3000, " "},  Fold{0xFEFF, 0xFEFF, ""},
};

bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct Folded {
  std::string text;
  std::vector<std::uint32_t> original;
};

Folded fold(std::string_view original) {
  Folded folded;
  folded.text.reserve(original.size());
  folded.original.reserve(original.size() + 1);
  const auto put = [&](std::string_view as, std::size_t from) {
    for (const char c : as) {
      if (c == ' ' && (folded.text.empty() || folded.text.back() == ' ')) continue;
      folded.text += c;
      folded.original.push_back(static_cast<std::uint32_t>(from));
    }
  };
  for (std::size_t i = 0; i < original.size();) {
    if (static_cast<unsigned char>(original[i]) < 0x80) {
      put(is_white(original[i]) ? std::string_view(" ") : original.substr(i, 1), i);
      ++i;
      continue;
    }
    const text::CodePoint point = text::decode(original, i);
    const auto known = std::ranges::find_if(folds, [&](const Fold& f) { return f.first <= point.value && point.value <= f.last; });
    put(known == folds.end() ? original.substr(i, point.length) : known->as, i);
    i += point.length;
  }
  while (!folded.text.empty() && folded.text.back() == ' ') {
    folded.text.pop_back();
    folded.original.pop_back();
  }
  folded.original.push_back(static_cast<std::uint32_t>(original.size()));
  return folded;
}

bool is_word(char c) { return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0; }

std::vector<Passage> words_of(std::string_view text) {
  std::vector<Passage> words;
  for (std::uint32_t i = 0; i < text.size();) {
    if (!is_word(text[i])) {
      ++i;
      continue;
    }
    const std::uint32_t begin = i;
    while (i < text.size() && is_word(text[i])) ++i;
    words.push_back({begin, i});
  }
  return words;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string_view slice(std::string_view text, const Passage& passage) { return text.substr(passage.begin, passage.end - passage.begin); }

}  // namespace

QuotableText::QuotableText(std::string_view original) {
  Folded folded = fold(original);
  folded_ = std::move(folded.text);
  original_ = std::move(folded.original);
  lower_ = lower(folded_);
  tokens_ = words_of(folded_);
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) index_[slice(lower_, tokens_[i])].push_back(i);
}

QuotableText::Match QuotableText::match_at(std::size_t start, std::string_view words) const {
  if (folded_.compare(start, words.size(), words) != 0) return {};
  const std::size_t end = start + words.size();
  const bool begins_inside = start > 0 && is_word(words.front()) && is_word(folded_[start - 1]);
  const bool ends_inside = end < folded_.size() && is_word(words.back()) && is_word(folded_[end]);
  if (begins_inside || ends_inside) return {Found::within_words};
  return {Found::yes, {original_[start], original_[end]}};
}

// An occurrence contains the rarest word, so only the places of that word are compared. The whole text is searched if they do not
// match.
QuotableText::Match QuotableText::find(std::string_view quoted) const {
  const std::string words = fold(quoted).text;
  if (words.empty()) return {};
  const std::string lower_words = lower(words);
  const std::vector<std::uint32_t>* rarest = nullptr;
  std::uint32_t offset = 0;
  for (const Passage& token : words_of(words)) {
    const auto places = index_.find(slice(lower_words, token));
    const bool is_whole = token.begin > 0 && token.end < words.size();
    if (places == index_.end() && is_whole) return {};
    if (places == index_.end() || (rarest != nullptr && rarest->size() <= places->second.size())) continue;
    rarest = &places->second;
    offset = token.begin;
  }
  if (rarest != nullptr) {
    for (const std::uint32_t place : *rarest) {
      const std::uint32_t begin = tokens_[place].begin;
      if (begin < offset) continue;
      if (const Match match = match_at(begin - offset, words); match.found == Found::yes) return match;
    }
  }
  Match best;
  for (std::size_t at = folded_.find(words); at != std::string::npos && best.found != Found::yes; at = folded_.find(words, at + 1)) {
    if (const Match match = match_at(at, words); match.found > best.found) best = match;
  }
  return best;
}

// Each shared word votes for the place at which the quotation would begin if that word matched. Rare words have more weight. Places a
// few words apart are combined, because words may have been removed or inserted.
std::optional<Passage> QuotableText::closest(std::string_view quoted) const {
  constexpr std::size_t most_words = 200;
  constexpr std::size_t most_places = 500;
  constexpr std::int64_t slack = 3;
  const std::string words = lower(fold(quoted).text);
  std::vector<Passage> tokens = words_of(words);
  if (tokens.size() > most_words) tokens.resize(most_words);
  const auto length = static_cast<std::int64_t>(tokens.size());
  std::map<std::int64_t, double> votes;
  for (std::int64_t i = 0; i < length; ++i) {
    const auto places = index_.find(slice(words, tokens[static_cast<std::size_t>(i)]));
    if (places == index_.end()) continue;
    const std::size_t count = std::min(places->second.size(), most_places);
    for (std::size_t j = 0; j < count; ++j) votes[places->second[j] - i] += 1.0 / static_cast<double>(places->second.size());
  }
  std::int64_t best = 0;
  double best_sum = 0;
  for (const auto& [start, own] : votes) {
    double sum = 0;
    for (auto near = votes.lower_bound(start - slack); near != votes.end() && near->first <= start + slack; ++near) sum += near->second;
    sum += own / 1000;  // breaks ties in favour of the place with its own votes
    if (sum > best_sum) {
      best = start;
      best_sum = sum;
    }
  }
  // The passage reaches from the first to the last word that the quotation has at about the same position.
  const auto is_shared = [&](std::int64_t i) {
    const std::string_view word = slice(lower_, tokens_[static_cast<std::size_t>(i)]);
    for (std::int64_t j = std::max<std::int64_t>(i - best - slack, 0); j < std::min(i - best + slack + 1, length); ++j) {
      if (slice(words, tokens[static_cast<std::size_t>(j)]) == word) return true;
    }
    return false;
  };
  const std::int64_t to = std::min(best + length + slack, static_cast<std::int64_t>(tokens_.size()));
  std::int64_t first = -1;
  std::int64_t last = -1;
  std::int64_t shared = 0;
  for (std::int64_t i = std::max<std::int64_t>(best - slack, 0); i < to; ++i) {
    if (!is_shared(i)) continue;
    if (first < 0) first = i;
    last = i;
    ++shared;
  }
  if (shared * 3 < length || first < 0) return {};
  return Passage{original_[tokens_[static_cast<std::size_t>(first)].begin], original_[tokens_[static_cast<std::size_t>(last)].end]};
}

}  // namespace proviso::resolve
