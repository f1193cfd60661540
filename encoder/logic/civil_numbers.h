// The calendar of civil_calendar.h on numbers of any size, and on numbers of 64 bits. For logic/ only.
#pragma once

#include <cstdint>
#include <vector>

#include "logic/civil_calendar.h"
#include "model/number.h"

namespace proviso::logic {

using model::Number;

struct OfNumbers {
  using Value = Number;
  Number sum(const std::vector<Number>& values) const {
    Number result;
    for (const Number& value : values) result = result + value;
    return result;
  }
  Number product(std::int64_t n, const Number& value) const { return Number(n) * value; }
  Number quotient(const Number& value, std::int64_t n) const { return (Number(mpq_class(1, n)) * value).floor(); }
  Number constant(std::int64_t n) const { return Number(n); }
};

struct OfIntegers {
  using Value = std::int64_t;
  std::int64_t sum(const std::vector<std::int64_t>& values) const {
    std::int64_t result = 0;
    for (std::int64_t value : values) result += value;
    return result;
  }
  std::int64_t product(std::int64_t n, std::int64_t value) const { return n * value; }
  std::int64_t quotient(std::int64_t value, std::int64_t n) const { return value >= 0 ? value / n : -((-value + n - 1) / n); }
  std::int64_t constant(std::int64_t n) const { return n; }
};

}  // namespace proviso::logic
