// Which terms and which ambiguities a question depends on: those that occur in its formulas, in the rules of its clauses, in
// the rules that override those, and so on through definitions. What does not occur cannot change the answer.
#pragma once

#include <vector>

#include "model/model.h"
#include "model/scope.h"

namespace proviso::answer {

struct Occurrence {
  std::vector<model::TermId> terms;            // sorted
  std::vector<model::AmbiguityId> ambiguities; // sorted
};

// Of the units and the formula (may be invalid). `open` cuts what a term or clause can mean; `scope` says which rules override.
Occurrence occurring_in(const model::Model&, const model::Scope&, const model::OpenReadings& open,
                        const std::vector<model::Unit>& units, model::ExprId formula);

}  // namespace proviso::answer
