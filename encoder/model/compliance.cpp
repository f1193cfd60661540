#include "model/compliance.h"

#include <algorithm>
#include <numeric>

namespace proviso::model {

std::size_t RuleCompliance::count() const { return std::accumulate(counts.begin(), counts.end(), std::size_t{0}); }

bool only_permits(const Model& model, ClauseId id) {
  return std::ranges::all_of(model[id].readings, [&](const ClauseReading& reading) {
    return std::ranges::all_of(reading.rules, [&](RuleId rule) { return model[rule].deontic == syntax::Deontic::may; });
  });
}

}  // namespace proviso::model
