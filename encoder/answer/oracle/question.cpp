#include "answer/oracle/question.h"

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

bool means_anything(const Model& model, const Subquery& subquery, TermId term) {
  return subquery.uninterpreted_terms.contains(term) && !lower::is_written_out(model, model[term]);
}

Subquery all_of(const Question& question) { return {question.demands, true, {}}; }

Subquery without_clauses(const Question& question) {
  Subquery subquery = all_of(question);
  std::erase_if(subquery.units, [](const Unit& unit) { return std::holds_alternative<ClauseUnit>(unit); });
  return subquery;
}

Core core_of(const std::vector<Unit>& units) {
  Core result;
  for (const Unit& unit : units) {
    if (const auto* term = std::get_if<TermUnit>(&unit))
      result.terms.insert(term->id);
    else
      result.units.push_back(unit);
  }
  return result;
}

Core core_of(const Question& question, const Subquery& subquery) {
  Core result{subquery.units};
  for (TermId term : question.occurrence.terms)
    if (!subquery.uninterpreted_terms.contains(term)) result.terms.insert(term);
  if (subquery.with_formula && question.formula.valid()) result.units.push_back(QuestionUnit{});
  return result;
}

bool contains(const Core& core, const Unit& unit) {
  const auto* term = std::get_if<TermUnit>(&unit);
  return term != nullptr ? core.terms.contains(term->id) : std::ranges::find(core.units, unit) != core.units.end();
}

Subquery narrowed(const Question& question, const Subquery& subquery, const Core& to) {
  Subquery result = subquery;
  std::erase_if(result.units, [&](const Unit& unit) { return !contains(to, unit); });
  result.with_formula = subquery.with_formula && contains(to, QuestionUnit{});
  for (TermId term : question.occurrence.terms)
    if (!to.terms.contains(term)) result.uninterpreted_terms.insert(term);
  return result;
}

std::vector<Unit> meanings(const Model& model, const std::vector<TermId>& terms, const OpenReadings& open) {
  std::vector<Unit> result;
  for (TermId id : terms) {
    const AmbiguityId a = model[id].ambiguity;
    if (!a.valid())
      result.push_back(TermUnit{id, 0});
    else
      for (std::uint32_t reading : open[a.value]) result.push_back(TermUnit{id, reading});
  }
  return result;
}

OpenReadings occurring(const Occurrence& occurrence, const OpenReadings& open) {
  OpenReadings result = open;
  std::vector<bool> occurs(open.size(), false);
  for (AmbiguityId a : occurrence.ambiguities) occurs[a.value] = true;
  for (std::size_t a = 0; a < occurs.size(); ++a)
    if (!occurs[a]) result[a].resize(1);
  return result;
}

logic::Formula outside(const lower::Theory& theory, const OpenReadings& product, const OpenReadings& open) {
  std::vector<logic::Formula> other;
  for (std::size_t a = 0; a < open.size(); ++a)
    for (const std::uint32_t reading : open[a])
      if (std::find(product[a].begin(), product[a].end(), reading) == product[a].end())
        other.push_back(theory.arena->atom(theory.reads[a][reading], {}));
  return theory.arena->disjunction(std::move(other));
}

}  // namespace proviso::answer
