// Lex-leader constraints: exchangeable constants are ordered lexicographically by the facts about them, so that a refutation need not
// consider the other permutations (J. Crawford et al., "Symmetry-Breaking Predicates for Search Problems", 1996).
//
// Constants are compared by formulas (true before false), numbers and values, each of which mentions one of them. Soundness: some
// permutation has the order, whatever the values are, provided that the compared nodes do not mention a constant that is ordered later.
// The caller ensures this. Nodes are only appended to the comparison, so that earlier lemmas stay valid.
#pragma once

#include <vector>

#include "solve/mbqi/ground_solver.h"

namespace proviso::solve {

class LexLeader {
 public:
  explicit LexLeader(std::vector<logic::Term> constants) : constants_(std::move(constants)) {}

  // Two constants are in order.
  struct Lemma {
    std::vector<logic::Term> constants;  // both constants
    logic::Formula says;
  };

  const std::vector<logic::Term>& constants() const { return constants_; }
  // Compares by the formula or term, which mentions the constant at `place`, with each constant in its place.
  void compare_by(logic::Arena&, logic::Node, std::size_t place);
  // For each two neighbours in the wrong order in the solver's model: the violated lemma.
  std::vector<Lemma> broken(logic::Arena&, const GroundSolver&) const;

 private:
  std::optional<Lemma> broken(logic::Arena&, const GroundSolver&, std::size_t place) const;

  std::vector<logic::Term> constants_;
  std::vector<std::vector<logic::Node>> compared_;  // for each node of the comparison: one node for each constant
};

}  // namespace proviso::solve
