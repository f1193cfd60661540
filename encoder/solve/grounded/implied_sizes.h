// How many elements the counts, sums and multiplicities of a question imply, as far as that is plain to see.
//
// The question is read as one about numbers alone: how many elements each type has, how many of them satisfy a condition, how
// many pairs a field or relation has (seen from both sides: four organisations with two members each, and each member in one
// organisation, are eight members), and sums between so many times the least and so many times the greatest summand. Z3 finds
// few elements that satisfy what is left. This only says where to look first: a verdict never rests on it.
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

  // By PoolId: elements of the pool's type (of its most specific type, where it is unordered), named ones included. All 0 where
  // nothing is found. `units` is what may be spent, and is reduced.
  std::vector<std::uint64_t> of(const Query&, z3::context&, std::uint64_t& units);

 private:
  class Reading;
  // A variable for each sort, so that like conditions become one.
  logic::VariableId any_of(logic::SortId);

  lower::Theory& theory_;
  std::vector<ground::Pool> pools_;
  std::map<logic::SortId, logic::VariableId> any_;
};

}  // namespace proviso::solve
