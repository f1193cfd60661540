#include "solve/mbqi/instantiation_store.h"

#include <algorithm>

#include "solve/query/query_features.h"
#include "text/check.h"

namespace proviso::solve {

using namespace logic;

bool Herbrand::is_existential(const Obligation& obligation) const {
  return (arena_.kind(obligation.formula) == Kind::forall) != obligation.holds;
}

Formula Herbrand::consequence(const Obligation& obligation, const std::vector<Term>& terms) {
  const auto variables = arena_.variables(obligation.formula);
  const Formula body = arena_.children(obligation.formula)[0];
  if (arena_.kind(obligation.formula) == Kind::at_least) {
    std::vector<Formula> all;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      all.push_back(arena_.substitute(body, {{variables[0], terms[i]}}));
      for (std::size_t j = 0; j < i; ++j) all.push_back(arena_.negation(arena_.equal(terms[j], terms[i])));
    }
    const Formula some = arena_.conjunction(std::move(all));
    return obligation.holds ? some : arena_.negation(some);
  }
  std::vector<std::pair<VariableId, Term>> replacements;
  for (std::size_t i = 0; i < terms.size(); ++i) replacements.emplace_back(variables[i], terms[i]);
  const Formula instance = arena_.substitute(body, replacements);
  return obligation.holds ? instance : arena_.negation(instance);
}

VariableId Herbrand::constant_like(VariableId variable, std::uint32_t depth) {
  const VariableId constant = arena_.fresh_variable(arena_.sort(variable), arena_.name(variable), arena_.span(variable));
  constant_depth_[constant.value] = depth;
  return constant;
}

const Instance& Herbrand::witness(const Obligation& obligation) {
  if (const Instance* known = known_witness(obligation)) return *known;
  const auto bound = arena_.variables(obligation.formula);
  const std::vector<VariableId> variables(bound.begin(), bound.end());
  const std::uint32_t depth = this->depth(obligation.formula) + 1;
  std::vector<Term> constants;
  const bool counts = arena_.kind(obligation.formula) == Kind::at_least;
  const std::size_t count = counts ? static_cast<std::size_t>(least(arena_, obligation.formula)) : variables.size();
  for (std::size_t i = 0; i < count; ++i) constants.push_back(arena_.variable(constant_like(variables[counts ? 0 : i], depth)));
  const Formula says = consequence(obligation, constants);
  return witnesses_.emplace(obligation, Instance{says, std::move(constants)}).first->second;
}

const Instance* Herbrand::known_witness(const Obligation& obligation) const {
  const auto known = witnesses_.find(obligation);
  return known == witnesses_.end() ? nullptr : &known->second;
}

bool Herbrand::is_closed(Node node) const {
  return std::ranges::all_of(arena_.free_variables(node), [&](VariableId v) { return constant_depth_.contains(v.value); });
}

std::uint32_t Herbrand::depth(Node node) {
  if (arena_.kind(node) == Kind::variable) {
    const auto constant = constant_depth_.find(arena_.variable_of(node).value);
    return constant == constant_depth_.end() ? 0 : constant->second;
  }
  const auto known = depth_.find(node.id);
  if (known != depth_.end()) return known->second;
  std::uint32_t result = 0;
  for (Node child : arena_.children(node)) result = std::max(result, depth(child));
  const bool deeper = arena_.kind(node) == Kind::application && !arena_.children(node).empty() && is_closed(node) &&
                      theory_.signature[arena_.sort(node)].kind == SortKind::open;
  if (deeper) ++result;
  depth_.emplace(node.id, result);
  return result;
}

const std::vector<Term>& Herbrand::closed_terms(Node node) {
  const auto [place, is_new] = closed_terms_.try_emplace(node.id);
  if (is_new) {
    std::set<Node> seen;
    collect_closed_terms(node, seen, place->second);
  }
  return place->second;
}

void Herbrand::collect_closed_terms(Node node, std::set<Node>& seen, std::vector<Term>& result) const {
  if (!seen.insert(node).second) return;
  const Kind kind = arena_.kind(node);
  if ((kind == Kind::variable || kind == Kind::application) && is_closed(node)) result.push_back(node);
  for (Node child : arena_.children(node)) collect_closed_terms(child, seen, result);
}

bool Herbrand::add(const Obligation& obligation, Instance instance) {
  if (!known_.emplace(obligation, instance.says).second) return false;
  instances_[obligation].push_back(std::move(instance));
  return true;
}

const std::vector<Instance>& Herbrand::instances(const Obligation& obligation) const {
  static const std::vector<Instance> none;
  const auto found = instances_.find(obligation);
  return found == instances_.end() ? none : found->second;
}

}  // namespace proviso::solve
