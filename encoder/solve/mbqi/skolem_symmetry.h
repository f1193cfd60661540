// Symmetry of the Skolem constants of one literal. A formula that asserts the existence of n elements asserts the same of each, so the
// constants may be ordered by the other facts about them.
//
// Constants are compared by nodes that mention one of them and otherwise only older constants. Soundness: whatever the older constants
// are, some permutation has the order, also in the presence of other witnesses.
#pragma once

#include <unordered_map>
#include <vector>

#include "solve/mbqi/instantiation_store.h"
#include "solve/mbqi/lex_leader.h"
#include "solve/mbqi/relevance.h"

namespace proviso::solve {

class SkolemSymmetry {
 public:
  explicit SkolemSymmetry(lower::Theory& theory) : arena_(*theory.arena) {}

  struct Lemma {
    QuantifiedLiteral of;
    LexLeader::Lemma order;
  };

  // Adds the constants of a witness, if they are exchangeable.
  void add(const QuantifiedLiteral&, const Instance& witness);
  // Lex-leader lemmas that the solver's model violates, each on two neighbours.
  std::vector<Lemma> broken(const Relevance&, const GroundSolver&);

 private:
  // Constants each of which may be exchanged with the next.
  struct Alike {
    QuantifiedLiteral of;
    LexLeader order;
  };
  struct Place {
    std::size_t alike, constant;
  };
  bool are_alike(const Instance&, logic::Term, logic::Term) const;
  void compare_by(logic::Node);

  logic::Arena& arena_;
  std::vector<Alike> all_;
  std::unordered_map<std::uint32_t, Place> places_;  // by variable
};

}  // namespace proviso::solve
