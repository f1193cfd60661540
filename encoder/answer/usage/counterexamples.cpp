// Usages that break a design.
#include <algorithm>

#include "answer/usage/usage_oracle.h"
#include "answer/usage/synthesis_query.h"
#include "answer/usage/usage_units.h"
#include "evaluate/evaluator.h"

namespace proviso::answer {

using namespace model;
using namespace evaluate;

// Nothing where there is no such usage; the answer of the solver then.
std::variant<Breakage, solve::Unsat, solve::Unknown> UsageOracle::broken_by(const Question& question, const Demand& demand,
                                                                            const Structure& design, const Selection& selection,
                                                                            Effort effort, solve::Budget& left) {
  const logic::Formula goal = breach(demand.units);
  if (goal == theory_.arena->falsum()) return solve::Unsat{{}, {}, solve::EverySize{}};
  const std::vector<Unit> facts = facts_of(demand.units);
  solve::Outcome outcome = decide(portfolio_, inner_query(question, facts, design, only(selection), goal), true, effort, left);
  if (auto* unknown = std::get_if<solve::Unknown>(&outcome)) return std::move(*unknown);
  if (auto* unsat = std::get_if<solve::Unsat>(&outcome)) return std::move(*unsat);
  const Structure usage = with_usage(design, std::get<solve::Sat>(outcome).interpretation);
  if (const auto wrong = broken(question, {facts, false, {}}, usage, selection)) portfolio_.contradict("the evaluator", *wrong);
  const std::optional<Unit> unit = broken_in(question, demand, usage, selection);
  if (!unit) portfolio_.contradict("the evaluator", "the usage breaks nothing");
  return Breakage{usage, selection, *unit};
}

std::vector<Breakage> UsageOracle::all_breakages(const Question& question, const Demand& demand, const Structure& design, Breakage first,
                                                 solve::Budget& left) {
  std::vector<Breakage> result{std::move(first)};
  for (const Unit& unit : demand.units) {
    if (!holds_always(model_, unit) || unit == result.front().broken) continue;
    Demand one{facts_of(demand.units), false, {}};
    one.units.push_back(unit);
    auto found = broken_by(question, one, design, result.front().selection, Effort::slight, left);
    if (auto* breakage = std::get_if<Breakage>(&found)) result.push_back(std::move(*breakage));
  }
  return result;
}

// A usage that the design was proposed with: it may be larger than those that were looked at.
std::optional<Breakage> UsageOracle::breaks_itself(const Question& question, const Demand& demand, const Witness& witness) const {
  for (const Usage& usage : witness.admission->usages)
    if (const auto unit = broken_in(question, demand, usage.structure, witness.selection))
      return Breakage{usage.structure, witness.selection, *unit};
  return std::nullopt;
}

// The first of what must hold of every usage that does not hold of this one. (Nothing where the facts do not allow it.)
std::optional<Unit> UsageOracle::broken_in(const Question& question, const Demand& demand, const Structure& usage,
                                           const Selection& selection) const {
  if (broken(question, {facts_of(demand.units), false, {}}, usage, selection)) return std::nullopt;
  Evaluator evaluator(model_, usage, question.scope, selection);
  const auto unit = std::ranges::find_if(demand.units, [&](const Unit& u) { return holds_always(model_, u) && !evaluator.holds(u); });
  return unit == demand.units.end() ? std::nullopt : std::optional(*unit);
}

// The designs that are proposed are not as small as they could be, and what the solver did not care about would be told with them.
std::optional<Breakage> UsageOracle::smallest(const Question& question, const Demand& demand, const Breakage& like) {
  const std::size_t copies = wanted(question, demand).copies();
  Outer& outer = this->outer(copies + 1);
  const solve::Query query = outer_query(question, demand, only(like.selection), outer, Proposal::may_break, like.broken);
  const solve::Outcome outcome = outer.portfolio.decide(query, budget(Effort::slight), true);
  const auto* sat = std::get_if<solve::Sat>(&outcome);
  if (sat == nullptr) return std::nullopt;
  proposed(question, demand, outer, *sat);
  Breakage result{outer.copies.usage(lower::read_back(*outer.theory, sat->interpretation), copies), sat->selection, like.broken};
  Demand one{facts_of(demand.units), false, {}};
  one.units.push_back(like.broken);
  if (broken_in(question, one, result.structure, result.selection) != like.broken)
    outer.portfolio.contradict("the evaluator", "the usage breaks nothing");
  return result;
}

// What the refutation used of the lessons. Where lessons do not refute, the usages that are asked for are the breach: of a
// smallest design that has them, one of these.
std::vector<Breakage> UsageOracle::breakages(const Question& question, const Demand& demand, const OpenReadings& open) {
  Outer& outer = this->outer(wanted(question, demand).copies());
  std::vector<Breakage> result;
  solve::Outcome outcome = outer.portfolio.decide(outer_query(question, demand, open, outer), budget(Effort::slight), true);
  if (const auto* sat = std::get_if<solve::Sat>(&outcome)) {
    if (auto breakage = breaks_itself(question, demand, proposed(question, demand, outer, *sat))) result.push_back(std::move(*breakage));
    outcome = outer.portfolio.decide(outer_query(question, demand, open, outer, Proposal::keeps), budget_, false);
  }
  const auto* unsat = std::get_if<solve::Unsat>(&outcome);
  if (unsat == nullptr) return result;
  for (const Unit& unit : unsat->core) {
    const auto lesson = lesson_of(outer, unit);
    if (!lesson) continue;
    const Breakage& found = lessons_[*lesson].breakage;
    if (std::ranges::find(result, found.broken, &Breakage::broken) != result.end()) continue;
    result.push_back(smallest(question, demand, found).value_or(found));
  }
  return result;
}

}  // namespace proviso::answer
