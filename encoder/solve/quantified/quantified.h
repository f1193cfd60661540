// The quantified engine: Z3 with uninterpreted sorts and quantifiers. It refutes at every size. It finds no architectures: if Z3
// answers `sat`, the engine cannot refute the query, and the grounded engine searches for the architecture.
#pragma once

#include <memory>

#include "solve/query/query.h"

namespace proviso::solve {

class Quantified {
 public:
  explicit Quantified(lower::Theory&);
  ~Quantified();
  Quantified(const Quantified&) = delete;

  struct Reply {
    Outcome outcome;           // Unsat (of every size) or Unknown
    bool satisfiable = false;  // Unknown because Z3 finds the weakened theory satisfiable: a larger budget does not help
  };
  Reply decide(const Query&, const Budget&);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace proviso::solve
