// Exact rational numbers: the ints and decimals of the language, without bounds and without rounding.
#pragma once

#include <gmpxx.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso::model {

class Number {
 public:
  Number() = default;
  Number(std::int64_t value);
  explicit Number(mpq_class value) : value_(std::move(value)) { value_.canonicalize(); }
  // "12", "-0.5", "7/3"; nothing for any other text.
  static std::optional<Number> parse(std::string_view);

  bool is_integer() const { return value_.get_den() == 1; }
  Number floor() const;
  // The value, if it is an integer that fits.
  std::optional<std::int64_t> to_int64() const;
  // In the notation of the language if possible ("0.5", "-3"), otherwise as a fraction "1/3".
  std::string to_string() const;
  // "n" or "n/d", for solvers and JSON.
  std::string to_fraction() const { return value_.get_str(); }

  friend Number operator+(const Number& a, const Number& b) { return Number(mpq_class(a.value_ + b.value_)); }
  friend Number operator-(const Number& a, const Number& b) { return Number(mpq_class(a.value_ - b.value_)); }
  friend Number operator*(const Number& a, const Number& b) { return Number(mpq_class(a.value_ * b.value_)); }
  Number operator-() const { return Number(mpq_class(-value_)); }
  bool operator==(const Number& other) const { return value_ == other.value_; }
  std::strong_ordering operator<=>(const Number& other) const { return cmp(value_, other.value_) <=> 0; }

 private:
  mpq_class value_;
};

}  // namespace proviso::model
