// The terms, ambiguities and clauses on which a question depends: those that occur in its formulas, in the rules of its clauses, in the
// rules that override those, and so on through definitions. Others cannot change the answer.
#pragma once

#include <vector>

#include "model/model.h"
#include "model/scope.h"

namespace proviso::model {

struct Occurrence {
  std::vector<TermId> terms;             // sorted
  std::vector<AmbiguityId> ambiguities;  // sorted
  std::vector<ClauseId> clauses;         // clauses whose rules matter, or for which it matters whether they are in force; sorted
  std::vector<ClauseId> kept;            // clauses that matter because `kept` or `applies` depends on them; sorted
};

// For the units and the formula (may be invalid). `open` restricts the readings; `scope` says which rules override.
Occurrence occurring_in(const Model&, const Scope&, const OpenReadings& open, const std::vector<Unit>& units, ExprId formula);

}  // namespace proviso::model
