#include "answer/sizes.h"

#include "model/usage.h"
#include "solve/query/query_features.h"

namespace proviso::answer {

std::optional<SizeLimits> sizes_of(lower::Theory& theory, const Oracle& oracle, const Question& question, const model::OpenReadings& open) {
  if (model::has_usage(oracle.model())) return std::nullopt;
  const solve::Query query = oracle.query(question, all_of(question), open);
  return size_limits(theory.model, bounds::small_model_bounds(theory, query.demands, query.open, solve::goal_with_limits(theory, query)));
}

}  // namespace proviso::answer
