// What refutes a question, told to solvers that have seen nothing else.
//
// They know the question, the instances and lemmas that are known of it, and of equality and numbers what was learnt, lemma by
// lemma, each once looked at on its own.
#pragma once

#include <vector>

#include "solve/known_instances.h"

namespace proviso::solve {

class InstanceRefutation {
 public:
  InstanceRefutation(logic::Theory& theory, const InstanceQuestion& question, KnownInstances& known, LazyContext& context)
      : theory_(theory), question_(question), known_(known), context_(context) {}

  // Is what is known of the question unsatisfiable?
  bool confirmed(Effort&);
  // Instances that refute it, as few as can be had by leaving out one after the other, from the last, as far as the effort goes;
  // checked once more, alone. Empty: these do not.
  std::vector<GroundInstance> told(Effort&);

 private:
  void tell_learnt(GroundSolver&);
  std::vector<Stated> core(Effort&);

  logic::Theory& theory_;
  const InstanceQuestion& question_;
  KnownInstances& known_;
  LazyContext& context_;
};

}  // namespace proviso::solve
