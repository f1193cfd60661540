#include "evaluate/analysis.h"

#include <algorithm>

namespace proviso::evaluate {

namespace {

constexpr std::uint32_t cost_limit = 1'000'000;
constexpr std::size_t merged_at_most = 8;  // variables: planning is cubic in them

bool searches(const Expression& e) { return !e.variables.empty() || e.kind == ExpressionKind::kept || e.kind == ExpressionKind::applies; }

}  // namespace

Analysis::Analysis(const Model& model, const Selection& selection)
    : model_(model), selection_(selection), term_costs_(model.terms.size(), 0), consulted_(model.ambiguities.size(), false) {}

// The only reading, if there is no ambiguity.
std::uint32_t Analysis::reading(AmbiguityId ambiguity) {
  if (!ambiguity.valid()) return 0;
  consulted_[ambiguity.value] = true;
  return selection_[ambiguity.value];
}

const Reading& Analysis::meaning(TermId id) {
  const Term& term = model_[id];
  return term.readings[reading(term.ambiguity)];
}

const std::vector<RuleId>& Analysis::rules(ClauseId id) {
  const Clause& clause = model_[id];
  return clause.readings[reading(clause.ambiguity)].rules;
}

bool Analysis::selected(RuleId id) {
  const Rule& rule = model_[id];
  return reading(model_[rule.clause].ambiguity) == rule.reading;
}

const std::vector<VarId>& Analysis::free_variables(ExprId id) {
  Facts& facts = facts_[id.value];
  if (facts.free_known) return facts.free;
  const Expression& e = model_[id];
  std::vector<VarId> free;
  const auto add = [&](ExprId part) {
    const std::vector<VarId>& of_part = free_variables(part);
    free.insert(free.end(), of_part.begin(), of_part.end());
  };
  if (e.kind == ExpressionKind::variable) free.push_back(e.variable_id);
  for (const ExprId operand : e.operands) {
    if (operand.valid()) add(operand);
  }
  if (e.guard.valid()) add(e.guard);
  std::ranges::sort(free);
  free.erase(std::ranges::unique(free).begin(), free.end());
  for (const VarId bound : e.variables) std::erase(free, bound);
  facts.free = std::move(free);
  facts.free_known = true;
  return facts.free;
}

bool Analysis::is_free(VarId variable, ExprId id) { return std::ranges::binary_search(free_variables(id), variable); }

std::uint32_t Analysis::cost(ExprId id) {
  Facts& facts = facts_[id.value];
  if (facts.cost != 0) return facts.cost;
  const Expression& e = model_[id];
  std::uint64_t cost = searches(e) ? dear : 1;
  for (const ExprId operand : e.operands) {
    if (operand.valid()) cost += this->cost(operand);
  }
  if (e.guard.valid()) cost += this->cost(e.guard);
  if (e.kind == ExpressionKind::predicate || e.kind == ExpressionKind::function) cost += this->cost(e.term_id);
  facts.cost = static_cast<std::uint32_t>(std::min<std::uint64_t>(cost, cost_limit));
  return facts.cost;
}

// A cost estimate does not affect the answer, so the readings that it uses are not recorded.
std::uint32_t Analysis::cost(TermId id) {
  std::uint32_t& cost = term_costs_[id.value];
  if (cost != 0) return cost;
  const Term& term = model_[id];
  cost = this->cost(term.readings[term.ambiguity.valid() ? selection_[term.ambiguity.value] : 0].meaning);
  return cost;
}

bool Analysis::is_element(ExprId id) const {
  const ExpressionType& type = model_[id].type;
  return type.value.base == Base::element && type.shape != Shape::set;
}

// Syntactically equal; supports the expressions that occur in keys: variables, fields and calls.
bool Analysis::same(ExprId a, ExprId b) const {
  const Expression& x = model_[a];
  const Expression& y = model_[b];
  if (a == b) return true;
  if (x.kind != y.kind || x.variable_id != y.variable_id || x.field_id != y.field_id || x.term_id != y.term_id) return false;
  if (x.kind != ExpressionKind::variable && x.kind != ExpressionKind::field && x.kind != ExpressionKind::function) return false;
  return std::ranges::equal(x.operands, y.operands, [&](ExprId p, ExprId q) { return same(p, q); });
}

// Collects the largest element-valued subexpressions without `bound` variables.
bool Analysis::collect_keys(ExprId id, std::vector<VarId>& bound, std::vector<ExprId>& keys) {
  const std::vector<VarId>& free = free_variables(id);
  const auto is_bound = [&](VarId v) { return std::ranges::find(bound, v) != bound.end(); };
  if (std::ranges::all_of(free, is_bound)) return true;
  if (is_element(id) && std::ranges::none_of(free, is_bound)) {
    if (std::ranges::none_of(keys, [&](ExprId key) { return same(key, id); })) keys.push_back(id);
    return true;
  }
  const Expression& e = model_[id];
  if (e.kind == ExpressionKind::variable) return false;  // of a value type
  const std::size_t outer = bound.size();
  bound.insert(bound.end(), e.variables.begin(), e.variables.end());
  bool found = !e.guard.valid() || collect_keys(e.guard, bound, keys);
  for (const ExprId operand : e.operands) found = found && (!operand.valid() || collect_keys(operand, bound, keys));
  bound.resize(outer);
  return found;
}

std::optional<std::vector<ExprId>> Analysis::keys(ExprId id) {
  const Expression& e = model_[id];
  std::vector<VarId> bound = e.variables;
  std::vector<ExprId> keys;
  bool found = !e.guard.valid() || collect_keys(e.guard, bound, keys);
  for (const ExprId operand : e.operands) found = found && (!operand.valid() || collect_keys(operand, bound, keys));
  if (!found || keys.size() > keys_at_most) return std::nullopt;
  return keys;
}

// A quantifier that depends on few of the current elements is better evaluated alone, because its results are cached.
bool Analysis::worth_merging(ExprId quantifier) {
  const auto keys = this->keys(quantifier);
  if (!keys) return true;
  return std::ranges::any_of(*keys, [&](ExprId key) { return model_[key].kind == ExpressionKind::variable; });
}

void Analysis::take_apart(Test test, std::vector<Test>& tests, std::vector<VarId>* variables) {
  const Expression& e = model_[test.formula];
  const auto all = [&](bool expected) {
    for (const ExprId operand : e.operands) take_apart({operand, expected}, tests, variables);
  };
  const auto merge = [&](bool body_expected) {
    variables->insert(variables->end(), e.variables.begin(), e.variables.end());
    if (e.guard.valid()) take_apart({e.guard, true}, tests, variables);
    if (!e.operands.empty() && e.operands[0].valid()) take_apart({e.operands[0], body_expected}, tests, variables);
  };
  const auto merges = [&] {
    return variables != nullptr && variables->size() + e.variables.size() <= merged_at_most && worth_merging(test.formula);
  };
  if (e.kind == ExpressionKind::conjunction && test.expected) return all(true);
  if (e.kind == ExpressionKind::disjunction && !test.expected) return all(false);
  if (e.kind == ExpressionKind::negation) return all(!test.expected);
  if (e.kind == ExpressionKind::implication && !test.expected) {
    take_apart({e.operands[0], true}, tests, variables);
    take_apart({e.operands[1], false}, tests, variables);
    return;
  }
  if (e.kind == ExpressionKind::some && test.expected && merges()) return merge(true);
  if (e.kind == ExpressionKind::no && !test.expected && merges()) return merge(true);
  if (e.kind == ExpressionKind::every && !test.expected && merges()) return merge(false);
  tests.push_back(test);
}

}  // namespace proviso::evaluate
