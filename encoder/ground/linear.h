// Linear expressions over numeric variables, truth values (0 or 1) and roundings: the form of numeric terms over a finite universe.
// Arithmetic is exact, on rational numbers.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ground/gate.h"
#include "logic/formula.h"

namespace proviso::ground {

using logic::Number;

// A numeric variable or a term that is not linear: an index into Quantities.
struct Quantity {
  std::uint32_t index = UINT32_MAX;
  bool operator==(const Quantity&) const = default;
  auto operator<=>(const Quantity&) const = default;
};

struct Linear {
  Number constant;
  std::vector<std::pair<Quantity, Number>> terms;  // sorted by quantity; no factor is 0
  bool is_constant() const { return terms.empty(); }
  bool operator==(const Linear&) const = default;
};
struct LinearHash {
  std::size_t operator()(const Linear&) const;
};

Linear constant(const Number&);
Linear operator+(const Linear&, const Linear&);
Linear operator*(const Number&, const Linear&);
Linear operator-(const Linear& a, const Linear& b);

enum class QuantityKind : std::uint8_t {
  variable,
  indicator,    // 1 where the gate is true, else 0
  conditional,  // first where the gate is true, else second
  rounded,      // the greatest integer not above first / number
  of_day,       // the function of `first`
};

struct QuantityRecord {
  QuantityKind kind = QuantityKind::variable;
  bool integer = true;
  Gate gate = never;
  Linear first, second;
  Number number;
  logic::DayFunction function;
  bool operator==(const QuantityRecord&) const = default;
};

// The quantities of one circuit; equal ones are one.
class Quantities {
 public:
  Quantity variable(bool integer);
  Linear indicator(Gate);
  Linear conditional(Gate, const Linear& then, const Linear& otherwise);
  Linear rounded(const Linear&, const Number& divisor);
  Linear of_day(const logic::DayFunction&, const Linear&);

  const QuantityRecord& operator[](Quantity quantity) const { return records_[quantity.index]; }
  std::size_t size() const { return records_.size(); }
  // Are all values of the expression integers?
  bool is_integer(const Linear&) const;

 private:
  Linear intern(QuantityRecord);
  std::vector<QuantityRecord> records_;
  std::unordered_multimap<std::size_t, std::uint32_t> by_hash_;
};

}  // namespace proviso::ground
