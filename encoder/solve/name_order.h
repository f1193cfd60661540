// Which of the spec's individuals is which, where a question says the same of each of them: which has which name is then only
// names, and they may have them in the order of what else is true of them.
//
// Individuals may be exchanged where that makes of the formulas of the question these same formulas. What is in an order is
// compared by what is about one of these individuals, others that are not exchanged or are in an order before it, and no
// witness: any architecture is one with the names in that order.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "solve/instance_question.h"
#include "solve/lexicographic_order.h"
#include "solve/relevance.h"

namespace proviso::solve {

class IndividualOrder {
 public:
  explicit IndividualOrder(logic::Theory& theory) : theory_(theory), arena_(*theory.arena) {}

  struct Lemma {
    LexicographicOrder::Lemma order;
    logic::VariableId of;                // named after the individuals' type
    std::vector<model::Unit> rests_on;   // units that mention the individuals: where one is missing, they may not be alike
  };

  // Another question is asked.
  void forget() { orders_.reset(); }
  // Why neighbours are not named as in the solver's model.
  std::vector<Lemma> broken(InstanceQuestion&, const Relevance&, const GroundSolver&);

 private:
  struct Alike {
    LexicographicOrder order;
    logic::VariableId of;
    std::vector<model::Unit> rests_on;
  };
  struct Place {
    std::size_t alike, individual;
  };

  void find(InstanceQuestion&);
  void compare_by(logic::Node);
  const std::vector<logic::Term>& individuals(logic::Node);

  logic::Theory& theory_;
  logic::Arena& arena_;
  std::optional<std::vector<Alike>> orders_;        // of the question, when they have been looked for
  std::unordered_map<std::uint32_t, Place> places_;  // by individual
  std::unordered_map<std::uint32_t, std::vector<logic::Term>> individuals_;  // by node
};

}  // namespace proviso::solve
