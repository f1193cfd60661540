#include "answer/idle_questions.h"

#include <algorithm>

#include "answer/oracle/under.h"

namespace proviso::answer {

using namespace model;

Warnings idle_question(Oracle& oracle, lower::Theory& theory, solve::Portfolio& portfolio, const CheckAnswer& answer) {
  const Model& model = oracle.model();
  const Check& check = model[answer.check];
  if (!check.always) return {};
  const auto is = [](Word wanted) { return [wanted](const Line& line) { return word(line.finding) == wanted; }; };
  if (std::ranges::any_of(answer.lines, is(Word::undecided))) return {{}, {{text::Code::W105, answer.check}}};
  if (!std::ranges::all_of(answer.lines, is(Word::holds))) return {};
  Question question;
  question.scope = answer.scope;
  question.formula = check.formula;
  question.negated = true;
  question.occurrence = occurring_in(model, question.scope, check.open, {}, check.formula);
  if (!question.occurrence.clauses.empty() || !question.occurrence.kept.empty()) return {};
  SideQuestions side(oracle, portfolio, question, check.open);
  const logic::Formula otherwise = theory.arena->negation(theory.lower(check.formula));
  const solve::Outcome outcome = side.ask({}, otherwise);
  if (std::holds_alternative<solve::Sat>(outcome)) return {};
  Warnings warnings;
  const auto* unsat = std::get_if<solve::Unsat>(&outcome);
  if (unsat && side.reasons({}, otherwise, *unsat))
    warnings.found.push_back({text::Code::W105, answer.check});
  else
    warnings.open.emplace_back(text::Code::W105, answer.check);
  return warnings;
}

namespace {

template <typename Asked, typename Expected, typename Id>
Warnings beside(const Expected& expected, Id id, const OpenReadings& under) {
  Warnings warnings;
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (!intersect(under, expected[i].open)) warnings.found.push_back({text::Code::W107, Asked{id, i}});
  return warnings;
}

}  // namespace

Warnings idle_expectations(const Model& model, CheckId id, const OpenReadings& under) {
  return beside<CheckExpectation>(model[id].expectations, id, under);
}

Warnings idle_expectations(const Model& model, ExampleId id, const OpenReadings& under) {
  return beside<ExampleExpectation>(model[id].verdicts, id, under);
}

}  // namespace proviso::answer
