#include "syntax/foreign_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "syntax/characters.h"
#include "syntax/numbers.h"

namespace proviso::syntax {

namespace {

using K = TokenKind;

class Reader {
 public:
  Reader(const std::vector<Token>& tokens, std::string_view contents, std::size_t at) : tokens_(tokens), contents_(contents), at_(at) {}

  std::optional<Advice> amount() const {
    if (!is(0, K::integer) && !is(0, K::decimal)) return std::nullopt;
    if (is(0, K::integer) && text(0).size() <= 3 && is(1, K::integer) && text(1).size() == 3)
      return found(2, std::string(text(0)) + std::string(text(1)));
    if (!is(1, K::comma) || !touches(1) || !touches(2) || !(is(2, K::integer) || is(2, K::decimal))) return std::nullopt;
    if (is(0, K::decimal) && is(2, K::integer)) return european();
    if (!is(0, K::integer)) return std::nullopt;
    std::string digits(text(0));
    std::size_t count = 1;
    while (text(0).size() <= 3 && is(count, K::comma) && touches(count) && touches(count + 1) &&
           (is(count + 1, K::integer) || is(count + 1, K::decimal)) && std::min(text(count + 1).find('.'), text(count + 1).size()) == 3) {
      digits += text(count + 1);
      count += 2;
    }
    if (count > 1) return found(count, digits);
    if (!is(2, K::integer)) return std::nullopt;
    return found(3, fmt::format("{}.{}", text(0), text(2)));
  }

  std::optional<Advice> date() const {
    if (is(0, K::integer) && month(1) != 0 && is(2, K::integer)) return day(3, text(2), month(1), text(0));
    if (month(0) == 0) return std::nullopt;
    if (is(1, K::integer) && is(2, K::comma) && is(3, K::integer)) return day(4, text(3), month(0), text(1));
    if (is(1, K::integer) && is(2, K::integer)) return day(3, text(2), month(0), text(1));
    if (!is(1, K::integer) || text(1).size() != 4) return std::nullopt;
    return day(2, text(1), month(0), "1");
  }

 private:
  const Token* token(std::size_t ahead) const { return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr; }
  bool is(std::size_t ahead, K kind) const { return token(ahead) != nullptr && token(ahead)->kind == kind; }
  bool touches(std::size_t ahead) const { return token(ahead) != nullptr && token(ahead)->begin == token(ahead - 1)->end; }
  std::string_view text(std::size_t ahead) const { return contents_.substr(token(ahead)->begin, token(ahead)->end - token(ahead)->begin); }

  // 1.000,50
  std::optional<Advice> european() const {
    std::string whole(text(0));
    if (whole.size() - whole.find('.') != 4) return std::nullopt;
    std::erase(whole, '.');
    return found(3, fmt::format("{}.{}", whole, text(2)));
  }

  Advice found(std::size_t count, std::string_view written) const {
    return {at_, at_ + count, at_ + count, fmt::format("a number has no sign between its digits but a decimal point: write `{}`", written)};
  }

  // The number of the named month, from 1; 0 if there is none.
  std::size_t month(std::size_t ahead) const {
    static constexpr std::array<std::string_view, 12> names = {"january", "february", "march",     "april",   "may",      "june",
                                                               "july",    "august",   "september", "october", "november", "december"};
    if (!is(ahead, K::name) && !is(ahead, K::word_may)) return 0;
    std::string word(text(ahead).substr(0, 10));
    std::ranges::transform(word, word.begin(), lower);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (word == names[i] || word == names[i].substr(0, 3)) return i + 1;
    return 0;
  }

  Advice day(std::size_t count, std::string_view year, std::size_t month, std::string_view day) const {
    return {at_, at_ + count, at_ + count,
            fmt::format("a date is written year, month, day: `{:04}-{:02}-{:02}`", integer_value(year), month, integer_value(day))};
  }

  const std::vector<Token>& tokens_;
  std::string_view contents_;
  std::size_t at_;
};

}  // namespace

std::optional<Advice> number_at(const std::vector<Token>& tokens, std::string_view contents, std::size_t at) {
  const Reader reader(tokens, contents, at);
  const std::optional<Advice> date = reader.date();
  return date ? date : reader.amount();
}

}  // namespace proviso::syntax
