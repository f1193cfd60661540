// Which fields and relations a formula mentions.
#pragma once

#include <vector>

#include "model/model.h"

namespace proviso::model {

struct Vocabulary {
  std::vector<FieldId> fields;  // sorted, each once
  std::vector<RelationId> relations;
  bool empty() const { return fields.empty() && relations.empty(); }
};
bool meet(const Vocabulary&, const Vocabulary&);

// How much of a path counts: all of it, or only the field that it ends in (`c.to.hosted_on` speaks of `hosted_on`).
enum class Paths : std::uint8_t { whole, ends };

// Of the formula itself; what its terms mention, in any reading, belongs to it, and so do the rules of the clauses that
// it names.
Vocabulary vocabulary_of(const Model&, ExprId formula, Paths);
Vocabulary vocabulary_of(const Model&, const std::vector<ExprId>& formulas, Paths);

}  // namespace proviso::model
