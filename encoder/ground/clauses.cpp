#include "ground/clauses.h"

#include "text/check.h"

namespace proviso::ground {

Literal Clauses::known(Gate input) const {
  if (input.index() >= variables_.size() || variables_[input.index()] == 0) return 0;
  return input.complemented() ? -variables_[input.index()] : variables_[input.index()];
}

Literal Clauses::variable(std::uint32_t index) {
  if (variables_.size() <= index) {
    variables_.resize(circuit_.size());
    defined_.resize(circuit_.size());
  }
  if (variables_[index] == 0) variables_[index] = sink_.new_variable();
  return variables_[index];
}

Literal Clauses::literal(Gate gate, Approximation side) {
  CHECK(!is_constant(gate));
  const Literal own = variable(gate.index());
  define(gate, side);
  return gate.complemented() ? -own : own;
}

Literal Clauses::exact(Gate gate) {
  literal(gate, Approximation::over);
  return literal(gate, Approximation::under);
}

// Clauses for one direction: over: the gate's variable implies the gate; under: the gate implies its variable.
void Clauses::define(Gate gate, Approximation side) {
  const bool true_only_if = (side == Approximation::over) != gate.complemented();
  const std::uint8_t bit = true_only_if ? 1 : 2;
  const std::uint32_t index = gate.index();
  const Literal own = variable(index);
  if ((defined_[index] & bit) != 0) return;
  defined_[index] |= bit;
  switch (circuit_.kind(gate)) {
    case GateKind::constant:
    case GateKind::input:
      return;
    case GateKind::comparison: {
      if ((defined_[index] & ~bit) != 0) return;
      const Linear& linear = circuit_.comparison(gate);
      describe(linear);
      sink_.define(own, linear);
      return;
    }
    case GateKind::conjunction:
      break;
  }
  const std::span<const Gate> inputs = circuit_.inputs(gate);
  if (true_only_if) {
    const Literal unless[] = {own};
    for (Gate input : inputs) require(input, unless);
  } else {
    std::vector<Literal> clause{own};
    for (Gate input : inputs) gather(~input, clause);
    sink_.add_clause(clause);
  }
}

// Appends literals whose disjunction implies the gate.
void Clauses::gather(Gate gate, std::vector<Literal>& clause) {
  if (gate.complemented() && circuit_.kind(gate) == GateKind::conjunction && circuit_.occurrences(gate) == 1 && known(gate) == 0) {
    const std::span<const Gate> inputs = circuit_.inputs(gate);
    for (Gate input : inputs) gather(~input, clause);
  } else {
    clause.push_back(literal(gate, Approximation::over));
  }
}

void Clauses::require(Gate gate, std::span<const Literal> unless) {
  if (gate == always) return;
  std::vector<Literal> clause;
  for (Literal literal : unless) clause.push_back(-literal);
  if (gate == never) return sink_.add_clause(clause);
  if (circuit_.kind(gate) == GateKind::conjunction && !gate.complemented()) {
    // Its literal is shorter if the conjunction already has a variable, or is large and has other occurrences.
    if (!unless.empty() && (known(gate) != 0 || circuit_.occurrences(gate) > 1)) {
      clause.push_back(literal(gate, Approximation::over));
      return sink_.add_clause(clause);
    }
    const std::span<const Gate> inputs = circuit_.inputs(gate);
    for (Gate input : inputs) require(input, unless);
    return;
  }
  if (circuit_.kind(gate) == GateKind::conjunction) {
    const std::span<const Gate> inputs = circuit_.inputs(gate);
    for (Gate input : inputs) gather(~input, clause);
  } else {
    clause.push_back(literal(gate, Approximation::over));
  }
  sink_.add_clause(clause);
}

// The gates of quantities in comparisons are defined in both directions.
void Clauses::describe(const Linear& linear) {
  for (const auto& [quantity, factor] : linear.terms) {
    if (described_.size() <= quantity.index) described_.resize(circuit_.quantities().size());
    if (described_[quantity.index]) continue;
    described_[quantity.index] = true;
    const QuantityRecord& record = circuit_.quantities()[quantity];
    describe(record.first);
    describe(record.second);
    sink_.describe(quantity, record, is_constant(record.gate) ? 0 : exact(record.gate));
  }
}

}  // namespace proviso::ground
