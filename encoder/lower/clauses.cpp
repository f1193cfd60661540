// The demands of clauses: when a rule applies, what overrides it, and what it demands (language reference, "Clauses").
//
// Applies(r) is lowered once, over the variables of the rule. Where another rule or a formula refers to it, these variables are
// substituted. The propositions InForce and Reads say whether an overriding rule counts. Within `kept` and `applies`, Standing
// takes the place of InForce, and only the exceptions of the contract count.
#include <algorithm>

#include "lower/lowering.h"
#include "text/check.h"

namespace proviso::lower {

using syntax::Deontic;

Formula Lowering::applies(model::RuleId id, model::ContractId exceptions_of) {
  if (const auto known = applies_.find({id, exceptions_of}); known != applies_.end()) return known->second;
  const model::Rule& rule = model_[id];
  std::vector<Formula> all = conditions(rule);
  for (const model::Override& by : rule.overridden_by) all.push_back(arena_.negation(overridden(by, arena_.verum(), exceptions_of)));
  return applies_[{id, exceptions_of}] = arena_.conjunction(std::move(all));
}

std::vector<Formula> Lowering::conditions(const model::Rule& rule) {
  std::vector<Formula> all;
  if (rule.guard.valid()) all.push_back(formula(rule.guard));
  for (model::ExprId exception : rule.exceptions) all.push_back(arena_.negation(formula(exception)));
  return all;
}

Formula Lowering::case_of(model::RuleId id, std::vector<Formula> also) {
  const model::Rule& rule = model_[id];
  const std::vector<VariableId> variables = own(rule.variables);
  std::vector<Formula> all = conditions(rule);
  all.insert(all.begin(), typed(variables));
  all.insert(all.end(), also.begin(), also.end());
  return arena_.conjunction(
      {reads(model_[rule.clause].ambiguity, rule.reading), arena_.exists(variables, arena_.conjunction(std::move(all)))});
}

Formula Lowering::demanded(model::RuleId id) {
  const model::Rule& rule = model_[id];
  const Formula demand = rule.demand.valid() ? formula(rule.demand) : arena_.verum();
  return rule.deontic == Deontic::must_not ? arena_.negation(demand) : demand;
}

Formula Lowering::prevails(model::RuleId id, model::ContractId exceptions_of) {
  const model::Rule& rule = model_[id];
  std::vector<Formula> all{typed(own(rule.variables)), applies(id, exceptions_of)};
  if (rule.deontic == Deontic::may && rule.demand.valid()) all.push_back(formula(rule.demand));
  return arena_.conjunction(std::move(all));
}

Formula Lowering::is_version(model::ClauseId id) {
  const SymbolId symbol = symbols_.versions[id.value];
  return symbol.valid() ? arena_.atom(symbol, {}) : arena_.verum();
}

Formula Lowering::counts(model::RuleId id, model::ContractId exceptions_of) {
  const model::Rule& rule = model_[id];
  if (exceptions_of.valid() && !std::ranges::binary_search(model_[exceptions_of].exceptions, rule.clause)) return arena_.falsum();
  const SymbolId counts = (exceptions_of.valid() ? symbols_.standing : symbols_.in_force)[rule.clause.value];
  return arena_.conjunction({arena_.atom(counts, {}), reads(model_[rule.clause].ambiguity, rule.reading)});
}

Formula Lowering::overridden(const model::Override& override, Formula also, model::ContractId exceptions_of) {
  const Formula by_counts = counts(override.by, exceptions_of);
  if (by_counts == arena_.falsum()) return by_counts;
  const std::vector<VariableId> variables = own(model_[override.by].variables);
  std::vector<VariableId> unmatched = variables;
  std::vector<std::pair<VariableId, Term>> matched;
  for (const auto& [of_by, of_overridden] : override.match) {
    std::erase(unmatched, own(of_by));
    matched.emplace_back(own(of_by), arena_.variable(own(of_overridden)));
  }
  const Formula some =
      arena_.substitute(arena_.exists(unmatched, arena_.conjunction({prevails(override.by, exceptions_of), also})), matched);
  return arena_.conjunction({by_counts, some});
}

Formula Lowering::complies(model::RuleId id, model::ContractId exceptions_of) {
  const model::Rule& rule = model_[id];
  if (!is_duty(rule)) return arena_.verum();
  const Formula demand = demanded(id);
  const std::vector<VariableId> variables = own(rule.variables);
  return arena_.forall(variables, arena_.implication(arena_.conjunction({typed(variables), applies(id, exceptions_of)}), demand));
}

Formula Lowering::complies(model::ClauseId id, model::ContractId exceptions_of) {
  if (const auto known = complies_.find({id, exceptions_of}); known != complies_.end()) return known->second;
  const model::Clause& clause = model_[id];
  std::vector<Formula> all;
  for (std::uint32_t reading = 0; reading < clause.readings.size(); ++reading) {
    std::vector<Formula> rules;
    for (model::RuleId rule : clause.readings[reading].rules) rules.push_back(complies(rule, exceptions_of));
    all.push_back(arena_.implication(reads(clause.ambiguity, reading), arena_.conjunction(std::move(rules))));
  }
  return complies_[{id, exceptions_of}] = arena_.conjunction(std::move(all));
}

void Lowering::add_demands(model::ClauseId id) {
  const model::Clause& clause = model_[id];
  std::vector<Axiom>& axioms = theory_.demands[model::ClauseUnit{id}];
  for (std::uint32_t reading = 0; reading < clause.readings.size(); ++reading) {
    for (model::RuleId rule : clause.readings[reading].rules) {
      const Formula demand = arena_.implication(reads(clause.ambiguity, reading), complies(rule, {}));
      if (demand != arena_.verum()) axioms.push_back({demand, Demand{model::ClauseUnit{id}, rule}});
    }
  }
}

}  // namespace proviso::lower
