// A number, date or moment during evaluation, or its absence. Exact: values that fit in 64 bits are stored directly, others as a
// Number.
#pragma once

#include <cstdint>
#include <variant>

#include "model/number.h"
#include "model/structure.h"

namespace proviso::model {

class Quantity {  // NOLINT(bugprone-exception-escape): of the implicit moves, which do not allocate
 public:
  Quantity() = default;  // absent
  Quantity(std::int64_t value) : value_(value) {}
  explicit Quantity(const Number& number);
  // Precondition: the atom is neither an element nor a truth value.
  explicit Quantity(const Atom& atom);

  bool present() const { return value_.index() != 0; }
  Number number() const;         // precondition: present
  std::int64_t integer() const;  // precondition: an integer that fits in 64 bits

  friend Quantity operator+(const Quantity&, const Quantity&);  // absent if either is
  friend Quantity operator-(const Quantity&, const Quantity&);
  friend Quantity operator*(const Quantity&, const Quantity&);
  Quantity floor() const;
  // Absent comes first. INVARIANT: a stored Number does not fit in 64 bits, so that each value has one representation.
  friend std::strong_ordering operator<=>(const Quantity&, const Quantity&);
  friend bool operator==(const Quantity& a, const Quantity& b) { return (a <=> b) == 0; }

 private:
  std::variant<Absent, std::int64_t, Number> value_;
};

}  // namespace proviso::model
