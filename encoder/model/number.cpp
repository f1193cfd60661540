#include "model/number.h"

#include <utility>

namespace proviso::model {

namespace {

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

mpz_class whole(std::string_view digits) { return mpz_class(std::string(digits), 10); }

mpz_class power_of_ten(std::size_t exponent) {
  mpz_class result;
  mpz_ui_pow_ui(result.get_mpz_t(), 10, exponent);
  return result;
}

// Divides `value` by `prime` as often as possible, and returns how often.
std::size_t take_out(mpz_class& value, unsigned long prime) {
  std::size_t times = 0;
  while (mpz_divisible_ui_p(value.get_mpz_t(), prime) != 0) {
    value /= prime;
    ++times;
  }
  return times;
}

}  // namespace

Number::Number(std::int64_t value) {
  static_assert(sizeof(long) == sizeof(std::int64_t));
  value_ = static_cast<long>(value);
}

std::optional<Number> Number::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  mpq_class value;
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const std::string_view above = text.substr(0, slash);
    const std::string_view below = text.substr(slash + 1);
    if (!all_digits(above) || !all_digits(below) || whole(below) == 0) return std::nullopt;
    value = mpq_class(whole(above), whole(below));
  } else if (const auto point = text.find('.'); point != std::string_view::npos) {
    const std::string_view before = text.substr(0, point);
    const std::string_view after = text.substr(point + 1);
    if (!all_digits(before) || !all_digits(after)) return std::nullopt;
    const mpz_class scale = power_of_ten(after.size());
    value = mpq_class(mpz_class(whole(before) * scale + whole(after)), scale);
  } else {
    if (!all_digits(text)) return std::nullopt;
    value = whole(text);
  }
  if (negative) value = -value;
  return Number(std::move(value));
}

Number Number::floor() const {
  mpz_class result;
  mpz_fdiv_q(result.get_mpz_t(), value_.get_num_mpz_t(), value_.get_den_mpz_t());
  return Number(mpq_class(result));
}

std::optional<std::int64_t> Number::to_int64() const {
  if (!is_integer() || !value_.get_num().fits_slong_p()) return std::nullopt;
  return value_.get_num().get_si();
}

std::string Number::to_string() const {
  if (is_integer()) return value_.get_num().get_str();
  mpz_class rest = value_.get_den();
  const std::size_t places = std::max(take_out(rest, 2), take_out(rest, 5));
  if (rest != 1) return to_fraction();

  const mpq_class scaled = abs(value_) * mpq_class(power_of_ten(places));
  std::string digits = scaled.get_num().get_str();
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  digits.insert(digits.size() - places, 1, '.');
  return sgn(value_) < 0 ? "-" + digits : digits;
}

}  // namespace proviso::model
