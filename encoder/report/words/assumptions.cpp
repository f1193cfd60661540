#include "report/words/assumptions.h"

#include <algorithm>
#include <set>

namespace proviso::report {

std::vector<model::FactId> assumptions_of(const model::Model& model, const answer::Finding& finding) {
  std::set<model::FactId> found;
  const auto add = [&](model::FactId fact) {
    if (model[fact].assumed) found.insert(fact);
  };
  if (const answer::Conflict* conflict = answer::conflict_of(finding)) {
    for (const model::Unit& unit : conflict->units) {
      if (const auto* fact = std::get_if<model::FactUnit>(&unit)) add(fact->id);
    }
  }
  if (const answer::Witness* witness = answer::witness_of(finding); witness && witness->admission) {
    for (const model::FactId fact : witness->admission->relies_on) add(fact);
  }
  return {found.begin(), found.end()};
}

std::vector<model::FactId> assumptions_of(const model::Model& model, const answer::CheckAnswer& answer, answer::Word outcome) {
  std::set<model::FactId> found;
  for (const answer::Line& line : answer.lines) {
    if (answer::word(line.finding) != outcome) continue;
    for (const model::FactId fact : assumptions_of(model, line.finding)) found.insert(fact);
  }
  return {found.begin(), found.end()};
}

}  // namespace proviso::report
