// Whether comparisons of numbers can hold together, by Z3's linear arithmetic, and numbers for which they do.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "logic/formula.h"
#include "solve/backends/answer.h"
#include "solve/backends/lazy_context.h"
#include "solve/backends/month_addition.h"

namespace proviso::solve {

class LinearCheck {
 public:
  using Literals = std::vector<std::pair<logic::Formula, bool>>;

  // `same`: one term for all applied numbers that have to be equal. `truth`: of the conditions of choices; nothing: it may be
  // either.
  LinearCheck(const logic::Arena&, z3::context&, std::function<logic::Term(logic::Term)> same,
              std::function<std::optional<bool>(logic::Formula)> truth);

  // Comparisons and equalities of numbers, each with the truth value that it is to have.
  Answer check(const Literals& comparisons, Effort&);
  // After `sat`: of counts, totals and applied numbers that the comparisons mention; nothing of others.
  std::optional<logic::Number> number(logic::Term);
  // After `unsat`: comparisons, and conditions of choices in them, that cannot all be as they are; and the applied numbers in
  // them, beside those that they are the same as.
  const Literals& clashing() const { return clashing_; }
  const std::set<std::pair<logic::Term, logic::Term>>& sames() const { return sames_; }

 private:
  // Of one comparison.
  struct Premises {
    Literals conditions;
    std::set<std::pair<logic::Term, logic::Term>> sames;
  };
  z3::expr translate(logic::Term, Premises&);
  z3::expr numeral(logic::Term, const logic::Number&);

  const logic::Arena& arena_;
  z3::context& context_;
  std::function<logic::Term(logic::Term)> same_;
  std::function<std::optional<bool>(logic::Formula)> truth_;
  std::map<logic::Term, z3::expr> numbers_;
  MonthShifts shifts_;
  std::optional<z3::model> model_;
  Literals clashing_;
  std::set<std::pair<logic::Term, logic::Term>> sames_;
};

}  // namespace proviso::solve
