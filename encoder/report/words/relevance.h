// The relevant part of an architecture for a question: the fields and relations that its clauses, facts, requirements and formula read,
// directly or through terms.
#pragma once

#include <set>

#include "model/model.h"
#include "model/scope.h"

namespace proviso::report {

struct Relevance {
  std::set<model::FieldId> fields;
  std::set<model::RelationId> relations;
};

// `formula` may be invalid. `readings` are the readings of terms and clauses that are considered.
Relevance relevant_to(const model::Model&, const model::Scope&, model::ExprId formula, const model::OpenReadings& readings);

}  // namespace proviso::report
