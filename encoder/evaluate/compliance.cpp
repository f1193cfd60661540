#include <algorithm>
#include <limits>

#include "evaluate/evaluator.h"

namespace proviso::evaluate {

namespace {

// The number of untriggered instances of a rule that are listed with their reasons.
constexpr std::size_t most_untriggered = 20;

}  // namespace

ClauseCompliance compliance(Evaluator& evaluator, const Model& model, const Selection& selection, ClauseId id) {
  const Clause& clause = model[id];
  ClauseCompliance result;
  result.clause = id;
  result.reading = clause.ambiguity.valid() ? selection[clause.ambiguity.value] : 0;
  result.complied_with = evaluator.complies(id);
  for (const RuleId rule : clause.readings[result.reading].rules)
    if (!is_right(model[rule])) result.rules.push_back({rule, {}, {}});
  for (RuleInstance& instance : evaluator.instances(id, std::numeric_limits<std::size_t>::max())) {
    const auto of = std::ranges::find(result.rules, instance.rule, &RuleCompliance::rule);
    std::size_t& count = of->counts[static_cast<std::size_t>(instance.status)];
    const bool untriggered = instance.status == RuleStatus::not_triggered;
    if (++count > (untriggered ? most_untriggered : most_instances_of_a_status)) continue;
    const ExprId guard = model[instance.rule].guard;
    if (untriggered && guard.valid()) instance.untriggered = evaluator.why(guard, instance.binding);
    of->instances.push_back(std::move(instance));
  }
  return result;
}

std::vector<ClauseCompliance> compliance(Evaluator& evaluator, const Model& model, const Scope& scope, const Selection& selection) {
  std::vector<ClauseCompliance> all;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
    if (scope.in_force(ClauseId{i}) && !only_gives_rights(model, ClauseId{i}))
      all.push_back(compliance(evaluator, model, selection, ClauseId{i}));
  return all;
}

}  // namespace proviso::evaluate
