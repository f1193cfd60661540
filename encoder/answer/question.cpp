#include "answer/question.h"

#include <algorithm>

#include <fmt/format.h>

#include "answer/names.h"
#include "model/evaluator.h"

namespace proviso::answer {

using namespace model;

namespace {

// Enough for what most conflicts take (measured on the cases in specs/: up to 200,000).
constexpr std::uint64_t kSlightUnits = 400'000;
constexpr std::uint32_t kSlightSize = 2;
// Architectures that are tried again before a solver is asked.
constexpr std::size_t kMostSeen = 16;

}  // namespace

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

solve::Query Oracle::query(const Question& question, const Demand& demand, const OpenReadings& open) const {
  solve::Query query;
  query.demands = demand.units;
  query.in_force = question.scope.clauses;
  query.open = open;
  std::vector<bool> occurs(model_.ambiguities.size(), false);
  for (AmbiguityId a : question.occurrence.ambiguities) occurs[a.value] = true;
  for (std::size_t a = 0; a < occurs.size(); ++a)
    if (!occurs[a]) query.open[a].resize(1);
  for (TermId id : question.occurrence.terms) {
    if (demand.freed.contains(id)) continue;
    const AmbiguityId a = model_[id].ambiguity;
    if (!a.valid()) query.demands.push_back(TermUnit{id, 0});
    else for (std::uint32_t reading : query.open[a.value]) query.demands.push_back(TermUnit{id, reading});
  }
  if (demand.with_formula && question.formula.valid()) {
    query.goal = theory_.lower(question.formula);
    if (question.negated) query.goal = theory_.arena->negation(query.goal);
  }
  if (!demand.except.empty()) {
    std::vector<logic::Formula> parts;
    if (query.goal.valid()) parts.push_back(query.goal);
    for (const OpenReadings& product : demand.except) parts.push_back(outside(product, query.open));
    query.goal = theory_.arena->conjunction(std::move(parts));
  }
  query.limits = question.limits;
  return query;
}

// Some ambiguity has one of its open readings that the product does not have.
logic::Formula Oracle::outside(const OpenReadings& product, const OpenReadings& open) const {
  std::vector<logic::Formula> other;
  for (std::size_t a = 0; a < open.size(); ++a)
    for (const std::uint32_t reading : open[a])
      if (std::find(product[a].begin(), product[a].end(), reading) == product[a].end())
        other.push_back(theory_.arena->atom(theory_.reads[a][reading], {}));
  return theory_.arena->disjunction(std::move(other));
}

Oracle::Reply Oracle::ask(const Question& question, const Demand& demand, const OpenReadings& open, bool minimal, Effort effort) {
  if (!minimal)
    if (auto witness = seen_before(question, demand, open)) return std::move(*witness);
  solve::Budget budget = budget_;
  if (effort == Effort::slight) {
    budget.resource_units = budget.resource_units == 0 ? kSlightUnits : std::min(budget.resource_units, kSlightUnits);
    budget.largest_size = kSlightSize;
  }
  solve::Outcome outcome = portfolio_.decide(query(question, demand, open), budget, minimal);
  if (auto* unknown = std::get_if<solve::Unknown>(&outcome)) return std::move(*unknown);
  if (auto* unsat = std::get_if<solve::Unsat>(&outcome)) return std::move(*unsat);
  auto& sat = std::get<solve::Sat>(outcome);
  Witness witness{logic::read_back(theory_, sat.interpretation), std::move(sat.selection), sat.minimal};
  if (demand.freed.empty()) {
    const auto wrong = broken(question, demand, witness.structure, witness.selection);
    CHECK(!wrong, "the evaluator does not accept an architecture that the solver found: " + *wrong);
    remember(witness.structure);
  }
  return witness;
}

std::optional<Witness> Oracle::seen_before(const Question& question, const Demand& demand, const OpenReadings& open) {
  if (!demand.freed.empty() || !demand.except.empty()) return std::nullopt;
  Selection selection;
  for (const auto& readings : open) selection.push_back(readings.front());
  for (std::size_t i = seen_.size(); i-- > 0;) {
    if (!satisfied(question, demand, seen_[i], selection)) continue;
    std::rotate(seen_.begin() + static_cast<std::ptrdiff_t>(i), seen_.begin() + static_cast<std::ptrdiff_t>(i) + 1, seen_.end());
    return Witness{seen_.back(), std::move(selection), false};
  }
  return std::nullopt;
}

void Oracle::remember(const Structure& structure) {
  if (std::find(seen_.begin(), seen_.end(), structure) != seen_.end()) return;
  if (seen_.size() == kMostSeen) seen_.erase(seen_.begin());
  seen_.push_back(structure);
}

bool Oracle::confirm(const Question& question, const Demand& demand, const OpenReadings& open, const solve::Extent& extent) {
  return portfolio_.confirm(query(question, demand, open), extent, budget_);
}

std::optional<std::string> Oracle::broken(const Question& question, const Demand& demand, const Structure& structure,
                                          const Selection& selection) const {
  if (const auto malformed = well_formed(model_, structure); !malformed.empty()) return malformed.front();
  for (const Limit& limit : question.limits) {
    const auto elements = structure.elements.find(model_[limit.type].root);
    if (elements == structure.elements.end()) continue;
    const auto count = std::count_if(elements->second.begin(), elements->second.end(),
                                     [&](const ElementInfo& e) { return model_.is_subtype(e.type, limit.type); });
    if (count > limit.count) return fmt::format("there are {} {}", count, model_[limit.type].heading.name);
  }
  Evaluator evaluator(model_, structure, question.scope, selection);
  for (const Unit& unit : demand.units)
    if (!evaluator.holds(unit)) return fmt::format("{} does not hold", name_of(model_, unit));
  if (demand.with_formula && question.formula.valid() && evaluator.holds(question.formula) == question.negated)
    return "the question's formula comes out otherwise";
  return std::nullopt;
}

}  // namespace proviso::answer
