// Truth in one architecture under many readings and scopes.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "evaluate/evaluator.h"
#include "evaluate/universe.h"
#include "model/model.h"
#include "model/scope.h"

namespace proviso::evaluate {

// A value that is cached by the readings and the clauses in force that its evaluation consulted. It settles every selection and scope that
// agrees on these.
class EvaluationCache {
 public:
  struct Value {
    bool holds;
    const std::vector<AmbiguityId>& depends_on;  // the value is the same under every selection that agrees on these
  };

  explicit EvaluationCache(std::shared_ptr<const Universe> universe) : universe_(std::move(universe)) {}

  // Of a fact, clause or requirement; of a formula, as Evaluator::holds.
  Value holds(const Unit& unit, const Scope& scope, const Selection& selection) { return value({unit, {}}, scope, selection); }
  Value holds(ExprId formula, const Scope& scope, const Selection& selection) { return value({QuestionUnit{}, formula}, scope, selection); }

 private:
  // A unit, or for QuestionUnit the formula.
  using Part = std::pair<Unit, ExprId>;
  // Values by the readings of the ambiguities and the clauses in force on which they depend.
  struct Table {
    Consulted consulted;
    std::map<std::vector<std::uint32_t>, bool> holds;
  };

  Value value(const Part&, const Scope&, const Selection&);

  std::shared_ptr<const Universe> universe_;
  std::map<Part, std::vector<Table>> known_;
};

}  // namespace proviso::evaluate
