// The quantified engine: Z3 with uninterpreted sorts and quantifiers. What it refutes is impossible at every size. It finds no
// witnesses: where Z3 says `sat`, it says that it cannot refute, and the grounded engine looks for the architecture.
#pragma once

#include <memory>

#include "solve/query/query.h"

namespace proviso::solve {

class Quantified {
 public:
  explicit Quantified(lower::Theory&);
  ~Quantified();
  Quantified(const Quantified&) = delete;

  // Unsat (of every size) or Unknown.
  Outcome decide(const Query&, const Budget&);
  // Whether the last Unknown was because Z3 found the weakened theory satisfiable: then asking again with more is of no use.
  bool satisfiable() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace proviso::solve
