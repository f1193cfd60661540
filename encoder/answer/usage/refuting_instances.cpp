// The ground instances that refute a synthesis query.
#include <map>

#include "answer/usage/synthesis_query.h"
#include "answer/usage/usage_oracle.h"

namespace proviso::answer {

using namespace model;

// A refutation without lemmas is preferred, if no demanded usage is lawful.
Instances UsageOracle::refuting_instances(const Question& question, const Subquery& subquery, const OpenReadings& open) {
  Synthesis& synthesis = this->synthesis(wanted(question, subquery).copies());
  std::vector<solve::GroundInstance> found =
      synthesis.portfolio.refutation(synthesis_query(question, subquery, open, synthesis, Proposal::keeps), budget(Effort::slight));
  if (found.empty()) found = synthesis.portfolio.refutation(synthesis_query(question, subquery, open, synthesis), budget_);
  Instances result;
  std::map<std::uint32_t, std::size_t> places;  // index of the lemma: its index among the usages
  for (solve::GroundInstance& instance : found) {
    result.all.push_back(told(std::move(instance)));
    Instance& last = result.all.back();
    for (auto& [variable, term] : last.elements) term = synthesis.copies.original(std::move(term));
    if (!last.unit) continue;
    const auto* learnt = std::get_if<LearntUnit>(&*last.unit);
    if (learnt == nullptr) {
      last.unit = synthesis.copies.original(*last.unit);
      continue;
    }
    if (is_right_number(*learnt) || lemmas_[learnt->lemma].of_a_right) {
      last.unit = behind(*learnt);
      continue;
    }
    const Counterexample& counterexample = lemmas_[learnt->lemma].counterexample;
    const auto [place, is_new] = places.emplace(learnt->lemma, result.usages.size());
    if (is_new) result.usages.push_back(counterexample);
    last.usage = place->second;
    last.unit = counterexample.broken;
  }
  return result;
}

}  // namespace proviso::answer
