#include "logic/canonical_form.h"

#include "logic/kind_traits.h"

namespace proviso::logic {

Node CanonicalForm::of(Node node) {
  Scope outermost;
  return of(node, outermost);
}

Node CanonicalForm::of(Node node, Scope& scope) {
  if (const auto known = scope.done.find(node); known != scope.done.end()) return known->second;
  if (arena_.kind(node) == Kind::variable) {
    const auto named = scope.names.find(arena_.variable_of(node));
    return named == scope.names.end() ? node : arena_.variable(named->second);
  }
  Scope inner;
  Scope* within = &scope;
  std::vector<VariableId> bound;
  if (!arena_.variables(node).empty()) {
    inner.names = scope.names;
    inner.counts = scope.counts;
    within = &inner;
    const std::vector<VariableId> variables(arena_.variables(node).begin(), arena_.variables(node).end());
    for (VariableId variable : variables) {
      const SortId sort = arena_.sort(variable);
      const std::size_t around = inner.counts[sort]++;
      std::vector<VariableId>& names = names_[sort];
      if (around == names.size()) names.push_back(arena_.fresh_variable(sort, arena_.name(variable)));
      bound.push_back(inner.names[variable] = names[around]);
    }
  }
  const std::vector<Node> children(arena_.children(node).begin(), arena_.children(node).end());
  std::vector<Node> parts;
  for (std::size_t i = 0; i < children.size(); ++i) {
    parts.push_back(of(children[i], binds_in(arena_.kind(node), i) ? *within : scope));
  }
  const Node result = arena_.rebuilt(node, std::move(parts), std::move(bound));
  scope.done.emplace(node, result);
  return result;
}

}  // namespace proviso::logic
