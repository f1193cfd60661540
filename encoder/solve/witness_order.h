// In which order the constants of one witness are named. What a formula says there is so many of, it says of each alike: so they
// may be named in the order of what else is true of them, and whoever refutes need not try the others.
//
// The order is lexicographic, by the truth of formulas over one such constant and constants that are older: whatever those are, some
// naming has it. (Symmetry breaking as of J. Crawford et al., "Symmetry-Breaking Predicates for Search Problems", 1996; that what
// it is broken by does not rest on what is named keeps it sound beside other witnesses.) Formulas are added at the end, so that
// what was said of the order before stays true.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "solve/herbrand.h"
#include "solve/relevance.h"

namespace proviso::solve {

class WitnessOrder {
 public:
  explicit WitnessOrder(logic::Theory& theory) : arena_(*theory.arena) {}

  // That two constants of a witness stand in the order.
  struct Lemma {
    Obligation of;
    std::vector<logic::Term> constants;  // the two
    logic::Formula says;
  };

  // The constants of a witness, where they are alike.
  void add(const Obligation&, const Instance& witness);
  // Of each two neighbours that the solver's model has in the wrong order, why they are not in the right one.
  std::vector<Lemma> broken(const Relevance&, const GroundSolver&);

 private:
  // Constants each of which may be exchanged with the next.
  struct Alike {
    Obligation of;
    std::vector<logic::Term> constants;
    std::vector<std::vector<logic::Formula>> compared;  // what they are compared by: of each formula one for each constant
  };
  struct Place {
    std::size_t alike, constant;
  };
  bool are_alike(const Instance&, logic::Term, logic::Term) const;
  void compare_by(logic::Formula);
  std::optional<Lemma> broken(const Alike&, std::size_t constant, const GroundSolver&) const;

  logic::Arena& arena_;
  std::vector<Alike> all_;
  std::unordered_map<std::uint32_t, Place> places_;  // by variable
};

}  // namespace proviso::solve
