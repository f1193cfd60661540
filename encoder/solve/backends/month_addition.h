// Lazy axioms of month addition on days, for a solver of linear arithmetic. `later(days, months)` is an integer term whose distance
// from `days` varies little: the solver knows lower and upper bounds of the distance, and that the function is monotone. Where a model
// gives a wrong value, `mend` adds the exact value for that day and for the days around it.
//
// (Month addition can also be stated with quotients by constants. That is linear arithmetic, but solvers fail on it: `a.end = a.start +
// 3 months` alone took more than a minute.)
#pragma once

#include <z3++.h>

#include <vector>

#include "logic/month_addition.h"

namespace proviso::solve {

class MonthShifts {
 public:
  // An integer term. The same days and months give the same term.
  z3::expr later(const z3::expr& days, const logic::Number& months);
  // Axioms of the terms made since the last call. The caller must assert them, and every formula that `mend` returns.
  std::vector<z3::expr> take_axioms();
  // Lemmas that the model violates; empty if the model is correct.
  std::vector<z3::expr> mend(const z3::model&);

 private:
  struct Shift {
    z3::expr days, result;
    logic::Number months;
  };
  std::vector<Shift> shifts_;
  std::size_t with_axioms_ = 0;
};

}  // namespace proviso::solve
