#include "answer/oracle/refutation_cache.h"

#include <algorithm>

namespace proviso::answer {

using namespace model;

namespace {

bool within(const std::vector<Limit>& known, const std::vector<Limit>& now) {
  return std::ranges::all_of(known, [&](const Limit& limit) {
    return std::ranges::any_of(now, [&](const Limit& other) { return other.type == limit.type && other.count <= limit.count; });
  });
}

}  // namespace

Refuted RefutationCache::Entry::refuted() const {
  Refuted result{{units, {terms.begin(), terms.end()}}, {}};
  if (formula.valid()) result.core.units.push_back(QuestionUnit{});
  for (const auto& [ambiguity, open] : readings) result.pinned.push_back(ambiguity);
  return result;
}

void RefutationCache::add(const Question& question, const Subquery& subquery, const OpenReadings& open) {
  Entry entry;
  entry.units = subquery.units;
  if (subquery.with_formula) entry.formula = question.formula;
  entry.negated = question.negated;
  entry.limits = question.limits;
  const Occurrence depends = occurring_in(model_, question.scope, open, subquery.units, entry.formula);
  for (TermId term : depends.terms)
    if (std::ranges::binary_search(question.occurrence.terms, term) && !subquery.uninterpreted_terms.contains(term))
      entry.terms.push_back(term);
  for (AmbiguityId a : depends.ambiguities) {
    if (const TermId term = model_[a].term; term.valid() && means_anything(model_, subquery, term)) continue;
    std::vector<std::uint32_t> readings = open[a.value];
    if (!std::ranges::binary_search(question.occurrence.ambiguities, a)) readings.resize(1);
    if (readings.size() < model_.reading_count(a)) entry.readings.emplace_back(a, std::move(readings));
  }
  for (ClauseId clause : depends.clauses) entry.in_force.emplace_back(clause, question.scope.in_force(clause));
  for (ClauseId clause : depends.kept) entry.kept.emplace_back(clause, question.scope.as_kept(clause));
  entries_.push_back(std::move(entry));
}

// Does not compare readings.
bool RefutationCache::is_demanded(const Entry& entry, const Question& question, const Subquery& subquery) {
  if (entry.formula.valid() && (!subquery.with_formula || entry.formula != question.formula || entry.negated != question.negated))
    return false;
  const auto contains = [](const auto& list, const auto& one) { return std::ranges::find(list, one) != list.end(); };
  return std::ranges::all_of(entry.units, [&](const Unit& unit) { return contains(subquery.units, unit); }) &&
         within(entry.limits, question.limits) && std::ranges::includes(question.occurrence.terms, entry.terms) &&
         std::ranges::none_of(entry.terms, [&](TermId term) { return subquery.uninterpreted_terms.contains(term); }) &&
         std::ranges::all_of(entry.in_force, [&](const auto& known) { return question.scope.in_force(known.first) == known.second; }) &&
         std::ranges::all_of(entry.kept, [&](const auto& known) { return question.scope.as_kept(known.first) == known.second; });
}

const RefutationCache::Entry* RefutationCache::covering(const Question& question, const Subquery& subquery,
                                                        const OpenReadings& open) const {
  for (const Entry& entry : entries_) {
    const bool under_all = std::ranges::all_of(
        entry.readings, [&](const auto& known) { return std::ranges::includes(known.second, open[known.first.value]); });
    if (under_all && is_demanded(entry, question, subquery)) return &entry;
  }
  return nullptr;
}

std::vector<RefutationCache::Applying> RefutationCache::applying(const Question& question, const Subquery& subquery,
                                                                 const OpenReadings& open) const {
  std::vector<Applying> result;
  for (const Entry& entry : entries_) {
    if (!is_demanded(entry, question, subquery)) continue;
    OpenReadings both = open;
    for (const auto& [ambiguity, readings] : entry.readings)
      std::erase_if(both[ambiguity.value], [&](std::uint32_t r) { return !std::ranges::binary_search(readings, r); });
    const bool some = std::ranges::none_of(both, [](const auto& readings) { return readings.empty(); });
    if (some) result.push_back({&entry, std::move(both)});
  }
  return result;
}

}  // namespace proviso::answer
