// The spec of the synthesis queries of a usage oracle, with the engines that answer them. Internal to answer/usage/.
#pragma once

#include <memory>

#include "answer/usage/usage_oracle.h"

namespace proviso::answer {

struct UsageOracle::Synthesis {
  Synthesis(const model::Model& model, std::size_t count)
      : copies(model, count), theory(lower::from_model(copies.model())), portfolio(*theory) {}
  model::UsageCopies copies;
  std::unique_ptr<lower::Theory> theory;
  solve::Portfolio portfolio;
};

}  // namespace proviso::answer
