#include "study/rewording.h"

#include <algorithm>
#include <utility>

#include "text/check.h"

namespace proviso::study {

using namespace model;

namespace {

ExpressionType boolean() { return {{Base::boolean, {}}, Shape::one}; }

// A step from one element of a type to another of the same root type, which the formula takes once; nothing if it is none. `from` and
// `to` are its ends.
struct OneStep {
  Step step;
  ExprId from, to;
};
std::optional<OneStep> step_of(const Model& model, const Expression& formula) {
  const auto root = [&](TypeId type) { return model[type].root; };
  if (formula.kind == ExpressionKind::tuple && formula.operands.size() == 2) {
    const Relation& relation = model[formula.relation_id];
    if (root(relation.columns[0]) != root(relation.columns[1])) return std::nullopt;
    return OneStep{{{}, formula.relation_id, {}}, formula.operands[0], formula.operands[1]};
  }
  const auto by_field = [&](ExprId value, ExprId other) -> std::optional<OneStep> {
    const Expression& read = model[value];
    if (read.kind != ExpressionKind::field) return std::nullopt;
    const Field& field = model[read.field_id];
    if (field.value.base != Base::element || model[field.value.type].is_enum || root(field.value.type) != root(field.owner))
      return std::nullopt;
    return OneStep{{read.field_id, {}, {}}, read.operands[0], other};
  };
  if (formula.kind == ExpressionKind::in) return by_field(formula.operands[1], formula.operands[0]);
  if (formula.kind != ExpressionKind::equal) return std::nullopt;
  if (auto step = by_field(formula.operands[0], formula.operands[1])) return step;
  return by_field(formula.operands[1], formula.operands[0]);
}

// The guard without its conjunct number `part`, or with `other` in its place.
ExprId with_part(Model& model, ExprId guard, std::uint32_t part, ExprId other) {
  std::vector<ExprId> parts = conjuncts_of(model, guard);
  CHECK(part < parts.size(), "a conjunct of the guard");
  if (other.valid())
    parts[part] = other;
  else
    parts.erase(parts.begin() + part);
  return parts.empty() ? ExprId{} : conjunction_of(model, std::move(parts));
}

void reword(Model& model, Rule& rule, const Rewording& rewording) {
  switch (rewording.kind) {
    case Rewording::Kind::drop_exception:
      std::erase_if(rule.overridden_by, [&](const Override& one) { return model[one.by].clause == rewording.by; });
      return;
    case Rewording::Kind::drop_unless:
      CHECK(rewording.part < rule.exceptions.size(), "an exception of the rule");
      rule.exceptions.erase(rule.exceptions.begin() + rewording.part);
      return;
    case Rewording::Kind::drop_condition:
      rule.guard = with_part(model, rule.guard, rewording.part, {});
      return;
    case Rewording::Kind::indirectly: {
      const ExprId part = conjuncts_of(model, rule.guard)[rewording.part];
      const std::optional<OneStep> step = step_of(model, model[part]);
      CHECK(step, "a conjunct that takes one step");
      Expression reaches = model[part];
      reaches.kind = ExpressionKind::reaches;
      reaches.operands = {step->from, step->to};
      reaches.relation_id = {};
      reaches.step = step->step;
      rule.guard = with_part(model, rule.guard, rewording.part, add_expression(model, std::move(reaches)));
      return;
    }
    case Rewording::Kind::pin_reading:
      CHECK(false, "a reading is pinned in a question");
  }
  CHECK(false, "a rewording without an effect");
}

void append_menu(const Model& model, RuleId id, std::vector<Rewording>& menu) {
  const Rule& rule = model[id];
  if (rule.deontic == syntax::Deontic::may) return;
  const auto put = [&](Rewording rewording) {
    rewording.rule = id;
    if (std::ranges::find(menu, rewording) == menu.end()) menu.push_back(rewording);
  };
  for (const Override& one : rule.overridden_by) put({.kind = Rewording::Kind::drop_exception, .by = model[one.by].clause});
  // The end of a contract is no exception that somebody worded.
  const ExprId ends = model[model[rule.clause].contract].ends;
  for (std::uint32_t i = 0; i < rule.exceptions.size(); ++i)
    if (!ends.valid() || rule.exceptions[i] != ends) put({.kind = Rewording::Kind::drop_unless, .part = i});
  if (!rule.guard.valid()) return;
  const std::vector<ExprId> parts = conjuncts_of(model, rule.guard);
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    // What is said of a subtype alone needs its `is`.
    if (model[parts[i]].kind != ExpressionKind::is_type) put({.kind = Rewording::Kind::drop_condition, .part = i});
    if (step_of(model, model[parts[i]])) put({.kind = Rewording::Kind::indirectly, .part = i});
  }
}

}  // namespace

std::vector<Rewording> menu_of(const Model& model, const std::vector<bool>& clauses) {
  std::vector<Rewording> menu;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (!clauses[i]) continue;
    for (const ClauseReading& reading : model.clauses[i].readings) {
      for (const RuleId rule : reading.rules) append_menu(model, rule, menu);
    }
  }
  return menu;
}

std::vector<ExprId> conjuncts_of(const Model& model, ExprId formula) {
  if (model[formula].kind != ExpressionKind::conjunction) return {formula};
  std::vector<ExprId> parts;
  for (const ExprId operand : model[formula].operands) {
    const std::vector<ExprId> inner = conjuncts_of(model, operand);
    parts.insert(parts.end(), inner.begin(), inner.end());
  }
  return parts;
}

void reword(Model& model, const Rewording& rewording) {
  Rule rule = model[rewording.rule];
  reword(model, rule, rewording);
  model.rules[rewording.rule.value] = std::move(rule);
}

ClauseId add_reworded_copy(Model& model, const Rewording& rewording) {
  Rule rule = model[rewording.rule];
  reword(model, rule, rewording);
  const ContractId contract_id{static_cast<std::uint32_t>(model.contracts.size())};
  const ClauseId clause_id{static_cast<std::uint32_t>(model.clauses.size())};
  const RuleId rule_id{static_cast<std::uint32_t>(model.rules.size())};
  Clause clause = model[rule.clause];
  Contract contract = model[clause.contract];

  // What counts in `kept` of the original counts here: its contract's clauses and their exceptions.
  std::vector<ClauseId> exceptions = contract.exceptions;
  exceptions.insert(exceptions.end(), contract.clauses.begin(), contract.clauses.end());
  exceptions.push_back(clause_id);
  std::ranges::sort(exceptions);
  exceptions.erase(std::ranges::unique(exceptions).begin(), exceptions.end());
  contract.exceptions = std::move(exceptions);
  contract.clauses = {clause_id};
  model.contracts.push_back(std::move(contract));

  rule.clause = clause_id;
  rule.reading = 0;
  model.rules.push_back(std::move(rule));

  clause.contract = contract_id;
  clause.by = {};
  clause.until = {};
  clause.ambiguity = {};
  clause.readings = {ClauseReading{{}, 1, {rule_id}}};
  model.clauses.push_back(std::move(clause));
  return clause_id;
}

ExprId add_expression(Model& model, Expression expression) {
  const ExprId id{static_cast<std::uint32_t>(model.expressions.size())};
  model.expressions.push_back(std::move(expression));
  return id;
}

ExprId negation_of(Model& model, ExprId formula) {
  Expression expression;
  expression.kind = ExpressionKind::negation;
  expression.span = model[formula].span;
  expression.type = boolean();
  expression.operands = {formula};
  return add_expression(model, std::move(expression));
}

ExprId conjunction_of(Model& model, std::vector<ExprId> formulas) {
  CHECK(!formulas.empty(), "a conjunction of something");
  if (formulas.size() == 1) return formulas.front();
  Expression expression;
  expression.kind = ExpressionKind::conjunction;
  expression.span = model[formulas.front()].span;
  expression.type = boolean();
  expression.operands = std::move(formulas);
  return add_expression(model, std::move(expression));
}

ExprId kept(Model& model, std::vector<ClauseId> clauses) {
  Expression expression;
  expression.kind = ExpressionKind::kept;
  expression.type = boolean();
  expression.clauses = std::move(clauses);
  return add_expression(model, std::move(expression));
}

}  // namespace proviso::study
