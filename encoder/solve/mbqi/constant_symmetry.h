// Which of the spec's individuals, and of the values of an enumeration, is which, where a question says the same of each of them:
// which has which name is then only names, and they may have them in the order of what else is true of them.
//
// They may be exchanged where that makes of the formulas of the question these same formulas. What is in an order is compared by
// what is about one of these things, others that are not exchanged or are in an order before it, and no witness: any architecture
// is one with the names in that order. Values come before individuals, so that these may be compared by which values they have.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "solve/mbqi/ground_query.h"
#include "solve/mbqi/lex_leader.h"
#include "solve/mbqi/relevance.h"

namespace proviso::solve {

class ConstantSymmetry {
 public:
  explicit ConstantSymmetry(lower::Theory& theory) : theory_(theory), arena_(*theory.arena) {}

  struct Lemma {
    LexLeader::Lemma order;
    logic::VariableId of;               // named after their type
    std::vector<model::Unit> rests_on;  // units that mention them: where one is missing, they may not be alike
  };

  // Another question is asked.
  void forget() { orders_.reset(); }
  // Why neighbours are not named as in the solver's model.
  std::vector<Lemma> broken(GroundQuery&, const Relevance&, const GroundSolver&);

 private:
  struct Alike {
    LexLeader order;
    logic::VariableId of;
    std::vector<model::Unit> rests_on;
  };
  struct Place {
    std::size_t alike, constant;
  };

  void find(GroundQuery&);
  void compare_by(logic::Node);
  bool has_order_from(logic::SortId, std::size_t alike) const;
  // The individuals and values that a node mentions.
  const std::vector<logic::Term>& named(logic::Node);

  lower::Theory& theory_;
  logic::Arena& arena_;
  std::optional<std::vector<Alike>> orders_;                           // of the question, when they have been looked for
  std::unordered_map<std::uint32_t, Place> places_;                    // by individual or value
  std::unordered_map<std::uint32_t, std::vector<logic::Term>> named_;  // by node
};

}  // namespace proviso::solve
