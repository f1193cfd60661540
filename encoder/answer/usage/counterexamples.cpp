// Usages that break a design.
#include <algorithm>

#include "answer/usage/synthesis_query.h"
#include "answer/usage/usage_oracle.h"
#include "answer/usage/usage_units.h"
#include "evaluate/evaluator.h"

namespace proviso::answer {

using namespace model;
using namespace evaluate;

// A counterexample; or the solver's answer, if there is none.
std::variant<Counterexample, solve::Unsat, solve::Unknown> UsageOracle::broken_by(const Question& question, const Subquery& subquery,
                                                                                  const Structure& design, const Selection& selection,
                                                                                  Effort effort, solve::Budget& left) {
  const logic::Formula goal = breach(subquery.units);
  if (goal == theory_.arena->falsum()) return solve::Unsat{{}, {}, solve::EverySize{}};
  const std::vector<Unit> facts = facts_of(subquery.units);
  solve::Outcome outcome = decide(portfolio_, verification_query(question, facts, design, only(selection), goal), true, effort, left);
  if (auto* unknown = std::get_if<solve::Unknown>(&outcome)) return std::move(*unknown);
  if (auto* unsat = std::get_if<solve::Unsat>(&outcome)) return std::move(*unsat);
  const Structure usage = with_usage(design, std::get<solve::Sat>(outcome).interpretation);
  if (const auto wrong = broken(question, {facts, false, {}}, usage, selection)) portfolio_.contradict("the evaluator", *wrong);
  const std::optional<Unit> unit = broken_in(question, subquery, usage, selection);
  if (!unit) portfolio_.contradict("the evaluator", "the usage breaks nothing");
  return Counterexample{usage, selection, *unit};
}

std::vector<Counterexample> UsageOracle::all_counterexamples(const Question& question, const Subquery& subquery, const Structure& design,
                                                             Counterexample first, solve::Budget& left) {
  std::vector<Counterexample> result{std::move(first)};
  for (const Unit& unit : subquery.units) {
    if (!holds_always(model_, unit) || unit == result.front().broken) continue;
    Subquery one{facts_of(subquery.units), false, {}};
    one.units.push_back(unit);
    auto found = broken_by(question, one, design, result.front().selection, Effort::slight, left);
    if (auto* counterexample = std::get_if<Counterexample>(&found)) result.push_back(std::move(*counterexample));
  }
  return result;
}

// A usage that was proposed with the design: it may be larger than those that the search has covered.
std::optional<Counterexample> UsageOracle::breaks_itself(const Question& question, const Subquery& subquery, const Witness& witness) const {
  for (const Usage& usage : witness.admission->usages)
    if (const auto unit = broken_in(question, subquery, usage.structure, witness.selection))
      return Counterexample{usage.structure, witness.selection, *unit};
  return std::nullopt;
}

// The first demand on every usage that this usage violates. (Nothing if the usage violates the facts.)
std::optional<Unit> UsageOracle::broken_in(const Question& question, const Subquery& subquery, const Structure& usage,
                                           const Selection& selection) const {
  if (broken(question, {facts_of(subquery.units), false, {}}, usage, selection)) return std::nullopt;
  Evaluator evaluator(model_, usage, question.scope, selection);
  const auto unit = std::ranges::find_if(subquery.units, [&](const Unit& u) { return holds_always(model_, u) && !evaluator.holds(u); });
  return unit == subquery.units.end() ? std::nullopt : std::optional(*unit);
}

// Proposed designs are not minimal, and arbitrary choices of the solver would be reported with them.
std::optional<Counterexample> UsageOracle::smallest(const Question& question, const Subquery& subquery, const Counterexample& like) {
  const std::size_t copies = wanted(question, subquery).copies();
  Synthesis& synthesis = this->synthesis(copies + 1);
  const solve::Query query = synthesis_query(question, subquery, only(like.selection), synthesis, Proposal::may_break, like.broken);
  const solve::Outcome outcome = synthesis.portfolio.decide(query, budget(Effort::slight), true);
  const auto* sat = std::get_if<solve::Sat>(&outcome);
  if (sat == nullptr) return std::nullopt;
  proposed(question, subquery, synthesis, *sat);
  Counterexample result{synthesis.copies.usage(lower::extract_structure(*synthesis.theory, sat->interpretation), copies), sat->selection,
                        like.broken};
  Subquery one{facts_of(subquery.units), false, {}};
  one.units.push_back(like.broken);
  if (broken_in(question, one, result.structure, result.selection) != like.broken)
    synthesis.portfolio.contradict("the evaluator", "the usage breaks nothing");
  return result;
}

// The counterexamples of the lemmas that the refutation used. If lemmas are not involved, the demanded usages themselves are the
// breach: one usage of a minimal design that has them.
std::vector<Counterexample> UsageOracle::counterexamples(const Question& question, const Subquery& subquery, const OpenReadings& open) {
  Synthesis& synthesis = this->synthesis(wanted(question, subquery).copies());
  std::vector<Counterexample> result;
  solve::Outcome outcome = synthesis.portfolio.decide(synthesis_query(question, subquery, open, synthesis), budget(Effort::slight), true);
  if (const auto* sat = std::get_if<solve::Sat>(&outcome)) {
    if (auto counterexample = breaks_itself(question, subquery, proposed(question, subquery, synthesis, *sat)))
      result.push_back(std::move(*counterexample));
    outcome = synthesis.portfolio.decide(synthesis_query(question, subquery, open, synthesis, Proposal::keeps), budget_, false);
  }
  const auto* unsat = std::get_if<solve::Unsat>(&outcome);
  if (unsat == nullptr) return result;
  for (const Unit& unit : unsat->core) {
    const auto* learnt = std::get_if<LearntUnit>(&unit);
    if (learnt == nullptr || is_right_number(*learnt) || lemmas_[learnt->lemma].of_a_right) continue;
    const Counterexample& found = lemmas_[learnt->lemma].counterexample;
    if (std::ranges::find(result, found.broken, &Counterexample::broken) != result.end()) continue;
    result.push_back(smallest(question, subquery, found).value_or(found));
  }
  return result;
}

}  // namespace proviso::answer
