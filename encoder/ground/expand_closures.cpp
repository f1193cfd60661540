#include "ground/expand.h"

#include <algorithm>

namespace proviso::ground {

using logic::Node;

Gate Expander::reach(Node node, Side side) {
  const std::span<const Node> parts = arena_.children(node);
  // From an end that does not vary, what it reaches is enough.
  const bool single_source = closures_ == Closures::exact && arena_.free_variables(parts[0]).empty() && slot_of(parts[0]);
  return with_slot(parts[0], side, [&](std::uint32_t from) {
    return with_slot(parts[1], side, [&](std::uint32_t to) { return reach(node, from, to, single_source, side); });
  });
}

Gate Expander::reach(Node node, std::uint32_t from, std::uint32_t to, bool single_source, Side side) {
  const Domain where = domain(node);
  const Gate more = side == Side::above && closures_ == Closures::exact ? where.more : never;
  if (where.index[from] == UINT32_MAX || where.index[to] == UINT32_MAX) return more;
  const std::uint32_t u = where.index[from], v = where.index[to];

  std::pair<std::uint32_t, std::vector<std::uint32_t>> own{node.id, {}};
  for (logic::VariableId free : step_parameters(node)) own.second.push_back(slot(free));
  const auto index = static_cast<std::size_t>(side);
  if (closures_ == Closures::transitive) {
    // One relation for both sides.
    Steps& relation = matrices_[own][0];
    if (relation.empty()) relation = closed(circuit_, steps(node, where, Side::below), axioms_);
    return relation[u][v];
  }
  if (single_source) {
    own.second.push_back(from);
    std::vector<Gate>& reached = vectors_[own][index];
    if (reached.empty()) {
      const Steps step = steps(node, where, side);
      reached = side == Side::above ? reached_from(circuit_, step, u) : closed_from(circuit_, step, u, axioms_);
    }
    return circuit_.disjunction(reached[v], more);
  }
  Steps& paths = matrices_[own][index];
  if (paths.empty()) {
    const Steps step = steps(node, where, side);
    paths = side == Side::above ? reached(circuit_, step) : closed(circuit_, step, axioms_);
  }
  return circuit_.disjunction(paths[u][v], more);
}

// The variables that the step mentions besides its own two.
std::vector<logic::VariableId> Expander::step_parameters(Node node) const {
  std::vector<logic::VariableId> result;
  for (logic::VariableId free : arena_.free_variables(arena_.children(node)[2])) {
    if (std::ranges::find(arena_.variables(node), free) == arena_.variables(node).end()) result.push_back(free);
  }
  return result;
}

// The slots that a step may lead from or to.
Expander::Domain Expander::domain(Node node) const {
  const std::vector<Part> conditions = conjuncts(arena_, {arena_.children(node)[2], false});
  const logic::SortId sort = arena_.sort(arena_.variables(node)[0]);
  const model::TypeId from = type_of(arena_, universe_, arena_.variables(node)[0], conditions);
  const model::TypeId to = type_of(arena_, universe_, arena_.variables(node)[1], conditions);
  Domain result;
  result.more = universe_.more(sort);
  for (std::uint32_t slot = 0; slot < universe_.size(sort); ++slot) {
    const bool may = !from.valid() || !to.valid() || universe_.member(from, slot) != never || universe_.member(to, slot) != never;
    result.index.push_back(may ? static_cast<std::uint32_t>(result.slots.size()) : UINT32_MAX);
    if (may) result.slots.push_back(slot);
  }
  return result;
}

Steps Expander::steps(Node node, const Domain& where, Side side) {
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
