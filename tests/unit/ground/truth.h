// The truth of gates under an assignment of the inputs, straight from their definition; and a sink that keeps clauses.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "ground/clauses.h"

namespace proviso::ground {

using Assignment = std::map<std::uint32_t, bool>;  // by index of an input

inline bool holds(const Circuit& circuit, Gate gate, const Assignment& inputs) {
  const auto plain = [&]() -> bool {
    switch (circuit.kind(gate)) {
      case GateKind::constant:
        return true;
      case GateKind::input:
        return inputs.at(gate.index());
      case GateKind::conjunction:
        for (Gate input : circuit.inputs(gate)) {
          if (!holds(circuit, input, inputs)) return false;
        }
        return true;
      case GateKind::comparison: {
        const Linear& linear = circuit.comparison(gate);
        Number sum = linear.constant;
        for (const auto& [quantity, factor] : linear.terms) {
          if (holds(circuit, circuit.quantities()[quantity].gate, inputs)) sum = sum + factor;
        }
        return sum <= Number(0);
      }
    }
    return false;
  };
  return plain() != gate.complemented();
}

// Every assignment of the gates, which are inputs.
template <typename Visit>
void for_each_assignment(const std::vector<Gate>& inputs, const Visit& visit) {
  for (std::uint32_t bits = 0; bits < (1U << inputs.size()); ++bits) {
    Assignment assignment;
    for (std::size_t i = 0; i < inputs.size(); ++i) assignment[inputs[i].index()] = (bits >> i & 1U) != 0;
    visit(assignment);
  }
}

inline std::vector<Gate> make_inputs(Circuit& circuit, std::size_t count) {
  std::vector<Gate> inputs;
  for (std::size_t i = 0; i < count; ++i) inputs.push_back(circuit.input());
  return inputs;
}

class ClauseKeeper : public ClauseSink {
 public:
  Literal new_variable() override { return ++variables_; }
  void add_clause(std::span<const Literal> clause) override { clauses_.emplace_back(clause.begin(), clause.end()); }
  void define(Literal, const Linear&) override { ++comparisons; }
  void describe(Quantity, const QuantityRecord&, Literal) override { ++quantities; }

  // Can the literals hold together with all clauses? By unit propagation and trying both values.
  bool satisfiable(std::vector<Literal> literals) const {
    std::vector<int> values(static_cast<std::size_t>(variables_) + 1, 0);
    for (Literal literal : literals) {
      int& value = values[static_cast<std::size_t>(std::abs(literal))];
      if (value == (literal > 0 ? -1 : 1)) return false;
      value = literal > 0 ? 1 : -1;
    }
    return search(values);
  }
  std::size_t clauses() const { return clauses_.size(); }
  Literal variables() const { return variables_; }

  int comparisons = 0, quantities = 0;

 private:
  static int value(const std::vector<int>& values, Literal literal) {
    const int value = values[static_cast<std::size_t>(std::abs(literal))];
    return literal > 0 ? value : -value;
  }
  bool search(std::vector<int> values) const {
    for (bool changed = true; changed;) {
      changed = false;
      for (const std::vector<Literal>& clause : clauses_) {
        Literal open = 0;
        int count = 0;
        bool satisfied = false;
        for (Literal literal : clause) {
          satisfied = satisfied || value(values, literal) == 1;
          if (value(values, literal) == 0) open = literal, ++count;
        }
        if (satisfied) continue;
        if (count == 0) return false;
        if (count > 1) continue;
        values[static_cast<std::size_t>(std::abs(open))] = open > 0 ? 1 : -1;
        changed = true;
      }
    }
    for (std::size_t i = 1; i < values.size(); ++i) {
      if (values[i] != 0) continue;
      values[i] = -1;
      if (search(values)) return true;
      values[i] = 1;
      return search(values);
    }
    return true;
  }

  Literal variables_ = 0;
  std::vector<std::vector<Literal>> clauses_;
};

// A random gate over the inputs.
inline Gate random_gate(Circuit& circuit, const std::vector<Gate>& inputs, std::mt19937& random, int depth) {
  if (depth == 0) return inputs[random() % inputs.size()] ^ (random() % 2 == 0);
  std::vector<Gate> parts;
  for (std::size_t i = 0, count = 1 + random() % 4; i < count; ++i) parts.push_back(random_gate(circuit, inputs, random, depth - 1));
  return (random() % 2 == 0 ? circuit.conjunction(parts) : circuit.disjunction(parts)) ^ (random() % 2 == 0);
}

}  // namespace proviso::ground
