#include "model/override_conditions.h"

#include <algorithm>

namespace proviso::model {

OverrideConditions::OverrideConditions(const Model& original, bool with_always)
    : original_(original),
      model_(original),
      with_always_(with_always),
      further_(original.clauses.size()),
      terms_(original.clauses.size()),
      rules_(original.rules.size()) {
  model_.examples.clear();
  std::vector<bool> overrides(original.rules.size(), false);
  for (const Rule& rule : original.rules)
    for (const Override& one : rule.overridden_by) overrides[one.by.value] = true;
  for (std::uint32_t i = 0; i < original.clauses.size(); ++i) {
    const auto overriding = [&](const ClauseReading& reading) {
      return std::ranges::any_of(reading.rules, [&](RuleId rule) { return overrides[rule.value]; });
    };
    if (std::ranges::any_of(original.clauses[i].readings, overriding)) add_clause(ClauseId{i});
  }
  for (Contract& contract : model_.contracts) {
    for (const ClauseId clause : std::vector(contract.exceptions))
      if (further_[clause.value]) contract.exceptions.push_back(*further_[clause.value]);
    std::ranges::sort(contract.exceptions);
  }
  // Each override by a rule becomes an override by the rule that represents it.
  for (Rule& rule : model_.rules) {
    for (Override& one : rule.overridden_by) {
      const std::vector<VarId>& before = original_[one.by].variables;
      one.by = *rules_[one.by.value];
      for (auto& [of_by, of_overridden] : one.match) {
        const auto at = std::ranges::find(before, of_by);
        of_by = model_[one.by].variables[static_cast<std::size_t>(at - before.begin())];
      }
    }
  }
}

void OverrideConditions::add_clause(ClauseId id) {
  const ClauseId further{static_cast<std::uint32_t>(model_.clauses.size())};
  further_[id.value] = further;
  Clause clause = original_[id];
  model_.clauses.push_back(clause);
  for (ClauseReading& reading : clause.readings)
    for (RuleId& rule : reading.rules) {
      rules_[rule.value] = add_rule(rule, further);
      rule = *rules_[rule.value];
    }
  model_.clauses.back() = std::move(clause);
}

// Its variables are new; the variables of the original become parameters of the term.
RuleId OverrideConditions::add_rule(RuleId id, ClauseId further) {
  const Rule& original = original_[id];
  const TermId term{static_cast<std::uint32_t>(model_.terms.size())};
  model_.terms.push_back(
      {original_[original.clause].heading, original.variables, {{Base::boolean, {}}, Shape::one}, {{{}, condition(original)}}, {}, {}});
  if (with_always_) {
    const AmbiguityId ambiguity{static_cast<std::uint32_t>(model_.ambiguities.size())};
    model_.ambiguities.push_back({term, {}});
    model_.terms.back().ambiguity = ambiguity;
    model_.terms.back().readings.push_back({{}, formula(ExpressionKind::truth, {})});
    model_.expressions.back().flag = true;
  }
  terms_[original.clause.value].push_back(term);
  clauses_.push_back(original.clause);

  Rule rule = original;
  std::vector<ExprId> operands;
  for (VarId& variable : rule.variables) {
    const Variable declared = original_[variable];
    const VarId own{static_cast<std::uint32_t>(model_.variables.size())};
    model_.variables.push_back(declared);
    for (Override& one : rule.overridden_by)
      for (auto& [of_by, of_overridden] : one.match)
        if (of_overridden == variable) of_overridden = own;
    operands.push_back(formula(ExpressionKind::variable, {}));
    model_.expressions.back().type.value = declared.value;
    model_.expressions.back().variable_id = own;
    variable = own;
  }
  rule.clause = further;
  rule.guard = formula(ExpressionKind::predicate, std::move(operands));
  model_.expressions.back().term_id = term;
  model_.expressions.back().span = rule.span;
  rule.deontic = syntax::Deontic::may;
  rule.demand = {};
  rule.exceptions.clear();
  const RuleId result{static_cast<std::uint32_t>(model_.rules.size())};
  model_.rules.push_back(std::move(rule));
  return result;
}

ExprId OverrideConditions::condition(const Rule& rule) {
  std::vector<ExprId> parts;
  if (rule.guard.valid()) parts.push_back(rule.guard);
  for (const ExprId exception : rule.exceptions) parts.push_back(formula(ExpressionKind::negation, {exception}));
  if (rule.deontic == syntax::Deontic::may && rule.demand.valid()) parts.push_back(rule.demand);
  if (parts.size() == 1) return parts.front();
  if (!parts.empty()) return formula(ExpressionKind::conjunction, std::move(parts));
  const ExprId verum = formula(ExpressionKind::truth, {});
  model_.expressions.back().flag = true;
  return verum;
}

ExprId OverrideConditions::formula(ExpressionKind kind, std::vector<ExprId> operands) {
  Expression e;
  e.kind = kind;
  e.operands = std::move(operands);
  model_.expressions.push_back(std::move(e));
  return ExprId{static_cast<std::uint32_t>(model_.expressions.size() - 1)};
}

Scope OverrideConditions::scope(const Scope& scope) const {
  Scope result = scope;
  result.clauses.resize(model_.clauses.size(), false);
  result.versions.resize(model_.clauses.size(), false);
  result.standing.resize(model_.clauses.size(), false);
  for (std::uint32_t i = 0; i < further_.size(); ++i) {
    if (!further_[i]) continue;
    result.clauses[further_[i]->value] = scope.clauses[i];
    result.versions[further_[i]->value] = scope.versions[i];
    result.standing[further_[i]->value] = scope.standing[i];
  }
  return result;
}

Scope OverrideConditions::without(Scope scope, ClauseId id) const {
  if (further_[id.value]) scope.clauses[further_[id.value]->value] = scope.standing[further_[id.value]->value] = false;
  return scope;
}

OpenReadings OverrideConditions::open(const OpenReadings& open) const {
  OpenReadings result = open;
  while (result.size() < model_.ambiguities.size()) result.push_back({0});
  return result;
}

OpenReadings OverrideConditions::always(OpenReadings open, ClauseId id) const {
  for (const TermId term : terms_of(id))
    if (const AmbiguityId a = model_[term].ambiguity; a.valid()) open[a.value] = {1};
  return open;
}

const std::vector<TermId>& OverrideConditions::terms_of(ClauseId id) const { return terms_[id.value]; }

std::optional<ClauseId> OverrideConditions::clause_of(TermId id) const {
  if (id.value < original_.terms.size()) return std::nullopt;
  return clauses_[id.value - original_.terms.size()];
}

}  // namespace proviso::model
