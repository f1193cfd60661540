// Join plans: how to enumerate the assignments that make a quantified formula's body true, or false. A plan says which parts must hold,
// and which of them list the elements to try.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "lower/theory.h"

namespace proviso::solve {

struct SearchPlan {
  struct Part {
    logic::Formula formula;
    bool wanted = true;
    std::uint32_t variables = 0;  // bit set of the plan's variables that the part mentions
    bool lists = false;           // an atom over variables and constants that must hold: the plan tries its true tuples
  };
  std::vector<logic::VariableId> variables;  // at most 32
  std::vector<Part> parts;
};

// Plans by formula, kept as long as the theory.
class SearchPlans {
 public:
  explicit SearchPlans(const lower::Theory& theory) : theory_(theory) {}
  // For `forall`, `exists`, `at_least` or `count`: a plan for assignments that give the body this truth value.
  const SearchPlan& plan(logic::Node quantified, bool body);

 private:
  void add_parts(SearchPlan&, logic::Formula, bool wanted) const;
  bool lists(const SearchPlan&, logic::Formula) const;
  const lower::Theory& theory_;
  std::map<std::pair<std::uint32_t, bool>, SearchPlan> plans_;
};

}  // namespace proviso::solve
