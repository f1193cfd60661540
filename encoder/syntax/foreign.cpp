#include "syntax/foreign.h"

#include <array>

namespace proviso::syntax {

namespace {

using K = TokenKind;

constexpr std::string_view currency = "an amount is a number without its currency: `5`";

// Longer signs precede their prefixes.
constexpr std::array signs = {
    ForeignSign{"/\\", K::word_and, ""},
    ForeignSign{"\\/", K::word_or, ""},
    ForeignSign{"\\notin", K::not_in, ""},
    ForeignSign{"\\in", K::word_in, ""},
    ForeignSign{"\\A", K::stray, "write `every T x: ...`"},
    ForeignSign{"\\E", K::stray, "write `some T x: ...`"},
    ForeignSign{"=/=", K::not_equal, ""},
    ForeignSign{"/=", K::not_equal, ""},
    ForeignSign{"<=>", K::word_iff, ""},
    ForeignSign{"<->", K::word_iff, ""},
    ForeignSign{"===", K::equal, ""},
    ForeignSign{"!==", K::not_equal, ""},
    ForeignSign{"==", K::equal, ""},
    ForeignSign{"=>", K::word_implies, ""},
    ForeignSign{"=<", K::less_equal, ""},
    ForeignSign{"->", K::word_implies, ""},
    ForeignSign{"<>", K::not_equal, ""},
    ForeignSign{":=", K::equal, ""},
    ForeignSign{"&&", K::word_and, ""},
    ForeignSign{"||", K::word_or, ""},
    ForeignSign{"&", K::word_and, ""},
    ForeignSign{"|", K::word_or, ""},
    ForeignSign{"!", K::word_not, ""},
    ForeignSign{"~", K::word_not, ""},
    ForeignSign{"]", K::close_brace, "a set is written in `{` and `}`"},
    ForeignSign{"/", K::stray, "there is no division: multiply by a decimal, as in `0.5 * e`"},
    ForeignSign{"%", K::stray, "write a share as a decimal: `0.2`"},
    ForeignSign{"**", K::stray, "there are no powers"},
    ForeignSign{"^", K::stray, "there are no powers; what can be had in steps is `a reaches b by f`"},
    ForeignSign{"€", K::stray, currency},
    ForeignSign{"$", K::stray, currency},
    ForeignSign{"£", K::stray, currency},
    ForeignSign{"¥", K::stray, currency},
    ForeignSign{"§", K::stray, "a clause has a name: `clause s3 \"Section 3\" { ... }`"},
    ForeignSign{"¬", K::word_not, ""},
    ForeignSign{"∧", K::word_and, ""},
    ForeignSign{"∨", K::word_or, ""},
    ForeignSign{"⇒", K::word_implies, ""},
    ForeignSign{"→", K::word_implies, ""},
    ForeignSign{"⇔", K::word_iff, ""},
    ForeignSign{"↔", K::word_iff, ""},
    ForeignSign{"∀", K::word_every, ""},
    ForeignSign{"∃", K::word_some, ""},
    ForeignSign{"∄", K::word_no, ""},
    ForeignSign{"∈", K::word_in, ""},
    ForeignSign{"∉", K::not_in, ""},
    ForeignSign{"⊆", K::subset_of, ""},
    ForeignSign{"⊂", K::subset_of, ""},
    ForeignSign{"∪", K::word_union, ""},
    ForeignSign{"∩", K::word_intersect, ""},
    ForeignSign{"∖", K::word_minus, ""},
    ForeignSign{"∅", K::stray, "the empty set is written `{}`"},
    ForeignSign{"≠", K::not_equal, ""},
    ForeignSign{"≤", K::less_equal, ""},
    ForeignSign{"≥", K::greater_equal, ""},
    ForeignSign{"−", K::minus_sign, ""},
    ForeignSign{"–", K::minus_sign, ""},
    ForeignSign{"—", K::minus_sign, ""},
    ForeignSign{"×", K::times, ""},
    ForeignSign{"·", K::times, ""},
};

constexpr std::array<std::string_view, 6> quotes = {"“", "”", "„", "‟", "«", "»"};

}  // namespace

std::optional<ForeignSign> foreign_sign(std::string_view rest) {
  for (const ForeignSign& sign : signs) {
    if (rest.front() == sign.text.front() && rest.starts_with(sign.text)) return sign;
  }
  return std::nullopt;
}

bool is_currency(std::string_view sign) { return sign == "€" || sign == "$" || sign == "£" || sign == "¥"; }

std::size_t typographic_quote(std::string_view rest) {
  for (const std::string_view quote : quotes) {
    if (rest.starts_with(quote)) return quote.size();
  }
  return 0;
}

std::string_view odd_space(char32_t c) {
  if (c == 0xA0 || c == 0x202F) return "a no-break space";
  if (c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x205F || c == 0x3000) return "a space of unusual width";
  if (c == 0xAD) return "a soft hyphen, which is not seen";
  if ((c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF) return "a character that is not seen";
  return {};
}

}  // namespace proviso::syntax
