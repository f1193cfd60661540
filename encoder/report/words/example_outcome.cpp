#include "report/words/example_outcome.h"

#include <algorithm>
#include <set>

#include "answer/oracle/readings.h"

namespace proviso::report {

std::vector<model::OpenReadings> broken_under(const model::Judgement& judgement, const model::UnitOutcome& outcome) {
  if (outcome.broken.empty()) return {};
  const answer::Combinations combinations(judgement.open, outcome.ambiguities);
  std::vector<bool> member(combinations.count(), false);
  for (std::size_t i = 0; i < member.size(); ++i) {
    const model::Selection selection = combinations.selection(i);
    member[i] = std::ranges::any_of(outcome.broken, [&](const model::Selection& broken) {
      return std::ranges::all_of(outcome.ambiguities, [&](model::AmbiguityId a) { return broken[a.value] == selection[a.value]; });
    });
  }
  return combinations.cover(member);
}

When broken_when(const model::Model& model, const model::Judgement& judgement, const model::UnitOutcome& outcome) {
  return when(model, broken_under(judgement, outcome), judgement.open);
}

model::OpenReadings own_readings(const model::Judgement& judgement, const model::Selection& selection) {
  model::OpenReadings product = judgement.open;
  for (const model::AmbiguityId ambiguity : occurring(judgement)) product[ambiguity.value] = {selection[ambiguity.value]};
  return product;
}

std::vector<model::AmbiguityId> occurring(const model::Judgement& judgement) {
  std::set<model::AmbiguityId> found;
  for (const model::UnitOutcome& outcome : judgement.units) found.insert(outcome.ambiguities.begin(), outcome.ambiguities.end());
  return {found.begin(), found.end()};
}

}  // namespace proviso::report
