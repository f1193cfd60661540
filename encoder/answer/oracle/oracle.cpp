#include "answer/oracle/oracle.h"
#include "answer/oracle/tuning.h"

#include <algorithm>

#include <fmt/format.h>

namespace proviso::answer {

using namespace model;

solve::Query Oracle::query(const Question& question, const Subquery& subquery, const OpenReadings& open) const {
  solve::Query query;
  query.demands = subquery.units;
  query.in_force = question.scope.clauses;
  query.versions = question.scope.versions;
  query.standing = question.scope.standing;
  query.open = occurring(question.occurrence, open);
  std::vector<TermId> terms = question.occurrence.terms;
  std::erase_if(terms, [&](TermId id) { return subquery.uninterpreted_terms.contains(id); });
  const std::vector<Unit> all = meanings(model_, terms, query.open);
  query.demands.insert(query.demands.end(), all.begin(), all.end());
  if (subquery.with_formula && question.formula.valid()) {
    query.goal = theory_.lower(question.formula);
    if (question.negated) query.goal = theory_.arena->negation(query.goal);
  }
  if (!subquery.excluded_readings.empty()) {
    std::vector<logic::Formula> parts;
    if (query.goal.valid()) parts.push_back(query.goal);
    for (const OpenReadings& product : subquery.excluded_readings) parts.push_back(outside(theory_, product, query.open));
    query.goal = theory_.arena->conjunction(std::move(parts));
  }
  query.limits = question.limits;
  return query;
}

solve::Budget Oracle::budget(Effort effort) const {
  solve::Budget result = budget_;
  if (effort == Effort::slight) result.resource_units = std::min(result.resource_units, oracle_tuning::slight_units);
  return result;
}

Oracle::Reply Oracle::ask(const Question& question, const Subquery& subquery, const OpenReadings& open, bool minimal, Effort effort,
                          Unfinished*) {
  if (!minimal)
    if (auto witness = seen_before(question, subquery, open)) return std::move(*witness);
  if (const RefutationCache::Entry* known = refuted_.covering(question, subquery, open)) return known->refuted();
  solve::Outcome outcome = decide(query(question, subquery, open), effort, minimal);
  if (auto* unknown = std::get_if<solve::Unknown>(&outcome)) return std::move(*unknown);
  if (auto* unsat = std::get_if<solve::Unsat>(&outcome)) {
    if (minimal && seen_before(question, subquery, open))
      portfolio_.contradict("the evaluator", "an architecture that was found before satisfies all this");
    return refuted(*unsat);
  }
  auto& sat = std::get<solve::Sat>(outcome);
  Witness witness{lower::extract_structure(theory_, sat.interpretation), std::move(sat.selection), sat.minimal, std::nullopt};
  const bool all_mean =
      std::ranges::none_of(subquery.uninterpreted_terms, [&](TermId term) { return means_anything(model_, subquery, term); });
  if (all_mean) {
    if (const auto wrong = trial(witness.structure).broken(question, subquery, witness.selection))
      portfolio_.contradict("the evaluator", *wrong);
  }
  return witness;
}

// Lemmas of earlier queries can impede this one. An undecided query is therefore asked again without them, so that no query is
// undecided because of another.
solve::Outcome Oracle::decide(const solve::Query& query, Effort effort, bool minimal) {
  const bool is_first = asked_.decided == 0;
  count_asked();
  solve::Outcome outcome = without_bounded(portfolio_.decide(query, budget(effort), minimal));
  const bool again = std::holds_alternative<solve::Unknown>(outcome) && !is_first && effort == Effort::full;
  return again ? without_bounded(portfolio_.decide_afresh(query, budget(effort), minimal)) : outcome;
}

solve::Outcome Oracle::without_bounded(solve::Outcome outcome) {
  const auto* unsat = std::get_if<solve::Unsat>(&outcome);
  const auto* up_to = unsat != nullptr ? std::get_if<solve::UpTo>(&unsat->extent) : nullptr;
  if (up_to == nullptr) return outcome;
  return solve::Unknown{up_to->ended.empty() ? why(Why::What::no_larger_looked_at, up_to->size) : up_to->ended, *up_to};
}

// An expanded term has no definition that a core could name: its meaning counts if its open readings do.
Refuted Oracle::refuted(const solve::Unsat& unsat) const {
  Refuted result{core_of(unsat.core), unsat.pinned};
  for (AmbiguityId a : unsat.pinned)
    if (const TermId term = model_[a].term; term.valid() && lower::is_written_out(model_, model_[term])) result.core.terms.insert(term);
  return result;
}

// If terms are uninterpreted, it suffices that the architecture satisfies the demands under any of their readings.
std::optional<Witness> Oracle::seen_before(const Question& question, const Subquery& subquery, const OpenReadings& open) {
  std::vector<AmbiguityId> several;
  for (AmbiguityId a : question.occurrence.ambiguities)
    if (open[a.value].size() > 1) several.push_back(a);
  if (!Combinations::countable(open, several)) return std::nullopt;
  const Combinations combinations(open, several);
  if (combinations.count() > oracle_tuning::most_tried) return std::nullopt;
  std::vector<bool> among(combinations.count(), true);
  for (const OpenReadings& product : subquery.excluded_readings) combinations.mark(product, among, false);
  for (std::size_t i = seen_.size(); i-- > 0;) {
    const std::vector<bool> under = seen_[i]->satisfied_under(question, subquery, combinations, among);
    const auto first = std::find(under.begin(), under.end(), true);
    if (first == under.end()) continue;
    const CachedEvaluation& found = trial(seen_[i]->structure());
    return Witness{found.structure(), combinations.selection(static_cast<std::size_t>(first - under.begin())), false, std::nullopt};
  }
  return std::nullopt;
}

CachedEvaluation& Oracle::trial(const Structure& structure) {
  const auto known = std::find_if(seen_.begin(), seen_.end(), [&](const auto& trial) { return trial->structure() == structure; });
  if (known != seen_.end()) {
    std::rotate(known, known + 1, seen_.end());
    return *seen_.back();
  }
  if (seen_.size() == oracle_tuning::most_seen) seen_.erase(seen_.begin());
  return *seen_.emplace_back(std::make_unique<CachedEvaluation>(model_, structure));
}

bool Oracle::confirm(const Question& question, const Subquery& subquery, const OpenReadings& open, solve::Claim claim) {
  if (refuted_.covering(question, subquery, open)) return true;
  ++asked_.confirmed;
  if (!portfolio_.confirm(query(question, subquery, open), solve::EverySize{}, budget_, claim)) return false;
  if (subquery.excluded_readings.empty()) refuted_.add(question, subquery, open);
  return true;
}

bool Oracle::confirm_up_to(const Question& question, const Subquery& subquery, const OpenReadings& open, const solve::UpTo& size) {
  return portfolio_.confirm(query(question, subquery, open), size, budget_, solve::Claim::as_asked);
}

Instance told(solve::GroundInstance instance) {
  Instance result;
  if (const auto* of = instance.origin ? std::get_if<lower::Demand>(&*instance.origin) : nullptr) {
    result.of = Instance::Of::unit;
    result.unit = of->unit;
  } else if (!instance.origin) {
    result.of = instance.orders_names ? Instance::Of::order_of_names : Instance::Of::meaning_of_closures_and_counts;
  }
  result.elements = std::move(instance.elements);
  return result;
}

Instances Oracle::refuting_instances(const Question& question, const Subquery& subquery, const OpenReadings& open) {
  Instances result;
  for (solve::GroundInstance& instance : portfolio_.refutation(query(question, subquery, open), budget_))
    result.all.push_back(told(std::move(instance)));
  return result;
}

std::optional<Subquery> Oracle::confirmed(const Question& question, const Subquery& subquery, const OpenReadings& open,
                                          const Refuted& refuted) {
  Subquery used = narrowed(question, subquery, kept_with(question, subquery, refuted.core));
  if (!used.with_formula) used.excluded_readings.clear();  // excluded combinations belong to the formula
  if (confirm(question, used, open, solve::Claim::by_core)) return used;
  if (confirm(question, subquery, open, solve::Claim::as_asked)) return subquery;
  return std::nullopt;
}

std::vector<bool> Oracle::satisfied_under(const Question& question, const Subquery& subquery, const Witness& witness,
                                          const Combinations& combinations, std::vector<bool> among) {
  return trial(witness.structure).satisfied_under(question, subquery, combinations, std::move(among));
}

Core Oracle::kept_with(const Question& question, const Subquery& subquery, Core core) const {
  for (const Unit& unit : subquery.units)
    if (!can_leave_out(unit)) core.units.push_back(unit);
  if (!can_leave_out_terms()) core.terms.insert(question.occurrence.terms.begin(), question.occurrence.terms.end());
  return core;
}

std::optional<std::string> Oracle::broken(const Question& question, const Subquery& subquery, const Structure& structure,
                                          const Selection& selection) const {
  return CachedEvaluation(model_, structure).broken(question, subquery, selection);
}

}  // namespace proviso::answer
