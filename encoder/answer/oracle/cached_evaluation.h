// One architecture, tried under many readings and scopes.
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

// Keeps what the evaluator has said of each unit and formula together with the readings and the clauses in force that it
// rested on, so that nothing is evaluated twice that comes to the same.
class CachedEvaluation {
 public:
  // The model must outlive the trial.
  CachedEvaluation(const model::Model&, model::Structure);

  const model::Structure& structure() const { return structure_; }
  // What it does not satisfy, in words; nothing where it satisfies all. (What `demand.uninterpreted_terms` and `demand.excluded_readings`
  // say is left to the caller.)
  std::optional<std::string> broken(const Question&, const Subquery&, const model::Selection&);
  // Those of the combinations `among` under which it satisfies the demands.
  std::vector<bool> satisfied_under(const Question&, const Subquery&, const Combinations&, std::vector<bool> among);

 private:
  // A unit, or for QuestionUnit the formula.
  using Part = std::pair<model::Unit, model::ExprId>;
  struct Ruling {
    bool holds;
    const std::vector<model::AmbiguityId>& rests_on;  // under every selection that agrees on these it is the same
  };
  // Answers that rested on the same ambiguities and clauses, by what these were.
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
  std::shared_ptr<const evaluate::Universe> universe_;  // of one that is not malformed
  std::map<Part, std::vector<Table>> known_;
};

}  // namespace proviso::answer
