// Evaluates one architecture under many readings and scopes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "answer/oracle/question.h"
#include "answer/oracle/readings.h"
#include "evaluate/evaluation_cache.h"
#include "evaluate/universe.h"

namespace proviso::answer {

// Nothing is evaluated twice (evaluate/evaluation_cache.h).
class CachedEvaluation {
 public:
  // The model must outlive this object.
  CachedEvaluation(const model::Model&, model::Structure);

  const model::Structure& structure() const { return structure_; }
  // What the architecture violates, in words; nothing if it satisfies everything. (The caller handles `uninterpreted_terms` and
  // `excluded_readings` of the subquery.)
  std::optional<std::string> broken(const Question&, const Subquery&, const model::Selection&);
  // The combinations in `among` under which the architecture satisfies the demands.
  std::vector<bool> satisfied_under(const Question&, const Subquery&, const Combinations&, std::vector<bool> among);

 private:
  // A unit, or for QuestionUnit the formula.
  using Part = std::pair<model::Unit, model::ExprId>;

  std::optional<std::string> unfit(const Question&);
  std::vector<Part> parts(const Question&, const Subquery&) const;
  evaluate::EvaluationCache::Value value(const Part&, const model::Scope&, const model::Selection&);

  const model::Model& model_;
  model::Structure structure_;
  std::optional<std::string> malformed_;
  std::shared_ptr<const evaluate::Universe> universe_;  // absent if the structure is malformed, as are the values
  std::optional<evaluate::EvaluationCache> known_;
};

}  // namespace proviso::answer
