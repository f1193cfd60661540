// How the assignments that make a quantified formula's body true, or false, are found: which parts have to hold, and which of
// them list the elements to try.
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
    std::uint32_t variables = 0;  // of the plan's, those that it mentions: bits
    bool lists = false;           // an atom that must hold, over variables and what is known: its true tuples are to be tried
  };
  std::vector<logic::VariableId> variables;  // 32 at most
  std::vector<Part> parts;
};

// Plans, by formula; kept as long as the theory.
class SearchPlans {
 public:
  explicit SearchPlans(const lower::Theory& theory) : theory_(theory) {}
  // Of `forall`, `exists`, `at_least` or `count`: for assignments that give its body this truth value.
  const SearchPlan& plan(logic::Node quantified, bool body);

 private:
  void add_parts(SearchPlan&, logic::Formula, bool wanted) const;
  bool lists(const SearchPlan&, logic::Formula) const;
  const lower::Theory& theory_;
  std::map<std::pair<std::uint32_t, bool>, SearchPlan> plans_;
};

}  // namespace proviso::solve
