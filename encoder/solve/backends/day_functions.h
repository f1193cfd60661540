// Lazy axioms of functions of days (logic/day_function.h), for a solver of linear arithmetic. A value is an integer term within linear
// bounds: for months after a day, its distance from the day varies little. The solver knows the bounds, and that the function is
// monotone. Where a model gives a wrong value, `mend` adds the exact value for that day and for the days around it.
//
// (Such functions can also be stated with quotients by constants. That is linear arithmetic, but solvers fail on it: `a.end = a.start +
// 3 months` alone took more than a minute.)
#pragma once

#include <z3++.h>

#include <vector>

#include "logic/day_function.h"

namespace proviso::solve {

class DayFunctions {
 public:
  // An integer term. The same function and argument give the same term.
  z3::expr apply(const logic::DayFunction&, const z3::expr& argument);
  // Axioms of the terms made since the last call, alone and together with others: the parts of one day. The caller must assert them, and
  // every formula that `mend` returns.
  std::vector<z3::expr> take_axioms();
  // Lemmas that the model violates; empty if the model is correct.
  std::vector<z3::expr> mend(const z3::model&);

 private:
  struct Application {
    z3::expr argument, result;
    logic::DayFunction function;
  };
  const Application* find(logic::DayFunctionKind, const z3::expr& argument) const;
  void relate(const Application&, std::vector<z3::expr>& axioms) const;
  void enclose(const z3::expr& month, std::vector<z3::expr>& axioms);

  std::vector<Application> applications_;
  std::size_t with_axioms_ = 0;
};

}  // namespace proviso::solve
