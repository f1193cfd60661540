// Decides whether comparisons of numbers are jointly satisfiable, by Z3's linear arithmetic, and finds numbers that satisfy them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "logic/formula.h"
#include "solve/backends/answer.h"
#include "solve/backends/day_functions.h"
#include "solve/backends/lazy_context.h"

namespace proviso::solve {

class LinearCheck {
 public:
  using Literals = std::vector<std::pair<logic::Formula, bool>>;

  // `same` maps each applied number to the representative of its congruence class. `truth` is the truth value of the condition of a
  // choice; nothing if the condition is unassigned.
  LinearCheck(const logic::Arena&, z3::context&, std::function<logic::Term(logic::Term)> same,
              std::function<std::optional<bool>(logic::Formula)> truth);

  // Decides the comparisons and equalities of numbers, each with the truth value that it must have.
  Answer check(const Literals& comparisons, Effort&);
  // The value of a count, a total or an applied number that the comparisons mention; nothing for other terms. Precondition: the last
  // answer was `sat`.
  std::optional<logic::Number> number(logic::Term);
  // A conflict: comparisons, and conditions of choices within them, that are jointly unsatisfiable with these truth values; and the
  // applied numbers within them, each with its representative. Precondition: the last answer was `unsat`.
  const Literals& clashing() const { return clashing_; }
  const std::set<std::pair<logic::Term, logic::Term>>& sames() const { return sames_; }

 private:
  // The premises of one comparison.
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
  DayFunctions day_functions_;
  std::optional<z3::model> model_;
  Literals clashing_;
  std::set<std::pair<logic::Term, logic::Term>> sames_;
};

}  // namespace proviso::solve
