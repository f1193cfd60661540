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

class SkolemSymmetry {
 public:
  explicit SkolemSymmetry(lower::Theory& theory) : arena_(*theory.arena) {}

  struct Lemma {
    QuantifiedLiteral of;
    LexLeader::Lemma order;
  };

  // The constants of a witness, where they are alike.
  void add(const QuantifiedLiteral&, const Instance& witness);
  // Why neighbours are not named as in the solver's model.
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
