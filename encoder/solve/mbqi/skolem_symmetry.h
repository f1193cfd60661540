// In which order the constants of one witness are named. What a formula says there is so many of, it says of each alike: so they
// may be named in the order of what else is true of them.
//
// They are compared by what is about one such constant and constants that are older: whatever those are, some naming has that
// order, also beside other witnesses.
#pragma once

#include <unordered_map>
#include <vector>

#include "solve/mbqi/instantiation_store.h"
#include "solve/mbqi/lex_leader.h"
#include "solve/mbqi/relevance.h"

namespace proviso::solve {

class WitnessOrder {
 public:
  explicit WitnessOrder(lower::Theory& theory) : arena_(*theory.arena) {}

  struct Lemma {
    Obligation of;
    LexicographicOrder::Lemma order;
  };

  // The constants of a witness, where they are alike.
  void add(const Obligation&, const Instance& witness);
  // Why neighbours are not named as in the solver's model.
  std::vector<Lemma> broken(const Relevance&, const GroundSolver&);

 private:
  // Constants each of which may be exchanged with the next.
  struct Alike {
    Obligation of;
    LexicographicOrder order;
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
