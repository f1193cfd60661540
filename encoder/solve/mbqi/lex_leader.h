// Constants that may be exchanged, in the lexicographic order of what is true of them: whoever refutes need not try the others.
// (Symmetry breaking as of J. Crawford et al., "Symmetry-Breaking Predicates for Search Problems", 1996.)
//
// They are compared by formulas (what is true comes first), numbers and values, each about one of them: whatever those are, some
// naming has that order, if what the constants are compared by does not rest on anything that is named after them. That is for the
// caller to see to. What they are compared by is added at the end, so that what was said of the order before stays true.
#pragma once

#include <vector>

#include "solve/mbqi/ground_solver.h"

namespace proviso::solve {

class LexLeader {
 public:
  explicit LexLeader(std::vector<logic::Term> constants) : constants_(std::move(constants)) {}

  // That two constants stand in the order.
  struct Lemma {
    std::vector<logic::Term> constants;  // the two
    logic::Formula says;
  };

  const std::vector<logic::Term>& constants() const { return constants_; }
  // By what the formula or term, which is about the constant at this place, is of each of them.
  void compare_by(logic::Arena&, logic::Node, std::size_t place);
  // Of each two neighbours that the solver's model has in the wrong order, why they are not in the right one.
  std::vector<Lemma> broken(logic::Arena&, const GroundSolver&) const;

 private:
  std::optional<Lemma> broken(logic::Arena&, const GroundSolver&, std::size_t place) const;

  std::vector<logic::Term> constants_;
  std::vector<std::vector<logic::Node>> compared_;  // by: one for each constant
};

}  // namespace proviso::solve
