// Formulas and terms up to the names of their bound variables (alpha-equivalence).
#pragma once

#include <map>
#include <vector>

#include "logic/formula.h"

namespace proviso::logic {

class CanonicalForm {
 public:
  explicit CanonicalForm(Arena& arena) : arena_(arena) {}

  // The same node for all that differ in their bound variables alone: each is renamed by how many of its sort are bound around it.
  Node of(Node);

 private:
  struct Scope {
    std::map<VariableId, VariableId> names;
    std::map<SortId, std::size_t> counts;
    std::map<Node, Node> done;
  };
  Node of(Node, Scope&);

  Arena& arena_;
  std::map<SortId, std::vector<VariableId>> names_;  // by how many are bound around
};

}  // namespace proviso::logic
