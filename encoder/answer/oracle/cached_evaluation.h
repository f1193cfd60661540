// Evaluates one architecture under many readings and scopes.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "answer/oracle/question.h"
#include "answer/oracle/readings.h"
#include "evaluate/evaluator.h"
#include "evaluate/universe.h"

namespace proviso::answer {

// Caches the evaluator's result for each unit and formula by the readings and the clauses in force on which it depends, so that nothing
// is evaluated twice.
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
  struct Ruling {
    bool holds;
    const std::vector<model::AmbiguityId>& rests_on;  // the value is the same under every selection that agrees on these
  };
  // Values by the readings of the ambiguities and the clauses in force on which they depend.
  struct Table {
    evaluate::Consulted consulted;
    std::map<std::vector<std::uint32_t>, bool> holds;
  };

  std::optional<std::string> unfit(const Question&);
  std::vector<Part> parts(const Question&, const Subquery&) const;
  Ruling ruling(const Part&, const model::Scope&, const model::Selection&);

  const model::Model& model_;
  model::Structure structure_;
  std::optional<std::string> malformed_;
  std::shared_ptr<const evaluate::Universe> universe_;  // absent if the structure is malformed
  std::map<Part, std::vector<Table>> known_;
};

}  // namespace proviso::answer
