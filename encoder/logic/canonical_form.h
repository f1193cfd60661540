// The canonical form of formulas and terms up to the names of bound variables (alpha-equivalence).
#pragma once

#include <map>
#include <vector>

#include "logic/formula.h"

namespace proviso::logic {

class CanonicalForm {
 public:
  explicit CanonicalForm(Arena& arena) : arena_(arena) {}

  // Returns the same node for all nodes that differ only in bound variables: each is renamed by the number of enclosing bound variables
  // of its sort.
  Node of(Node);

 private:
  struct Scope {
    std::map<VariableId, VariableId> names;
    std::map<SortId, std::size_t> counts;
    std::map<Node, Node> done;
  };
  Node of(Node, Scope&);

  Arena& arena_;
  std::map<SortId, std::vector<VariableId>> names_;  // by the number of enclosing bound variables
};

}  // namespace proviso::logic
