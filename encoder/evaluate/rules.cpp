// Clauses: which of their rules apply, which prevail, and whether their demands are met.
//
//   Applies_r(a)  = W_r(a) and not X_r(a) and for no s overriding r: some b agreeing with a on the match: Prevails_s(b)
//   Prevails_s(b) = Applies_s(b)                for must, must not
//                 = Applies_s(b) and psi_s(b)   for may
//   Complies(C)   = for every rule r of C and every a with Applies_r(a): psi_r(a) (must), not psi_r(a) (must not)
//
// A right (`must be able to`) is no matter of one usage: it applies here, and is neither kept nor breached.
//
// Which rules override is asked of the clauses in force, and for `kept` and `applies` of the contract's own exceptions.
#include <algorithm>

#include "evaluate/evaluation.h"

namespace proviso::evaluate {

namespace {
constexpr auto met_by_anything = true;
}

bool Evaluation::complies(ClauseId id, ContractId exceptions_of) {
  if (const auto known = complies_.find({id, exceptions_of}); known != complies_.end()) return known->second;
  const auto violated = [&](RuleId rule) {
    return search_violations(
        rule, [] { return true; }, exceptions_of);
  };
  return complies_[{id, exceptions_of}] = std::ranges::none_of(analysis_.rules(id), violated);
}

bool Evaluation::applies(RuleId id, ContractId exceptions_of) {
  const Rule& rule = model_[id];
  if (rule.guard.valid() && !truth(rule.guard)) return false;
  if (std::ranges::any_of(rule.exceptions, [&](ExprId exception) { return truth(exception); })) return false;
  return overriding(id, exceptions_of) == nullptr;
}

bool Evaluation::prevails(RuleId id) { return applies(id) && (model_[id].deontic != syntax::Deontic::may || demand_met(id)); }

bool Evaluation::demand_met(RuleId id) {
  const Rule& rule = model_[id];
  const bool holds = rule.demand.valid() ? truth(rule.demand) : met_by_anything;
  return rule.deontic == syntax::Deontic::must_not ? !holds : holds;
}

bool Evaluation::overrides_now(RuleId id, ContractId exceptions_of) {
  const ClauseId clause = model_[id].clause;
  (exceptions_of.valid() ? kept_consulted_ : in_force_consulted_)[clause.value] = true;
  return counts(model_, scope_, clause, exceptions_of) && analysis_.selected(id);
}

bool Evaluation::is_version(ClauseId id) {
  kept_consulted_[id.value] = true;
  return scope_.versions[id.value];
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
    edge.key_count = key_count(types);
  }
  return *prepared;
}

const Override* Evaluation::overriding(RuleId id, ContractId exceptions_of) {
  const std::vector<Override>& overrides = model_[id].overridden_by;
  if (overrides.empty()) return nullptr;
  PreparedRule& rule = prepared(id);
  for (std::size_t i = 0; i < overrides.size(); ++i) {
    if (overrides_now(overrides[i].by, exceptions_of) && is_overridden(overrides[i], rule.edges[i], exceptions_of)) return &overrides[i];
  }
  return nullptr;
}

bool Evaluation::is_overridden(const Override& override_, PreparedRule::Edge& edge, ContractId exceptions_of) {
  if (!edge.key_count) return search_prevailing(override_, edge, exceptions_of);
  TruthMemo& truths = edge.truths.try_emplace(exceptions_of, *edge.key_count).first->second;
  const std::uint64_t at = key(edge.matched);
  if (const auto known = truths.find(at)) return *known;
  return truths.keep(at, search_prevailing(override_, edge, exceptions_of));
}

bool Evaluation::search_prevailing(const Override& override_, PreparedRule::Edge& edge, ContractId exceptions_of) {
  for (const auto& [by, of] : override_.match) {
    if (!universe_.is(slots_[of.value], model_[by].value.type)) return false;
    slots_[by.value] = slots_[of.value];
  }
  if (!edge.plan) edge.plan = plan_overriding(override_);
  return search(*edge.plan, [&] { return overriding(override_.by, exceptions_of) == nullptr; });
}

bool Evaluation::bind_overriding(RuleId overridden, const Override& override_, ContractId exceptions_of) {
  const auto number = static_cast<std::size_t>(&override_ - model_[overridden].overridden_by.data());
  return search_prevailing(override_, prepared(overridden).edges[number], exceptions_of);
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

bool Evaluation::search_violations(RuleId id, const std::function<bool()>& visit, ContractId exceptions_of) {
  const Rule& rule = model_[id];
  const bool forbids = rule.deontic == syntax::Deontic::must_not;
  if (!is_duty(rule) || (!rule.demand.valid() && !forbids)) return false;
  PreparedRule& prepared = this->prepared(id);
  if (!prepared.violations) {
    std::vector<Test> tests;
    if (rule.guard.valid()) analysis_.take_apart({rule.guard, true}, tests, nullptr);
    if (rule.demand.valid()) analysis_.take_apart({rule.demand, forbids}, tests, nullptr);
    for (const ExprId exception : rule.exceptions) analysis_.take_apart({exception, false}, tests, nullptr);
    prepared.violations = make_plan(analysis_, universe_, rule.variables, std::move(tests));
  }
  return search(*prepared.violations, [&] { return overriding(id, exceptions_of) == nullptr && visit(); });
}

}  // namespace proviso::evaluate
