// Which terms, ambiguities and clauses a question depends on: those that occur in its formulas, in the rules of its clauses, in
// the rules that override those, and so on through definitions. What does not occur cannot change the answer.
#pragma once

#include <vector>

#include "model/model.h"
#include "model/scope.h"

namespace proviso::model {

struct Occurrence {
  std::vector<TermId> terms;             // sorted
  std::vector<AmbiguityId> ambiguities;  // sorted
  std::vector<ClauseId> clauses;         // whose being in force matters, or whose rules do; sorted
};

// Of the units and the formula (may be invalid). `open` cuts what a term or clause can mean; `scope` says which rules override.
Occurrence occurring_in(const Model&, const Scope&, const OpenReadings& open, const std::vector<Unit>& units, ExprId formula);

}  // namespace proviso::model
