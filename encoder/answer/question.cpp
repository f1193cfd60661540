#include "answer/question.h"

#include <algorithm>

namespace proviso::answer {

using namespace model;

Question question_of(const Model& model, const Check& check, const Scope& scope, const OpenReadings& open) {
  Question question;
  question.scope = scope;
  for (FactId id : scope.facts) question.demands.push_back(FactUnit{id});
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
    if (scope.in_force(ClauseId{i})) question.demands.push_back(ClauseUnit{ClauseId{i}});
  for (RequirementId id : scope.requirements) question.demands.push_back(RequirementUnit{id});
  question.formula = check.formula;
  question.negated = check.always;
  question.limits = check.limits;
  question.occurrence = occurring_in(model, scope, open, question.demands, check.formula);
  return question;
}

Demand all_of(const Question& question) { return {question.demands, true, {}}; }

Demand without_clauses(const Question& question) {
  Demand demand = all_of(question);
  std::erase_if(demand.units, [](const Unit& unit) { return std::holds_alternative<ClauseUnit>(unit); });
  return demand;
}

Demand narrowed(const Question& question, const Demand& demand, const std::vector<Unit>& to) {
  const auto kept = [&](const Unit& unit) { return std::find(to.begin(), to.end(), unit) != to.end(); };
  const auto kept_term = [&](TermId id) {
    return std::any_of(to.begin(), to.end(), [&](const Unit& unit) {
      const auto* term = std::get_if<TermUnit>(&unit);
      return term && term->id == id;
    });
  };
  Demand result = demand;
  std::erase_if(result.units, [&](const Unit& unit) { return !kept(unit); });
  result.with_formula = demand.with_formula && kept(QuestionUnit{});
  for (TermId term : question.occurrence.terms)
    if (!kept_term(term)) result.freed.insert(term);
  return result;
}

}  // namespace proviso::answer
