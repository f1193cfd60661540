#include "ground/cardinality.h"
#include "ground/tuning.h"

#include <algorithm>
#include <optional>

namespace proviso::ground {

Counter::Counter(Circuit& circuit, std::vector<Gate> gates) : circuit_(circuit) {
  certain_ = static_cast<std::uint64_t>(std::ranges::count(gates, always));
  std::erase_if(gates, is_constant);
  std::ranges::sort(gates);
  size_ = gates.size();
  if (size_ > 0) root_ = build(gates, 0, size_);
}

std::uint32_t Counter::build(const std::vector<Gate>& gates, std::size_t begin, std::size_t end) {
  Node node;
  node.size = static_cast<std::uint32_t>(end - begin);
  if (node.size == 1) {
    node.leaf = gates[begin];
  } else {
    const std::size_t middle = begin + (end - begin) / 2;
    node.left = build(gates, begin, middle);
    node.right = build(gates, middle, end);
  }
  nodes_.push_back(std::move(node));
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

Gate Counter::at_least(std::uint64_t n, Approximation side) {
  if (n <= certain_) return always;
  n -= certain_;
  if (n > size_) return never;
  return output(root_, static_cast<std::uint32_t>(n), side);
}

Gate Counter::output(std::uint32_t index, std::uint32_t n, Approximation side) {
  if (n == 0) return always;
  if (n > nodes_[index].size) return never;
  if (nodes_[index].size == 1) return nodes_[index].leaf;
  std::vector<Gate>& made = nodes_[index].outputs[static_cast<int>(side)];
  made.resize(nodes_[index].size);
  if (made[n - 1].valid()) return made[n - 1];
  const std::uint32_t left = nodes_[index].left, right = nodes_[index].right;
  std::vector<Gate> parts;
  if (side == Approximation::under) {
    // Disjunction over i: at least i on the left and at least n - i on the right.
    for (std::uint32_t i = n > nodes_[right].size ? n - nodes_[right].size : 0; i <= std::min(n, nodes_[left].size); ++i) {
      parts.push_back(circuit_.conjunction(output(left, i, side), output(right, n - i, side)));
    }
    made[n - 1] = circuit_.disjunction(std::move(parts));
  } else {
    // Conjunction over i < n: more than i on the left, or at least n - i on the right.
    for (std::uint32_t i = 0; i < n; ++i) {
      parts.push_back(circuit_.disjunction(output(left, i + 1, side), output(right, n - i, side)));
    }
    made[n - 1] = circuit_.conjunction(std::move(parts));
  }
  return made[n - 1];
}

Gate at_least(Circuit& circuit, std::uint64_t n, std::vector<Gate> gates, Approximation side) {
  if (n == 0) return always;
  if (n == 1) return circuit.disjunction(std::move(gates));
  if (n > gates.size()) return never;
  if (n == gates.size()) return circuit.conjunction(std::move(gates));
  return Counter(circuit, std::move(gates)).at_least(n, side);
}

Gate at_most_one(Circuit& circuit, const std::vector<Gate>& gates) {
  if (gates.size() > tuning::gates_in_pairs) return ~at_least(circuit, 2, gates, Approximation::under);
  std::vector<Gate> pairs;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    for (std::size_t j = i + 1; j < gates.size(); ++j) pairs.push_back(circuit.disjunction(~gates[i], ~gates[j]));
  }
  return circuit.conjunction(std::move(pairs));
}

namespace {

// The linear constraint, sum of factor * gate + constant <= 0, as the negation of `at least n of these gates`.
struct Counted {
  std::vector<Gate> gates;
  std::uint64_t n = 0;  // at most n - 1 of the gates are true
};

std::optional<Counted> counted(const Quantities& quantities, const Linear& linear) {
  mpz_class denominator = 1;
  for (const auto& [quantity, factor] : linear.terms) {
    if (quantities[quantity].kind != QuantityKind::indicator) return std::nullopt;
    const mpz_class own = mpq_class(factor.to_fraction()).get_den();
    mpz_lcm(denominator.get_mpz_t(), denominator.get_mpz_t(), own.get_mpz_t());
  }
  mpz_class divisor = 0;
  for (const auto& [quantity, factor] : linear.terms) {
    const mpz_class whole = mpq_class(mpq_class(factor.to_fraction()) * denominator).get_num();
    mpz_gcd(divisor.get_mpz_t(), divisor.get_mpz_t(), whole.get_mpz_t());
  }
  const mpq_class scale = mpq_class(denominator) / divisor;
  Counted result;
  // sum of integer factors <= floor(-constant * scale); a negative factor counts the complement.
  Number most = Number(mpq_class(-mpq_class(linear.constant.to_fraction()) * scale)).floor();
  std::int64_t total = 0;
  for (const auto& [quantity, factor] : linear.terms) {
    const std::optional<std::int64_t> whole = Number(mpq_class(mpq_class(factor.to_fraction()) * scale)).to_int64();
    if (!whole || *whole > tuning::most_counted || *whole < -tuning::most_counted) return std::nullopt;
    const bool negative = *whole < 0;
    const std::int64_t times = negative ? -*whole : *whole;
    total += times;
    if (total > tuning::most_counted) return std::nullopt;
    if (negative) most = most + Number(times);
    result.gates.insert(result.gates.end(), static_cast<std::size_t>(times), quantities[quantity].gate ^ negative);
  }
  if (most < Number(0)) {
    result.n = 0;
  } else if (most >= Number(total)) {
    result.n = static_cast<std::uint64_t>(total) + 1;
  } else {
    result.n = static_cast<std::uint64_t>(*most.to_int64()) + 1;
  }
  return result;
}

}  // namespace

Gate at_most_zero(Circuit& circuit, const Linear& linear, Approximation side) {
  if (linear.is_constant()) return truth(linear.constant <= Number(0));
  if (const auto boolean = counted(circuit.quantities(), linear)) {
    return ~at_least(circuit, boolean->n, boolean->gates, opposite(side));
  }
  return circuit.at_most_zero(linear);
}

}  // namespace proviso::ground
