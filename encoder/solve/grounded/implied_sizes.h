// Estimates how many elements the counts, sums and multiplicities of a query imply.
//
// The query is abstracted to linear constraints on numbers: the number of elements of each type, the number of elements that satisfy a
// condition, the number of pairs of a field or relation (counted from both sides: four organisations with two members each, where each
// member belongs to one organisation, have eight members), and sums, which lie between their count times the least summand and their
// count times the greatest. Z3 finds a small solution. The result is a heuristic for the first universe: no verdict rests on it.
#pragma once

#include <z3++.h>

#include <cstdint>
#include <map>
#include <vector>

#include "ground/universe.h"
#include "solve/query/query.h"

namespace proviso::solve {

class ImpliedSizes {
 public:
  explicit ImpliedSizes(lower::Theory& theory) : theory_(theory), pools_(ground::pools(theory)) {}

  // By PoolId: the number of elements of the pool's type (of its most specific type, if the type is unordered), individuals included.
  // All 0 if there is no estimate. `units` is what may be spent; it is reduced by what was spent.
  std::vector<std::uint64_t> of(const Query&, z3::context&, std::uint64_t& units);

 private:
  class Reading;
  // The canonical variable of a sort, so that equal conditions become one node.
  logic::VariableId any_of(logic::SortId);

  lower::Theory& theory_;
  std::vector<ground::Pool> pools_;
  std::map<logic::SortId, logic::VariableId> any_;
};

}  // namespace proviso::solve
