// The fields and relations that formulas mention.
#pragma once

#include <vector>

#include "model/model.h"

namespace proviso::resolve {

using namespace model;

struct Vocabulary {
  std::vector<FieldId> fields;  // sorted, without duplicates
  std::vector<RelationId> relations;
};

// Includes what the terms in the formulas mention, in any reading, and the rules of the clauses that they name.
Vocabulary vocabulary_of(const Model&, const std::vector<ExprId>& formulas);

}  // namespace proviso::resolve
