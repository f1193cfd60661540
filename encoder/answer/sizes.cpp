#include "answer/sizes.h"

#include <algorithm>

#include "model/usage.h"
#include "solve/question.h"

namespace proviso::answer {

std::optional<logic::Bounds> sizes_of(logic::Theory& theory, const Oracle& oracle, const Question& question,
                                      const model::OpenReadings& open) {
  if (model::has_usage(oracle.model())) return std::nullopt;
  const solve::Query query = oracle.query(question, all_of(question), open);
  logic::Bounds bounds = logic::small_model_bounds(theory, query.demands, query.open, solve::goal_with_limits(theory, query));
  // What the check itself says of a whole type needs no other ground.
  for (const model::Limit& limit : question.limits) {
    const auto sort = std::ranges::find(bounds.sorts, limit.type, &logic::SortBound::type);
    if (sort == bounds.sorts.end()) continue;
    const auto most = static_cast<std::uint64_t>(limit.count);
    sort->bound = std::min(sort->bound.value_or(most), most);
    sort->obstacle = {};
  }
  return bounds;
}

}  // namespace proviso::answer
