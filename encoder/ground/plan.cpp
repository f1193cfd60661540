#include "ground/plan.h"

#include <algorithm>
#include <tuple>

namespace proviso::ground {

using logic::Arena;
using logic::Kind;
using logic::Node;
using logic::VariableId;

namespace {

bool contains(std::span<const VariableId> sorted, VariableId variable) { return std::ranges::binary_search(sorted, variable); }

bool shares(std::span<const VariableId> sorted, const std::vector<VariableId>& variables) {
  return std::ranges::any_of(variables, [&](VariableId variable) { return contains(sorted, variable); });
}

// Collects the conjuncts of `part`. If `variables` is given, also joins directly nested quantifiers of the same kind.
void collect(const Arena& arena, Part part, std::vector<Part>& conditions, std::vector<VariableId>* variables, Node whole) {
  const Kind kind = arena.kind(part.formula);
  if (kind == Kind::negation) return collect(arena, {arena.children(part.formula)[0], !part.negated}, conditions, variables, whole);
  if (kind == (part.negated ? Kind::disjunction : Kind::conjunction)) {
    for (Node child : arena.children(part.formula)) collect(arena, {child, part.negated}, conditions, variables, whole);
    return;
  }
  if (variables != nullptr && kind == (part.negated ? Kind::forall : Kind::exists)) {
    const std::span<const VariableId> bound = arena.variables(part.formula);
    const bool apart = std::ranges::none_of(bound, [&](VariableId variable) {
      return std::ranges::find(*variables, variable) != variables->end() || contains(arena.free_variables(whole), variable);
    });
    if (apart) {
      variables->insert(variables->end(), bound.begin(), bound.end());
      return collect(arena, {arena.children(part.formula)[0], part.negated}, conditions, variables, whole);
    }
  }
  conditions.push_back(part);
}

class Planner {
 public:
  Planner(const Arena& arena, const Universe& universe) : arena_(arena), universe_(universe) {}

  std::vector<Step> steps(const std::vector<VariableId>& variables, const std::vector<Part>& conditions) const {
    std::vector<Step> result;
    for (const auto& [group, own] : components(variables, conditions)) result.push_back(step(group, own));
    return result;
  }

 private:
  using Component = std::pair<std::vector<VariableId>, std::vector<Part>>;

  // Variables that conditions connect, with those conditions.
  std::vector<Component> components(const std::vector<VariableId>& variables, const std::vector<Part>& conditions) const {
    std::vector<Component> result;
    for (VariableId variable : variables) result.push_back({{variable}, {}});
    for (const Part& part : conditions) {
      const std::span<const VariableId> free = arena_.free_variables(part.formula);
      Component joined;
      std::vector<Component> apart;
      for (Component& component : result) {
        if (!shares(free, component.first)) {
          apart.push_back(std::move(component));
          continue;
        }
        joined.first.insert(joined.first.end(), component.first.begin(), component.first.end());
        joined.second.insert(joined.second.end(), component.second.begin(), component.second.end());
      }
      joined.second.push_back(part);
      apart.push_back(std::move(joined));
      result = std::move(apart);
    }
    return result;
  }

  Step step(std::vector<VariableId> variables, const std::vector<Part>& conditions) const {
    Step result;
    const auto best = std::ranges::min_element(variables, {}, [&](VariableId v) { return cost(v, variables, conditions); });
    result.variable = *best;
    result.range = range(*best, variables, conditions);
    variables.erase(best);
    std::vector<Part> later;
    for (const Part& part : conditions) {
      (shares(arena_.free_variables(part.formula), variables) ? later : result.conditions).push_back(part);
    }
    std::ranges::stable_sort(result.conditions, {}, [&](const Part& part) { return weight(part.formula); });
    result.next = steps(variables, later);
    return result;
  }

  // Order of binding: variables with a known value, then variables with few candidates, then variables with many conditions.
  std::tuple<bool, std::size_t, std::size_t> cost(VariableId variable, const std::vector<VariableId>& open,
                                                  const std::vector<Part>& conditions) const {
    const Range known = range(variable, open, conditions);
    const std::size_t candidates = known.type.valid() ? universe_.candidates(known.type).size() : universe_.size(arena_.sort(variable));
    const auto silent = static_cast<std::size_t>(
        std::ranges::count_if(conditions, [&](const Part& part) { return !contains(arena_.free_variables(part.formula), variable); }));
    return {!known.term.valid(), candidates, silent};
  }

  Range range(VariableId variable, const std::vector<VariableId>& open, const std::vector<Part>& conditions) const {
    Range result;
    result.type = type_of(arena_, universe_, variable, conditions);
    for (const Part& part : conditions) {
      if (part.negated || arena_.kind(part.formula) != Kind::equal) continue;
      const std::span<const Node> sides = arena_.children(part.formula);
      for (std::size_t i = 0; i < 2; ++i) {
        const bool is_variable = arena_.kind(sides[i]) == Kind::variable && arena_.variable_of(sides[i]) == variable;
        if (is_variable && !shares(arena_.free_variables(sides[1 - i]), open)) result.term = sides[1 - i];
      }
    }
    return result;
  }

  // Conditions that are cheap, and often constant, come first.
  int weight(Node node) const {
    const Kind kind = arena_.kind(node);
    if (kind == Kind::negation) return weight(arena_.children(node)[0]);
    if (kind == Kind::equal) return 0;
    if (kind == Kind::atom) {
      const logic::Meaning& meaning = arena_.signature()[arena_.symbol(node)].meaning;
      return std::holds_alternative<logic::OrderSymbol>(meaning) || std::holds_alternative<logic::Membership>(meaning) ? 1 : 2;
    }
    return arena_.variables(node).empty() ? 3 : 4;
  }

  const Arena& arena_;
  const Universe& universe_;
};

}  // namespace

Plan plan(const Arena& arena, const Universe& universe, std::span<const VariableId> variables, Part part) {
  const Planner planner(arena, universe);
  std::vector<VariableId> bound(variables.begin(), variables.end());
  std::vector<Part> conditions, needed;
  collect(arena, part, conditions, &bound, part.formula);
  Plan result;
  for (const Part& condition : conditions) {
    (shares(arena.free_variables(condition.formula), bound) ? needed : result.conditions).push_back(condition);
  }
  result.first = planner.steps(bound, needed);
  return result;
}

std::vector<Part> conjuncts(const Arena& arena, Part part) {
  std::vector<Part> result;
  collect(arena, part, result, nullptr, part.formula);
  return result;
}

model::TypeId type_of(const Arena& arena, const Universe& universe, VariableId variable, const std::vector<Part>& conditions) {
  model::TypeId best;
  for (const Part& part : conditions) {
    if (part.negated || arena.kind(part.formula) != Kind::atom) continue;
    const auto* membership = std::get_if<logic::Membership>(&arena.signature()[arena.symbol(part.formula)].meaning);
    if (membership == nullptr) continue;
    const Node argument = arena.children(part.formula)[0];
    if (arena.kind(argument) != Kind::variable || arena.variable_of(argument) != variable) continue;
    if (!best.valid() || universe.candidates(membership->type).size() < universe.candidates(best).size()) best = membership->type;
  }
  return best;
}

}  // namespace proviso::ground
