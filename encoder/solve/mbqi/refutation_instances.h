// What refutes a question, told to solvers that have seen nothing else.
//
// They know the question, the instances and lemmas that are known of it, and of equality and numbers what was learnt, lemma by
// lemma, each once looked at on its own.
#pragma once

#include <vector>

#include "solve/mbqi/known_instances.h"

namespace proviso::solve {

class RefutationInstances {
 public:
  RefutationInstances(lower::Theory& theory, const GroundQuery& question, KnownInstances& known, LazyContext& context)
      : theory_(theory), question_(question), known_(known), context_(context) {}

  // Is what is known of the question unsatisfiable?
  bool confirmed(Effort&);
  // Mbqi that refute it, as few as can be had by leaving out one after the other, from the last, within some of the units;
  // checked once more, alone. Empty: these do not, or not within these units.
  std::vector<GroundInstance> told(std::uint64_t units);

 private:
  using Lemmas = std::vector<GroundTheory::Literals>;
  // What was learnt that is about formulas the solver knows, as far as it is true.
  Lemmas lemmas(const GroundSolver&);
  // Enough of what is stated to be refuted, beside the lemmas.
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
