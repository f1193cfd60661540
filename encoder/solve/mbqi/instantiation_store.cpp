#include "solve/mbqi/instantiation_store.h"

#include <algorithm>

#include "solve/query/query_features.h"
#include "text/check.h"
#include "text/meter.h"

namespace proviso::solve {

using namespace logic;

bool InstantiationStore::is_existential(const QuantifiedLiteral& literal) const {
  return (arena_.kind(literal.formula) == Kind::forall) != literal.holds;
}

Formula InstantiationStore::consequence(const QuantifiedLiteral& literal, const std::vector<Term>& terms) {
  const auto variables = arena_.variables(literal.formula);
  const Formula body = arena_.children(literal.formula)[0];
  if (arena_.kind(literal.formula) == Kind::at_least) {
    std::vector<Formula> all;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      all.push_back(arena_.substitute(body, {{variables[0], terms[i]}}));
      for (std::size_t j = 0; j < i; ++j) all.push_back(arena_.negation(arena_.equal(terms[j], terms[i])));
    }
    const Formula some = arena_.conjunction(std::move(all));
    return literal.holds ? some : arena_.negation(some);
  }
  std::vector<std::pair<VariableId, Term>> replacements;
  for (std::size_t i = 0; i < terms.size(); ++i) replacements.emplace_back(variables[i], terms[i]);
  const Formula instance = arena_.substitute(body, replacements);
  return literal.holds ? instance : arena_.negation(instance);
}

VariableId InstantiationStore::constant_like(VariableId variable, std::uint32_t depth) {
  const VariableId constant = arena_.fresh_variable(arena_.sort(variable), arena_.name(variable), arena_.span(variable));
  constant_depth_[constant.value] = depth;
  return constant;
}

const Instance& InstantiationStore::witness(const QuantifiedLiteral& literal) {
  if (const Instance* known = known_witness(literal)) return *known;
  const auto bound = arena_.variables(literal.formula);
  const std::vector<VariableId> variables(bound.begin(), bound.end());
  const std::uint32_t depth = this->depth(literal.formula) + 1;
  std::vector<Term> constants;
  const bool counts = arena_.kind(literal.formula) == Kind::at_least;
  const std::size_t count = counts ? static_cast<std::size_t>(least(arena_, literal.formula)) : variables.size();
  for (std::size_t i = 0; i < count; ++i) constants.push_back(arena_.variable(constant_like(variables[counts ? 0 : i], depth)));
  const Formula says = consequence(literal, constants);
  return witnesses_.emplace(literal, Instance{says, std::move(constants)}).first->second;
}

const Instance* InstantiationStore::known_witness(const QuantifiedLiteral& literal) const {
  const auto known = witnesses_.find(literal);
  return known == witnesses_.end() ? nullptr : &known->second;
}

bool InstantiationStore::is_closed(Node node) const {
  return std::ranges::all_of(arena_.free_variables(node), [&](VariableId v) { return constant_depth_.contains(v.value); });
}

std::uint32_t InstantiationStore::depth(Node node) {
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

const std::vector<Term>& InstantiationStore::closed_terms(Node node) {
  const auto [place, is_new] = closed_terms_.try_emplace(node.id);
  if (is_new) {
    std::set<Node> seen;
    collect_closed_terms(node, seen, place->second);
  }
  return place->second;
}

void InstantiationStore::collect_closed_terms(Node node, std::set<Node>& seen, std::vector<Term>& result) const {
  if (!seen.insert(node).second) return;
  const Kind kind = arena_.kind(node);
  if ((kind == Kind::variable || kind == Kind::application) && is_closed(node)) result.push_back(node);
  for (Node child : arena_.children(node)) collect_closed_terms(child, seen, result);
}

bool InstantiationStore::add(const QuantifiedLiteral& literal, Instance instance) {
  if (!known_.emplace(literal, instance.says).second) return false;
  meter().count("mbqi instances");
  instances_[literal].push_back(std::move(instance));
  return true;
}

const std::vector<Instance>& InstantiationStore::instances(const QuantifiedLiteral& literal) const {
  static const std::vector<Instance> none;
  const auto found = instances_.find(literal);
  return found == instances_.end() ? none : found->second;
}

}  // namespace proviso::solve
