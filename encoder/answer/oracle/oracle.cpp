#include "answer/oracle/oracle.h"

#include <algorithm>

#include <fmt/format.h>

namespace proviso::answer {

using namespace model;

namespace {

// Enough for what most conflicts take (measured on the cases in specs/: up to 200,000).
constexpr std::uint64_t kSlightUnits = 400'000;
// Architectures that are tried again before a solver is asked.
constexpr std::size_t kMostSeen = 32;

}  // namespace

solve::Query Oracle::query(const Question& question, const Demand& demand, const OpenReadings& open) const {
  solve::Query query;
  query.demands = demand.units;
  query.in_force = question.scope.clauses;
  query.open = occurring(question.occurrence, open);
  std::vector<TermId> terms = question.occurrence.terms;
  std::erase_if(terms, [&](TermId id) { return demand.freed.contains(id); });
  const std::vector<Unit> all = meanings(model_, terms, query.open);
  query.demands.insert(query.demands.end(), all.begin(), all.end());
  if (demand.with_formula && question.formula.valid()) {
    query.goal = theory_.lower(question.formula);
    if (question.negated) query.goal = theory_.arena->negation(query.goal);
  }
  if (!demand.except.empty()) {
    std::vector<logic::Formula> parts;
    if (query.goal.valid()) parts.push_back(query.goal);
    for (const OpenReadings& product : demand.except) parts.push_back(outside(theory_, product, query.open));
    query.goal = theory_.arena->conjunction(std::move(parts));
  }
  query.limits = question.limits;
  return query;
}

solve::Budget Oracle::budget(Effort effort) const {
  solve::Budget result = budget_;
  if (effort == Effort::slight) result.resource_units = std::min(result.resource_units, kSlightUnits);
  return result;
}

Oracle::Reply Oracle::ask(const Question& question, const Demand& demand, const OpenReadings& open, bool minimal, Effort effort) {
  if (!minimal)
    if (auto witness = seen_before(question, demand, open)) return std::move(*witness);
  if (const Refuted::Entry* known = refuted_.covering(question, demand, open)) return known->unsat();
  solve::Outcome outcome = decide(query(question, demand, open), effort, minimal);
  if (auto* unknown = std::get_if<solve::Unknown>(&outcome)) return std::move(*unknown);
  if (auto* unsat = std::get_if<solve::Unsat>(&outcome)) {
    if (minimal && seen_before(question, demand, open))
      portfolio_.contradict("the evaluator", "an architecture that was found before satisfies all this");
    name_written_out(*unsat, open);
    return std::move(*unsat);
  }
  auto& sat = std::get<solve::Sat>(outcome);
  Witness witness{lower::read_back(theory_, sat.interpretation), std::move(sat.selection), sat.minimal, std::nullopt};
  const bool all_mean = std::ranges::none_of(demand.freed, [&](TermId term) { return means_anything(model_, demand, term); });
  if (all_mean) {
    if (const auto wrong = trial(witness.structure).broken(question, demand, witness.selection))
      portfolio_.contradict("the evaluator", *wrong);
  }
  return witness;
}

// What solvers keep of earlier questions may stand in the way of this one: what is undecided is asked once more without it, so that
// no question is left undecided because of another.
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
  return solve::Unknown{up_to->ended.empty() ? fmt::format("no more than {} of each type were looked at", up_to->size) : up_to->ended, *up_to};
}

// A term that is written out has no definition for a core to name: its meaning counts where the readings that are open do.
void Oracle::name_written_out(solve::Unsat& unsat, const OpenReadings& open) const {
  for (AmbiguityId a : unsat.pinned)
    if (const TermId term = model_[a].term; term.valid() && lower::is_written_out(model_, model_[term]))
      unsat.core.push_back(TermUnit{term, open[a.value].front()});
}

// With terms freed it will do if it does under any of the readings that they have.
std::optional<Witness> Oracle::seen_before(const Question& question, const Demand& demand, const OpenReadings& open) {
  std::vector<AmbiguityId> several;
  for (AmbiguityId a : question.occurrence.ambiguities)
    if (open[a.value].size() > 1) several.push_back(a);
  if (!Combinations::countable(open, several)) return std::nullopt;
  const Combinations combinations(open, several);
  if (combinations.count() > kMostTried) return std::nullopt;
  std::vector<bool> among(combinations.count(), true);
  for (const OpenReadings& product : demand.except) combinations.mark(product, among, false);
  for (std::size_t i = seen_.size(); i-- > 0;) {
    const std::vector<bool> under = seen_[i]->satisfied_under(question, demand, combinations, among);
    const auto first = std::find(under.begin(), under.end(), true);
    if (first == under.end()) continue;
    const Trial& found = trial(seen_[i]->structure());
    return Witness{found.structure(), combinations.selection(static_cast<std::size_t>(first - under.begin())), false, std::nullopt};
  }
  return std::nullopt;
}

Trial& Oracle::trial(const Structure& structure) {
  const auto known = std::find_if(seen_.begin(), seen_.end(), [&](const auto& trial) { return trial->structure() == structure; });
  if (known != seen_.end()) {
    std::rotate(known, known + 1, seen_.end());
    return *seen_.back();
  }
  if (seen_.size() == kMostSeen) seen_.erase(seen_.begin());
  return *seen_.emplace_back(std::make_unique<Trial>(model_, structure));
}

bool Oracle::confirm(const Question& question, const Demand& demand, const OpenReadings& open, solve::Claim claim) {
  if (refuted_.covering(question, demand, open)) return true;
  ++asked_.confirmed;
  if (!portfolio_.confirm(query(question, demand, open), solve::EverySize{}, budget_, claim)) return false;
  if (demand.except.empty()) refuted_.add(question, demand, open);
  return true;
}

bool Oracle::confirm_up_to(const Question& question, const Demand& demand, const OpenReadings& open, const solve::UpTo& size) {
  return portfolio_.confirm(query(question, demand, open), size, budget_, solve::Claim::as_asked);
}

Instances Oracle::refuting_instances(const Question& question, const Demand& demand, const OpenReadings& open) {
  Instances result;
  for (solve::GroundInstance& instance : portfolio_.refutation(query(question, demand, open), budget_))
    result.all.push_back({std::move(instance)});
  return result;
}

std::optional<Demand> Oracle::confirmed(const Question& question, const Demand& demand, const OpenReadings& open,
                                        const solve::Unsat& unsat) {
  Demand used = narrowed(question, demand, kept_with(question, demand, unsat.core));
  if (!used.with_formula) used.except.clear();  // which are asked about with the formula
  if (confirm(question, used, open, solve::Claim::by_core)) return used;
  if (confirm(question, demand, open, solve::Claim::as_asked)) return demand;
  return std::nullopt;
}

std::vector<bool> Oracle::satisfied_under(const Question& question, const Demand& demand, const Witness& witness,
                                          const Combinations& combinations, std::vector<bool> among) {
  return trial(witness.structure).satisfied_under(question, demand, combinations, std::move(among));
}

std::vector<Unit> Oracle::kept_with(const Question& question, const Demand& demand, std::vector<Unit> units) const {
  for (const Unit& unit : demand.units)
    if (!can_leave_out(unit)) units.push_back(unit);
  for (TermId term : question.occurrence.terms)
    if (!can_leave_out(TermUnit{term, 0})) units.push_back(TermUnit{term, 0});
  return units;
}

std::optional<std::string> Oracle::broken(const Question& question, const Demand& demand, const Structure& structure,
                                          const Selection& selection) const {
  return Trial(model_, structure).broken(question, demand, selection);
}

}  // namespace proviso::answer
