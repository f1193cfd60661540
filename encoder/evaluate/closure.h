// Reachability by one or more steps.
//
// Computes the strongly connected components of the step relation (R. Tarjan, "Depth-First Search and Linear Graph Algorithms", 1972,
// without recursion), then one bit row for each component from the rows of its successors. If the rows need more than `row_budget`
// bytes, each question is answered by a search instead.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/rows.h"

namespace proviso::evaluate {

class Closure {
 public:
  explicit Closure(Rows steps, std::size_t row_budget = std::size_t{1} << 28U);

  bool reaches(Index from, Index to) const;
  // The elements that `from` reaches, in ascending order.
  void reached(Index from, std::vector<Index>& result) const;
  // A shortest path from `from` to `to` by at least one step, both ends included; empty if there is none.
  std::vector<Index> path(Index from, Index to) const;

 private:
  void find_components();
  void make_rows();
  bool same_component_step(Index from, Index to) const;

  Rows steps_;
  std::vector<std::uint32_t> component_;  // by element; components that a component reaches have smaller numbers
  std::vector<bool> cyclic_;              // by component: its elements reach themselves
  std::size_t words_ = 0;                 // of a row; 0 if there are no rows
  std::vector<std::uint64_t> rows_;       // by component
};

}  // namespace proviso::evaluate
