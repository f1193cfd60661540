// Which fields and relations formulas mention.
#pragma once

#include <vector>

#include "model/model.h"

namespace proviso::resolve {

using namespace model;

struct Vocabulary {
  std::vector<FieldId> fields;  // sorted, each once
  std::vector<RelationId> relations;
};

// Of the formulas themselves; what their terms mention, in any reading, belongs to them, and so do the rules of the clauses
// that they name.
Vocabulary vocabulary_of(const Model&, const std::vector<ExprId>& formulas);

}  // namespace proviso::resolve
