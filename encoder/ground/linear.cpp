#include "ground/linear.h"

#include <string>

#include "text/check.h"

namespace proviso::ground {

namespace {

std::size_t mix(std::size_t seed, std::size_t value) { return seed ^ (value + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2)); }

std::size_t hash(const Number& number) {
  if (const auto small = number.to_int64()) return std::hash<std::int64_t>{}(*small);
  return std::hash<std::string>{}(number.to_fraction());
}

Linear of(Quantity quantity) { return {Number(0), {{quantity, Number(1)}}}; }

std::size_t hash(const QuantityRecord& record) {
  std::size_t seed = mix(static_cast<std::size_t>(record.kind), record.gate.code);
  seed = mix(seed, LinearHash{}(record.first));
  seed = mix(seed, LinearHash{}(record.second));
  seed = mix(seed, hash(record.number));
  return mix(mix(seed, static_cast<std::size_t>(record.function.kind)), hash(record.function.count));
}

}  // namespace

std::size_t LinearHash::operator()(const Linear& linear) const {
  std::size_t seed = hash(linear.constant);
  for (const auto& [quantity, factor] : linear.terms) seed = mix(mix(seed, quantity.index), hash(factor));
  return seed;
}

Linear constant(const Number& value) { return {value, {}}; }

Linear operator+(const Linear& a, const Linear& b) {
  Linear sum;
  sum.constant = a.constant + b.constant;
  sum.terms.reserve(a.terms.size() + b.terms.size());
  auto i = a.terms.begin();
  auto j = b.terms.begin();
  while (i != a.terms.end() || j != b.terms.end()) {
    if (j == b.terms.end() || (i != a.terms.end() && i->first < j->first)) {
      sum.terms.push_back(*i++);
    } else if (i == a.terms.end() || j->first < i->first) {
      sum.terms.push_back(*j++);
    } else {
      const Number factor = i->second + j->second;
      if (factor != Number(0)) sum.terms.emplace_back(i->first, factor);
      ++i;
      ++j;
    }
  }
  return sum;
}

Linear operator*(const Number& factor, const Linear& linear) {
  if (factor == Number(0)) return {};
  Linear product{factor * linear.constant, linear.terms};
  for (auto& term : product.terms) term.second = factor * term.second;
  return product;
}

Linear operator-(const Linear& a, const Linear& b) { return a + Number(-1) * b; }

Linear Quantities::intern(QuantityRecord record) {
  const std::size_t key = hash(record);
  for (auto [i, end] = by_hash_.equal_range(key); i != end; ++i) {
    if (records_[i->second] == record) return of({i->second});
  }
  const Quantity quantity{static_cast<std::uint32_t>(records_.size())};
  by_hash_.emplace(key, quantity.index);
  records_.push_back(std::move(record));
  return of(quantity);
}

Quantity Quantities::variable(bool integer) {
  records_.push_back({QuantityKind::variable, integer, never, {}, {}, {}, {}});
  return {static_cast<std::uint32_t>(records_.size() - 1)};
}

Linear Quantities::indicator(Gate gate) {
  if (gate == always) return constant(Number(1));
  if (gate == never) return constant(Number(0));
  if (gate.complemented()) return constant(Number(1)) - indicator(~gate);
  return intern({QuantityKind::indicator, true, gate, {}, {}, {}, {}});
}

Linear Quantities::conditional(Gate gate, const Linear& then, const Linear& otherwise) {
  if (gate == always || then == otherwise) return then;
  if (gate == never) return otherwise;
  if (gate.complemented()) return conditional(~gate, otherwise, then);
  const Linear difference = then - otherwise;
  if (difference.is_constant()) return otherwise + difference.constant * indicator(gate);
  const bool integer = is_integer(then) && is_integer(otherwise);
  return intern({QuantityKind::conditional, integer, gate, then, otherwise, {}, {}});
}

Linear Quantities::rounded(const Linear& linear, const Number& divisor) {
  CHECK(divisor > Number(0));
  const Number inverse(mpq_class(1) / mpq_class(divisor.to_fraction()));
  if (linear.is_constant()) return constant((inverse * linear.constant).floor());
  if (divisor == Number(1) && is_integer(linear)) return linear;
  return intern({QuantityKind::rounded, true, never, linear, {}, divisor, {}});
}

Linear Quantities::of_day(const logic::DayFunction& function, const Linear& of) {
  CHECK(is_integer(of));
  if (of.is_constant()) return constant(logic::value(function, of.constant));
  return intern({QuantityKind::of_day, true, never, of, {}, {}, function});
}

bool Quantities::is_integer(const Linear& linear) const {
  if (!linear.constant.is_integer()) return false;
  for (const auto& [quantity, factor] : linear.terms) {
    if (!factor.is_integer() || !records_[quantity.index].integer) return false;
  }
  return true;
}

}  // namespace proviso::ground
