// A number, date or moment while it is being computed with, or its absence. Exact: what fits in 64 bits is kept there,
// and only what does not becomes a Number.
#pragma once

#include <cstdint>
#include <variant>

#include "model/number.h"
#include "model/structure.h"

namespace proviso::model {

class Quantity {
 public:
  Quantity() = default;  // absent
  Quantity(std::int64_t value) : value_(value) {}
  explicit Quantity(const Number& number);
  // Of an atom that is no element and no truth value.
  explicit Quantity(const Atom& atom);

  bool present() const { return value_.index() != 0; }
  Number number() const;         // of a present one
  std::int64_t integer() const;  // of a date or moment

  friend Quantity operator+(const Quantity&, const Quantity&);  // absent when either is
  friend Quantity operator-(const Quantity&, const Quantity&);
  friend Quantity operator*(const Quantity&, const Quantity&);
  Quantity floor() const;
  // Absent comes first. INVARIANT: a Number that is held would not fit in 64 bits, so that each value has one form.
  friend std::strong_ordering operator<=>(const Quantity&, const Quantity&);
  friend bool operator==(const Quantity& a, const Quantity& b) { return (a <=> b) == 0; }

 private:
  std::variant<Absent, std::int64_t, Number> value_;
};

}  // namespace proviso::model
