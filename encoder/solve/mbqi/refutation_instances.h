// Checks and minimises a refutation in solvers without history.
//
// These solvers get the query, its known instances and lemmas, and the learnt lemmas on equality and numbers, each of which is first
// checked alone.
#pragma once

#include <vector>

#include "solve/mbqi/known_instances.h"

namespace proviso::solve {

class RefutationInstances {
 public:
  RefutationInstances(lower::Theory& theory, const GroundQuery& question, KnownInstances& known, LazyContext& context)
      : theory_(theory), question_(question), known_(known), context_(context) {}

  // Do the known formulas refute the query?
  bool confirmed(Effort&);
  // The instances that refute the query, minimised by leaving out one after the other, starting with the last, within a part of the
  // units; and then checked alone. Empty if they do not refute it within the units.
  std::vector<GroundInstance> told(std::uint64_t units);

 private:
  using Lemmas = std::vector<GroundTheory::Literals>;
  // The learnt lemmas on formulas that the solver knows, as far as they are valid.
  Lemmas lemmas(const GroundSolver&);
  // Formulas that, together with the lemmas, are unsatisfiable.
  struct Core {
    std::vector<Stated> stated;
    Lemmas lemmas;
  };
  Core core(std::uint64_t units);

  lower::Theory& theory_;
  const GroundQuery& question_;
  KnownInstances& known_;
  LazyContext& context_;
};

}  // namespace proviso::solve
