// Which elements reach which by one or more steps.
//
// The strongly connected components of the step relation (R. Tarjan, "Depth-First Search and Linear Graph Algorithms",
// 1972, without recursion), then one bit row for each component, made from the rows of its successors. Where the rows
// would take more than `row_budget` bytes, each question is answered by a search of its own.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/rows.h"

namespace proviso::evaluate {

class Closure {
 public:
  explicit Closure(Rows steps, std::size_t row_budget = std::size_t{1} << 28U);

  bool reaches(Index from, Index to) const;
  // What `from` reaches, ascending.
  void reached(Index from, std::vector<Index>& result) const;
  // A shortest way from `from` to `to`, both included, by at least one step; empty when there is none.
  std::vector<Index> path(Index from, Index to) const;

 private:
  void find_components();
  void make_rows();
  bool same_component_step(Index from, Index to) const;

  Rows steps_;
  std::vector<std::uint32_t> component_;  // by element; what a component reaches has smaller numbers
  std::vector<bool> cyclic_;              // by component: an element of it reaches itself
  std::size_t words_ = 0;                 // of a row; 0 when there are no rows
  std::vector<std::uint64_t> rows_;       // by component
};

}  // namespace proviso::evaluate
