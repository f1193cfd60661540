// Days that are some months after other days, for a solver of linear arithmetic. To be so many months later is to be a number of
// days later that hardly changes: the solver knows between which numbers it lies, and that what is later stays later. Where what
// it finds is wrong all the same, it is told what is right there, and on the days around.
//
// (As quotients by constants the calendar is linear arithmetic too, but of a kind that solvers are lost in: `a.end = a.start +
// 3 months` alone took more than a minute.)
#pragma once

#include <z3++.h>

#include <vector>

#include "logic/month_addition.h"

namespace proviso::solve {

class MonthShifts {
 public:
  // An integer, that of the same days and months where that was asked for before.
  z3::expr later(const z3::expr& days, const logic::Number& months);
  // What holds of the integers made since the last call. To be asserted, as all that `mend` gives.
  std::vector<z3::expr> take_axioms();
  // What the model gets wrong; nothing if all is right.
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
