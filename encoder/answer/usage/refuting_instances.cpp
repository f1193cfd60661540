// The ground instances that refute an outer question.
#include <map>

#include "answer/usage/usage_oracle.h"
#include "answer/usage/synthesis_query.h"

namespace proviso::answer {

using namespace model;

// Rather without lessons, where no usages that are asked for are lawful.
Instances UsageOracle::refuting_instances(const Question& question, const Demand& demand, const OpenReadings& open) {
  Outer& outer = this->outer(wanted(question, demand).copies());
  std::vector<solve::GroundInstance> found =
      outer.portfolio.refutation(outer_query(question, demand, open, outer, Proposal::keeps), budget(Effort::slight));
  if (found.empty()) found = outer.portfolio.refutation(outer_query(question, demand, open, outer), budget_);
  Instances result;
  std::map<std::size_t, std::size_t> told;  // of lessons: their place among the usages
  for (solve::GroundInstance& instance : found) {
    result.all.push_back({std::move(instance)});
    auto& origin = result.all.back().says.origin;
    auto* of = origin ? std::get_if<lower::Demand>(&*origin) : nullptr;
    if (of == nullptr) continue;
    const auto lesson = lesson_of(outer, of->unit);
    if (!lesson) {
      of->unit = outer.copies.original(of->unit);
      continue;
    }
    const Breakage& breakage = lessons_[*lesson].breakage;
    const auto [place, is_new] = told.emplace(*lesson, result.usages.size());
    if (is_new) result.usages.push_back(breakage);
    result.all.back().usage = place->second;
    of->unit = breakage.broken;
  }
  return result;
}

}  // namespace proviso::answer
