#include "answer/oracle/refutation_cache.h"

#include <algorithm>

namespace proviso::answer {

using namespace model;
using namespace evaluate;

namespace {

bool within(const std::vector<Limit>& known, const std::vector<Limit>& now) {
  return std::ranges::all_of(known, [&](const Limit& limit) {
    return std::ranges::any_of(now, [&](const Limit& other) { return other.type == limit.type && other.count <= limit.count; });
  });
}

}  // namespace

solve::Unsat Refuted::Entry::unsat() const {
  solve::Unsat result;
  result.core = units;
  result.extent = solve::EverySize{};
  for (TermId term : terms) result.core.push_back(TermUnit{term, 0});
  if (formula.valid()) result.core.push_back(QuestionUnit{});
  for (const auto& [ambiguity, open] : readings) result.pinned.push_back(ambiguity);
  return result;
}

void Refuted::add(const Question& question, const Demand& demand, const OpenReadings& open) {
  Entry entry;
  entry.units = demand.units;
  if (demand.with_formula) entry.formula = question.formula;
  entry.negated = question.negated;
  entry.limits = question.limits;
  const Occurrence depends = occurring_in(model_, question.scope, open, demand.units, entry.formula);
  for (TermId term : depends.terms)
    if (std::ranges::binary_search(question.occurrence.terms, term) && !demand.freed.contains(term)) entry.terms.push_back(term);
  for (AmbiguityId a : depends.ambiguities) {
    if (const TermId term = model_[a].term; term.valid() && means_anything(model_, demand, term)) continue;
    std::vector<std::uint32_t> readings = open[a.value];
    if (!std::ranges::binary_search(question.occurrence.ambiguities, a)) readings.resize(1);
    if (readings.size() < model_.reading_count(a)) entry.readings.emplace_back(a, std::move(readings));
  }
  for (ClauseId clause : depends.clauses) entry.in_force.emplace_back(clause, question.scope.in_force(clause));
  entries_.push_back(std::move(entry));
}

// Leaving the readings aside.
bool Refuted::is_demanded(const Entry& entry, const Question& question, const Demand& demand) {
  if (entry.formula.valid() &&
      (!demand.with_formula || entry.formula != question.formula || entry.negated != question.negated))
    return false;
  const auto contains = [](const auto& list, const auto& one) { return std::ranges::find(list, one) != list.end(); };
  return std::ranges::all_of(entry.units, [&](const Unit& unit) { return contains(demand.units, unit); }) &&
         within(entry.limits, question.limits) &&
         std::ranges::includes(question.occurrence.terms, entry.terms) &&
         std::ranges::none_of(entry.terms, [&](TermId term) { return demand.freed.contains(term); }) &&
         std::ranges::all_of(entry.in_force, [&](const auto& known) { return question.scope.in_force(known.first) == known.second; });
}

const Refuted::Entry* Refuted::covering(const Question& question, const Demand& demand, const OpenReadings& open) const {
  for (const Entry& entry : entries_) {
    const bool under_all = std::ranges::all_of(
        entry.readings, [&](const auto& known) { return std::ranges::includes(known.second, open[known.first.value]); });
    if (under_all && is_demanded(entry, question, demand)) return &entry;
  }
  return nullptr;
}

std::vector<Refuted::Applying> Refuted::applying(const Question& question, const Demand& demand, const OpenReadings& open) const {
  std::vector<Applying> result;
  for (const Entry& entry : entries_) {
    if (!is_demanded(entry, question, demand)) continue;
    OpenReadings both = open;
    for (const auto& [ambiguity, readings] : entry.readings)
      std::erase_if(both[ambiguity.value], [&](std::uint32_t r) { return !std::ranges::binary_search(readings, r); });
    const bool some = std::ranges::none_of(both, [](const auto& readings) { return readings.empty(); });
    if (some) result.push_back({&entry, std::move(both)});
  }
  return result;
}

}  // namespace proviso::answer
