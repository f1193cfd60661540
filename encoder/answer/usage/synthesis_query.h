// The spec of the synthesis queries of a usage oracle, with the engines that answer them. Internal to answer/usage/.
#pragma once

#include <map>
#include <memory>
#include <tuple>

#include "answer/usage/usage_oracle.h"

namespace proviso::answer {

struct UsageOracle::Synthesis {
  Synthesis(const model::Model& model, std::size_t count, const std::vector<model::RuleId>& rights)
      : copies(model, count, rights), theory(lower::from_model(copies.model())), portfolio(*theory) {}
  model::UsageCopies copies;
  std::unique_ptr<lower::Theory> theory;
  solve::Portfolio portfolio;
  std::map<std::tuple<model::RuleId, model::TypeId, std::int64_t>, logic::Formula> limits;  // of the families of usages
};

}  // namespace proviso::answer
