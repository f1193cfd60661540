#include "model/quantity.h"

#include "text/check.h"

namespace proviso::model {

Quantity::Quantity(const Number& number) {
  if (const auto small = number.to_int64()) {
    value_ = *small;
  } else {
    value_ = number;
  }
}

Quantity::Quantity(const Atom& atom) {
  if (const auto* number = std::get_if<Number>(&atom)) {
    *this = Quantity(*number);
  } else if (const auto* date = std::get_if<Date>(&atom)) {
    value_ = date->days;
  } else if (const auto* moment = std::get_if<Moment>(&atom)) {
    value_ = moment->minutes;
  } else {
    CHECK(std::holds_alternative<Absent>(atom), "a number, date or moment");
  }
}

Number Quantity::number() const {
  if (const auto* small = std::get_if<std::int64_t>(&value_)) return Number(*small);
  return std::get<Number>(value_);
}

std::int64_t Quantity::integer() const { return std::get<std::int64_t>(value_); }

Quantity operator+(const Quantity& a, const Quantity& b) {
  if (!a.present() || !b.present()) return {};
  const auto* x = std::get_if<std::int64_t>(&a.value_);
  const auto* y = std::get_if<std::int64_t>(&b.value_);
  std::int64_t sum = 0;
  if (x != nullptr && y != nullptr && !__builtin_add_overflow(*x, *y, &sum)) return sum;
  return Quantity(a.number() + b.number());
}

Quantity operator-(const Quantity& a, const Quantity& b) {
  if (!a.present() || !b.present()) return {};
  const auto* x = std::get_if<std::int64_t>(&a.value_);
  const auto* y = std::get_if<std::int64_t>(&b.value_);
  std::int64_t difference = 0;
  if (x != nullptr && y != nullptr && !__builtin_sub_overflow(*x, *y, &difference)) return difference;
  return Quantity(a.number() - b.number());
}

Quantity operator*(const Quantity& a, const Quantity& b) {
  if (!a.present() || !b.present()) return {};
  const auto* x = std::get_if<std::int64_t>(&a.value_);
  const auto* y = std::get_if<std::int64_t>(&b.value_);
  std::int64_t product = 0;
  if (x != nullptr && y != nullptr && !__builtin_mul_overflow(*x, *y, &product)) return product;
  return Quantity(a.number() * b.number());
}

Quantity Quantity::floor() const {
  if (const auto* number = std::get_if<Number>(&value_)) return Quantity(number->floor());
  return *this;
}

std::strong_ordering operator<=>(const Quantity& a, const Quantity& b) {
  const auto* x = std::get_if<std::int64_t>(&a.value_);
  const auto* y = std::get_if<std::int64_t>(&b.value_);
  if (x != nullptr && y != nullptr) return *x <=> *y;
  if (!a.present() || !b.present()) return a.present() <=> b.present();
  return a.number() <=> b.number();
}

}  // namespace proviso::model
