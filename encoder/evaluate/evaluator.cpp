#include "evaluate/evaluator.h"

#include <algorithm>

#include "evaluate/evaluation.h"
#include "evaluate/reasons.h"
#include "text/check.h"

namespace proviso::evaluate {

namespace {

void bind_all(Evaluation& evaluation, const Binding& binding) {
  for (const auto& [variable, atom] : binding) evaluation.bind(variable, atom);
}

Binding binding_of(const Evaluation& evaluation, const std::vector<VarId>& variables) {
  Binding binding;
  for (const VarId variable : variables) binding.emplace_back(variable, evaluation.atom(variable));
  return binding;
}

// The instance given by the bound variables of the rule.
RuleInstance instance(Evaluation& evaluation, RuleId id) {
  const Rule& rule = evaluation.model()[id];
  RuleInstance result;
  result.rule = id;
  result.binding = binding_of(evaluation, rule.variables);
  if (rule.guard.valid() && !evaluation.truth(rule.guard)) return result;
  for (std::uint32_t i = 0; i < rule.exceptions.size(); ++i) {
    if (!evaluation.truth(rule.exceptions[i])) continue;
    result.status = RuleStatus::excepted;
    result.exception = i;
    return result;
  }
  if (const Override* override_ = evaluation.overriding(id)) {
    CHECK(evaluation.bind_overriding(id, *override_), "what overrides prevails");
    result.status = RuleStatus::overridden;
    result.overriding = override_->by;
    result.overriding_binding = binding_of(evaluation, evaluation.model()[override_->by].variables);
  } else if (evaluation.demand_met(id)) {
    result.status = RuleStatus::satisfied;
  } else {
    result.status = rule.deontic == syntax::Deontic::may ? RuleStatus::unused : RuleStatus::violated;
  }
  return result;
}

// Adds at most `most` instances that are not violated: those whose guard holds, or those whose guard does not hold.
void add_instances(Evaluation& evaluation, RuleId id, bool triggered, std::size_t most, std::vector<RuleInstance>& found) {
  const Rule& rule = evaluation.model()[id];
  if (!triggered && !rule.guard.valid()) return;
  std::vector<Test> tests;
  if (rule.guard.valid()) evaluation.analysis().take_apart({rule.guard, triggered}, tests, nullptr);
  const Plan plan = make_plan(evaluation.analysis(), evaluation.universe(), rule.variables, std::move(tests));
  evaluation.search(plan, [&] {
    RuleInstance next = instance(evaluation, id);
    if (next.status != RuleStatus::violated) found.push_back(std::move(next));
    return found.size() >= most;
  });
}

}  // namespace

class Evaluator::Implementation {
 public:
  Implementation(const Model& model, const Structure& structure, const Scope& scope, const Selection& selection)
      : universe_(std::make_shared<Universe>(model, structure)), evaluation_(*universe_, scope, selection) {}
  Implementation(std::shared_ptr<const Universe> universe, const Scope& scope, const Selection& selection)
      : universe_(std::move(universe)), evaluation_(*universe_, scope, selection) {}

  // Binds the variables of `binding`.
  Evaluation& with(const Binding& binding) {
    bind_all(evaluation_, binding);
    return evaluation_;
  }

 private:
  std::shared_ptr<const Universe> universe_;
  Evaluation evaluation_;
};

Evaluator::Evaluator(const Model& model, const Structure& structure, const Scope& scope, const Selection& selection)
    : implementation_(std::make_unique<Implementation>(model, structure, scope, selection)) {}

Evaluator::Evaluator(std::shared_ptr<const Universe> universe, const Scope& scope, const Selection& selection)
    : implementation_(std::make_unique<Implementation>(std::move(universe), scope, selection)) {}

Evaluator::~Evaluator() = default;

bool Evaluator::holds(ExprId formula, const Binding& binding) { return implementation_->with(binding).truth(formula); }

FieldValue Evaluator::value(ExprId expression, const Binding& binding) { return implementation_->with(binding).value(expression); }

bool Evaluator::complies(ClauseId clause) { return implementation_->with({}).complies(clause); }

bool Evaluator::holds(const Unit& unit) {
  Evaluation& evaluation = implementation_->with({});
  if (const auto* fact = std::get_if<FactUnit>(&unit)) return evaluation.truth(evaluation.model()[fact->id].formula);
  if (const auto* clause = std::get_if<ClauseUnit>(&unit)) return evaluation.complies(clause->id);
  if (const auto* requirement = std::get_if<RequirementUnit>(&unit)) {
    return evaluation.truth(evaluation.model()[requirement->id].formula);
  }
  CHECK(std::holds_alternative<TermUnit>(unit), "the question of a check is no unit that a structure decides");
  return true;
}

bool Evaluator::applies(RuleId rule, const Binding& binding) { return implementation_->with(binding).applies(rule); }

bool Evaluator::prevails(RuleId rule, const Binding& binding) { return implementation_->with(binding).prevails(rule); }

std::vector<RuleInstance> Evaluator::instances(ClauseId clause, std::size_t most) {
  Evaluation& evaluation = implementation_->with({});
  std::vector<RuleId> rules = evaluation.analysis().rules(clause);
  std::erase_if(rules, [&](RuleId rule) { return is_right(evaluation.model()[rule]); });
  std::vector<RuleInstance> found;
  if (most == 0) return found;
  for (const RuleId rule : rules) {
    if (found.size() >= most) break;
    evaluation.search_violations(rule, [&] {
      found.push_back(instance(evaluation, rule));
      return found.size() >= most;
    });
  }
  for (const bool triggered : {true, false}) {
    for (const RuleId rule : rules) {
      if (found.size() < most) add_instances(evaluation, rule, triggered, most, found);
    }
  }
  return found;
}

std::vector<Binding> Evaluator::applications(RuleId id, std::size_t most) {
  Evaluation& evaluation = implementation_->with({});
  std::vector<Binding> found;
  if (most == 0 || !evaluation.analysis().selected(id)) return found;
  const Rule& rule = evaluation.model()[id];
  std::vector<Test> tests;
  if (rule.guard.valid()) evaluation.analysis().take_apart({rule.guard, true}, tests, nullptr);
  const Plan plan = make_plan(evaluation.analysis(), evaluation.universe(), rule.variables, std::move(tests));
  evaluation.search(plan, [&] {
    if (evaluation.applies(id)) found.push_back(binding_of(evaluation, rule.variables));
    return found.size() >= most;
  });
  return found;
}

Reason Evaluator::why(ExprId formula, const Binding& binding) { return reason(implementation_->with(binding), formula); }

Consulted Evaluator::consulted() const {
  Evaluation& evaluation = implementation_->with({});
  const std::vector<bool>& readings = evaluation.analysis().consulted();
  const std::vector<bool>& in_force = evaluation.in_force_consulted();
  const std::vector<bool>& kept = evaluation.kept_consulted();
  Consulted result;
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    if (readings[i]) result.readings.push_back(AmbiguityId{i});
  }
  for (std::uint32_t i = 0; i < in_force.size(); ++i) {
    if (in_force[i]) result.in_force.push_back(ClauseId{i});
    if (kept[i]) result.kept.push_back(ClauseId{i});
  }
  return result;
}

std::vector<Unit> broken(Evaluator& evaluator, const Model& model, const Scope& scope) {
  std::vector<Unit> units;
  for (const FactId fact : scope.facts) units.emplace_back(FactUnit{fact});
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (scope.in_force(ClauseId{i})) units.emplace_back(ClauseUnit{ClauseId{i}});
  }
  for (const RequirementId requirement : scope.requirements) units.emplace_back(RequirementUnit{requirement});
  std::erase_if(units, [&](const Unit& unit) { return evaluator.holds(unit); });
  return units;
}

}  // namespace proviso::evaluate
