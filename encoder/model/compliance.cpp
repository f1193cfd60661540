#include "model/compliance.h"

#include <algorithm>
#include <numeric>

namespace proviso::model {

std::size_t RuleCompliance::count() const { return std::accumulate(counts.begin(), counts.end(), std::size_t{0}); }

namespace {

template <typename Holds>
bool all_rules(const Model& model, ClauseId id, Holds holds) {
  return std::ranges::all_of(model[id].readings, [&](const ClauseReading& reading) {
    return std::ranges::all_of(reading.rules, [&](RuleId rule) { return holds(model[rule]); });
  });
}

}  // namespace

bool only_permits(const Model& model, ClauseId id) {
  return all_rules(model, id, [](const Rule& rule) { return !is_duty(rule); });
}

bool only_gives_rights(const Model& model, ClauseId id) { return all_rules(model, id, is_right); }

}  // namespace proviso::model
