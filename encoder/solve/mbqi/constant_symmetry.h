// Symmetry of individuals of the spec, and of values of an enumeration. If a query is invariant under exchanging two of them, their
// names carry no information, and a lex-leader constraint may order them by the other facts about them.
//
// Two constants may be exchanged if the exchange maps the formulas of the query to themselves. Constants of an order are compared by
// nodes that mention one of them, and otherwise only constants that are not exchanged or belong to an earlier order, and no Skolem
// constant. This is sound: every architecture becomes one in that order by renaming. Values precede individuals, so that individuals
// may be compared by their values.
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
    std::vector<model::Unit> rests_on;  // units that mention them; without one of these units they may be asymmetric
  };

  // Prepares for another query.
  void forget() { orders_.reset(); }
  // Lex-leader lemmas that the solver's model violates, each on two neighbours.
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
  std::optional<std::vector<Alike>> orders_;                           // of the query; nothing: not yet computed
  std::unordered_map<std::uint32_t, Place> places_;                    // by individual or value
  std::unordered_map<std::uint32_t, std::vector<logic::Term>> named_;  // by node
};

}  // namespace proviso::solve
