#include "syntax/token.h"

#include <algorithm>
#include <array>

#include "text/check.h"

namespace proviso::syntax {

namespace {

enum class Sort : std::uint8_t { word, pair, mark, plain };

struct Entry {
  std::string_view text;
  Sort sort;
};

constexpr std::array entries = {
#define WORD(kind, text) Entry{text, Sort::word},
#define PAIR(kind, text) Entry{text, Sort::pair},
#define MARK(kind, text) Entry{text, Sort::mark},
#define PLAIN(kind, text) Entry{text, Sort::plain},
#include "syntax/tokens.def"
#undef WORD
#undef PAIR
#undef MARK
#undef PLAIN
};

// A hash table of reserved words, with linear probing, because most tokens are words.
constexpr std::size_t table_size = 512;

constexpr std::size_t hash(std::string_view word) {
  std::size_t h = word.size();
  for (const char c : word) h = h * 31 + static_cast<unsigned char>(c);
  return h % table_size;
}

constexpr std::array<std::uint8_t, table_size> make_table() {
  std::array<std::uint8_t, table_size> table{};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].sort != Sort::word) continue;
    std::size_t slot = hash(entries[i].text);
    while (table[slot] != 0) slot = (slot + 1) % table_size;
    table[slot] = static_cast<std::uint8_t>(i);
  }
  return table;
}

constexpr auto table = make_table();
constexpr std::size_t longest_word = std::string_view("notwithstanding").size();
static_assert(entries.size() < 256 && entries[0].sort != Sort::word, "0 marks a free slot");

const Entry& entry(TokenKind kind) { return entries[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view spelling(TokenKind kind) { return entry(kind).text; }

TokenKind kind_spelt(std::string_view text) {
  const auto found = std::ranges::find_if(entries, [&](const Entry& entry) { return entry.sort != Sort::plain && entry.text == text; });
  CHECK(found != entries.end(), text);
  return static_cast<TokenKind>(found - entries.begin());
}

bool is_literal(TokenKind kind) { return entry(kind).sort != Sort::plain; }

bool is_reserved_word(TokenKind kind) { return entry(kind).sort == Sort::word; }

bool follows_operand(TokenKind kind) {
  switch (kind) {
    case TokenKind::dot:
    case TokenKind::equal:
    case TokenKind::not_equal:
    case TokenKind::less:
    case TokenKind::less_equal:
    case TokenKind::greater:
    case TokenKind::greater_equal:
    case TokenKind::plus:
    case TokenKind::minus_sign:
    case TokenKind::times:
    case TokenKind::word_and:
    case TokenKind::word_or:
    case TokenKind::word_implies:
    case TokenKind::word_iff:
    case TokenKind::word_union:
    case TokenKind::word_intersect:
    case TokenKind::word_minus:
    case TokenKind::word_in:
    case TokenKind::not_in:
    case TokenKind::subset_of:
      return true;
    default:
      return false;
  }
}

TokenKind word_kind(std::string_view text) {
  if (text.size() > longest_word) return TokenKind::name;
  for (std::size_t slot = hash(text); table[slot] != 0; slot = (slot + 1) % table_size) {
    if (entries[table[slot]].text == text) return static_cast<TokenKind>(table[slot]);
  }
  return TokenKind::name;
}

}  // namespace proviso::syntax
