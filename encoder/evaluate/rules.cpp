// Clauses: which of their rules apply, which prevail, and whether their demands are met.
//
//   Applies_r(a)  = W_r(a) and not X_r(a) and for no s overriding r: some b agreeing with a on the match: Prevails_s(b)
//   Prevails_s(b) = Applies_s(b)                for must, must not
//                 = Applies_s(b) and psi_s(b)   for may
//   Complies(C)   = for every rule r of C and every a with Applies_r(a): psi_r(a) (must), not psi_r(a) (must not)
#include <algorithm>

#include "evaluate/evaluation.h"

namespace proviso::evaluate {

namespace {
constexpr auto met_by_anything = true;
}

bool Evaluation::complies(ClauseId id) {
  std::optional<bool>& known = complies_[id.value];
  if (!known) {
    known = std::ranges::none_of(analysis_.rules(id), [&](RuleId rule) { return search_violations(rule, [] { return true; }); });
  }
  return *known;
}

bool Evaluation::applies(RuleId id) {
  const Rule& rule = model_[id];
  if (rule.guard.valid() && !truth(rule.guard)) return false;
  if (std::ranges::any_of(rule.exceptions, [&](ExprId exception) { return truth(exception); })) return false;
  return overriding(id) == nullptr;
}

bool Evaluation::prevails(RuleId id) { return applies(id) && (model_[id].deontic != syntax::Deontic::may || demand_met(id)); }

bool Evaluation::demand_met(RuleId id) {
  const Rule& rule = model_[id];
  const bool holds = rule.demand.valid() ? truth(rule.demand) : met_by_anything;
  return rule.deontic == syntax::Deontic::must_not ? !holds : holds;
}

bool Evaluation::overrides_now(RuleId id) {
  const ClauseId clause = model_[id].clause;
  in_force_consulted_[clause.value] = true;
  return scope_.in_force(clause) && analysis_.selected(id);
}

bool Evaluation::takes(RuleId id, const std::vector<ExprId>& operands, const std::vector<Index>& elements) {
  const std::vector<VarId>& variables = model_[id].variables;
  if (variables.size() != elements.size()) return false;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const TypeId type = model_[variables[i]].value.type;
    if (model_[type].root != model_[model_[operands[i]].type.value.type].root || !universe_.is(elements[i], type)) return false;
  }
  for (std::size_t i = 0; i < variables.size(); ++i) slots_[variables[i].value] = elements[i];
  return true;
}

Evaluation::PreparedRule& Evaluation::prepared(RuleId id) {
  std::unique_ptr<PreparedRule>& prepared = prepared_rules_[id.value];
  if (prepared) return *prepared;
  prepared = std::make_unique<PreparedRule>();
  for (const Override& override_ : model_[id].overridden_by) {
    PreparedRule::Edge& edge = prepared->edges.emplace_back();
    for (const auto& [by, of] : override_.match) edge.matched.push_back(of);
    std::vector<TypeId> types;
    for (const VarId variable : edge.matched) types.push_back(model_[variable].value.type);
    if (const auto count = key_count(types)) edge.truths = std::make_unique<TruthMemo>(*count);
  }
  return *prepared;
}

const Override* Evaluation::overriding(RuleId id) {
  const std::vector<Override>& overrides = model_[id].overridden_by;
  if (overrides.empty()) return nullptr;
  PreparedRule& rule = prepared(id);
  for (std::size_t i = 0; i < overrides.size(); ++i) {
    if (overrides_now(overrides[i].by) && is_overridden(overrides[i], rule.edges[i])) return &overrides[i];
  }
  return nullptr;
}

bool Evaluation::is_overridden(const Override& override_, PreparedRule::Edge& edge) {
  if (!edge.truths) return search_prevailing(override_, edge);
  const std::uint64_t at = key(edge.matched);
  if (const auto known = edge.truths->find(at)) return *known;
  return edge.truths->keep(at, search_prevailing(override_, edge));
}

bool Evaluation::search_prevailing(const Override& override_, PreparedRule::Edge& edge) {
  for (const auto& [by, of] : override_.match) {
    if (!universe_.is(slots_[of.value], model_[by].value.type)) return false;
    slots_[by.value] = slots_[of.value];
  }
  if (!edge.plan) edge.plan = plan_overriding(override_);
  return search(*edge.plan, [&] { return overriding(override_.by) == nullptr; });
}

bool Evaluation::bind_overriding(RuleId overridden, const Override& override_) {
  const auto number = static_cast<std::size_t>(&override_ - model_[overridden].overridden_by.data());
  return search_prevailing(override_, prepared(overridden).edges[number]);
}

// Finds values for the variables that are not matched such that the rule prevails. The rule's own overrides are not part of the plan.
Plan Evaluation::plan_overriding(const Override& override_) {
  const Rule& rule = model_[override_.by];
  std::vector<VarId> unmatched = rule.variables;
  for (const auto& [by, of] : override_.match) std::erase(unmatched, by);
  std::vector<Test> tests;
  if (rule.guard.valid()) analysis_.take_apart({rule.guard, true}, tests, nullptr);
  if (rule.deontic == syntax::Deontic::may && rule.demand.valid()) analysis_.take_apart({rule.demand, true}, tests, nullptr);
  for (const ExprId exception : rule.exceptions) analysis_.take_apart({exception, false}, tests, nullptr);
  return make_plan(analysis_, universe_, std::move(unmatched), std::move(tests));
}

bool Evaluation::search_violations(RuleId id, const std::function<bool()>& visit) {
  const Rule& rule = model_[id];
  const bool forbids = rule.deontic == syntax::Deontic::must_not;
  if (rule.deontic == syntax::Deontic::may || (!rule.demand.valid() && !forbids)) return false;
  PreparedRule& prepared = this->prepared(id);
  if (!prepared.violations) {
    std::vector<Test> tests;
    if (rule.guard.valid()) analysis_.take_apart({rule.guard, true}, tests, nullptr);
    if (rule.demand.valid()) analysis_.take_apart({rule.demand, forbids}, tests, nullptr);
    for (const ExprId exception : rule.exceptions) analysis_.take_apart({exception, false}, tests, nullptr);
    prepared.violations = make_plan(analysis_, universe_, rule.variables, std::move(tests));
  }
  return search(*prepared.violations, [&] { return overriding(id) == nullptr && visit(); });
}

}  // namespace proviso::evaluate
