#include "ground/expand.h"
#include "ground/tuning.h"

#include <algorithm>

namespace proviso::ground {

using logic::Node;

Gate Expander::reach(Node node, Approximation side) {
  const std::span<const Node> parts = arena_.children(node);
  // With a fixed start, only what it reaches is needed; with a fixed target, only what reaches it.
  const auto is_fixed = [&](logic::Term end) { return arena_.free_variables(end).empty() && slot_of(end); };
  const Ends ends = is_fixed(parts[0]) ? Ends::from_is_fixed : is_fixed(parts[1]) ? Ends::to_is_fixed : Ends::open;
  return with_slot(parts[0], side, [&](std::uint32_t from) {
    return with_slot(parts[1], side, [&](std::uint32_t to) { return reach(node, from, to, ends, side); });
  });
}

Gate Expander::reach(Node node, std::uint32_t from, std::uint32_t to, Ends ends, Approximation side) {
  const Domain where = domain(node);
  const Gate more = side == Approximation::over && closures_ == Closures::exact ? where.more : never;
  if (where.index[from] == UINT32_MAX || where.index[to] == UINT32_MAX) return more;
  std::uint32_t u = where.index[from], v = where.index[to];
  if (closures_ == Closures::transitive) return transitively(node, where, u, v);

  if (ends == Ends::to_is_fixed) std::swap(u, v);
  std::vector<std::uint32_t> parameters;
  for (logic::VariableId parameter : step_parameters(node)) parameters.push_back(slot(parameter));
  Paths& paths = paths_[{arena_.children(node)[2].id, parameters, ends, ends == Ends::open ? 0 : u}];
  if (paths.from.empty()) {
    for (std::uint32_t i = 0; i < where.slots.size(); ++i) {
      if (ends == Ends::open || i == u) paths.from.push_back(i);
    }
  }
  if (!paths.made[static_cast<int>(side)]) make(paths, node, where, ends == Ends::to_is_fixed, side);
  return circuit_.disjunction(paths.gates[static_cast<int>(side)][ends == Ends::open ? u : 0][v], more);
}

// One relation for both polarities.
Gate Expander::transitively(Node node, const Domain& where, std::uint32_t from, std::uint32_t to) {
  std::vector<std::uint32_t> parameters;
  for (logic::VariableId parameter : step_parameters(node)) parameters.push_back(slot(parameter));
  Steps& relation = transitive_[{arena_.children(node)[2].id, parameters}];
  if (relation.empty()) relation = closed(circuit_, steps(node, where, Approximation::under), axioms_);
  return relation[from][to];
}

void Expander::make(Paths& paths, Node node, const Domain& where, bool backwards, Approximation side) {
  const auto index = static_cast<std::size_t>(side);
  paths.made[index] = true;
  Steps steps = this->steps(node, where, side);
  if (backwards) {
    for (std::size_t u = 0; u < steps.size(); ++u) {
      for (std::size_t v = 0; v < u; ++v) std::swap(steps[u][v], steps[v][u]);
    }
  }
  const bool one = paths.from.size() == 1;
  std::vector<std::vector<Gate>>& gates = paths.gates[index];
  if (side == Approximation::under) {
    gates = one ? Steps{closed_from(circuit_, steps, paths.from[0], axioms_)} : closed(circuit_, steps, axioms_);
  } else if (one && steps.size() > tuning::slots_in_layers) {
    gates = {ranked_from(circuit_, steps, paths.from[0], axioms_)};
  } else {
    gates = one ? Steps{reached_from(circuit_, steps, paths.from[0])} : reached(circuit_, steps);
    // Inputs that stand for the gates, on which further constraints can be stated.
    for (std::vector<Gate>& row : gates) {
      for (Gate& gate : row) {
        if (is_constant(gate)) continue;
        const Gate stands = circuit_.input();
        axioms_.push_back(circuit_.implication(stands, gate));
        gate = stands;
      }
    }
  }
  paths.steps[index] = std::move(steps);
  if (side == Approximation::over) add_invariants(paths, where);
  const auto above = static_cast<std::size_t>(Approximation::over), below = static_cast<std::size_t>(Approximation::under);
  if (!paths.made[above] || !paths.made[below] || paths.steps[above] != paths.steps[below]) return;
  // If there is a path, every transitive relation that contains the step holds.
  for (std::size_t i = 0; i < paths.from.size(); ++i) {
    for (std::size_t v = 0; v < paths.gates[above][i].size(); ++v) {
      axioms_.push_back(circuit_.implication(paths.gates[above][i][v], paths.gates[below][i][v]));
    }
  }
}

// Induction: a property of the start of a path that every step preserves holds of its end. Solvers find such proofs hard, so instances
// for properties of field values are added.
void Expander::add_invariants(const Paths& paths, const Domain& where) {
  const Steps& steps = paths.steps[static_cast<std::size_t>(Approximation::over)];
  const auto& gates = paths.gates[static_cast<std::size_t>(Approximation::over)];
  const std::size_t n = where.slots.size();
  const auto offer = [&](const std::vector<Gate>& holds) {
    std::vector<Gate> ends;
    for (std::size_t u = 0; u < n; ++u) {
      for (std::size_t v = 0; v < n; ++v) {
        if (u != v) ends.push_back(circuit_.conjunction({steps[u][v], holds[u], ~holds[v]}));
      }
    }
    const Gate broken = circuit_.disjunction(std::move(ends));
    for (std::size_t i = 0; i < paths.from.size(); ++i) {
      for (std::size_t v = 0; v < n; ++v) {
        axioms_.push_back(circuit_.disjunction({~gates[i][v], ~holds[paths.from[i]], holds[v], broken}));
      }
    }
  };
  const logic::Signature& signature = tables_.theory().signature;
  for (std::uint32_t i = 0; i < signature.symbols.size(); ++i) {
    const logic::Symbol& symbol = signature.symbols[i];
    const bool is_field = std::holds_alternative<logic::FieldSymbol>(symbol.meaning) && symbol.arguments.size() == 1;
    if (!is_field || symbol.arguments[0] != where.sort || tables_.entries({i}).empty()) continue;
    const bool is_bool = symbol.result == logic::Signature::boolean;
    if (!is_bool && signature[symbol.result].kind != logic::SortKind::enumeration) continue;
    const std::size_t values = is_bool ? 1 : tables_.values({i}).size();
    if (values * n * n > tuning::most_steps_of_induction) continue;
    for (std::uint32_t value = 0; value < values; ++value) {
      std::vector<Gate> holds, fails;
      for (std::uint32_t slot : where.slots) {
        const Slots at(&slot, 1);
        holds.push_back(is_bool ? tables_.predicate({i}, at) : tables_.has_value({i}, at, tables_.values({i})[value]));
        fails.push_back(~holds.back());
      }
      offer(holds);
      offer(fails);
    }
  }
}

// The variables of the step other than its two ends.
std::vector<logic::VariableId> Expander::step_parameters(Node node) const {
  std::vector<logic::VariableId> result;
  for (logic::VariableId free : arena_.free_variables(arena_.children(node)[2])) {
    if (std::ranges::find(arena_.variables(node), free) == arena_.variables(node).end()) result.push_back(free);
  }
  return result;
}

// The slots that may be ends of a step.
Expander::Domain Expander::domain(Node node) const {
  const std::vector<Part> conditions = conjuncts(arena_, {arena_.children(node)[2], false});
  const logic::SortId sort = arena_.sort(arena_.variables(node)[0]);
  const model::TypeId from = type_of(arena_, universe_, arena_.variables(node)[0], conditions);
  const model::TypeId to = type_of(arena_, universe_, arena_.variables(node)[1], conditions);
  Domain result;
  result.sort = sort;
  result.more = universe_.more(sort);
  for (std::uint32_t slot = 0; slot < universe_.size(sort); ++slot) {
    const bool may = !from.valid() || !to.valid() || universe_.member(from, slot) != never || universe_.member(to, slot) != never;
    result.index.push_back(may ? static_cast<std::uint32_t>(result.slots.size()) : UINT32_MAX);
    if (may) result.slots.push_back(slot);
  }
  return result;
}

Steps Expander::steps(Node node, const Domain& where, Approximation side) {
  const logic::VariableId from = arena_.variables(node)[0], to = arena_.variables(node)[1];
  const std::uint32_t outer_from = slot(from), outer_to = slot(to);
  Steps result(where.slots.size());
  depth_ += 2;
  for (std::size_t u = 0; u < where.slots.size(); ++u) {
    for (std::uint32_t v : where.slots) {
      slot(from) = where.slots[u];
      slot(to) = v;
      result[u].push_back(formula(arena_.children(node)[2], side));
    }
  }
  depth_ -= 2;
  slot(from) = outer_from;
  slot(to) = outer_to;
  return result;
}

}  // namespace proviso::ground
