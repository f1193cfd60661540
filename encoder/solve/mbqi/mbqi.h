// The instantiating engine: refutes by a finite set of ground instances of the spec's own formulas, so that what it refutes is
// impossible at every size; and finds architectures on the way.
//
// A solver without quantifiers is given the demands with every quantified formula as a proposition. Its model makes a candidate
// structure of the ground terms (solve/mbqi/candidate.h). Where a proposition that matters says otherwise than the formula does in
// the candidate, the instance that shows it is added: of a universal formula for the elements that break it, of an existential
// one for a constant of its own (L. Henkin, 1949). That goes on until the solver refutes, or the candidate satisfies everything.
// Complete for theories whose ground terms are finitely many (Y. Ge and L. de Moura, "Complete Instantiation for Quantified
// Formulas in Satisfiability Modulo Theories", 2009); others are given up when constants depend on constants too deeply.
//
// Closures: a path that the candidate has is told step by step; one that it has not, but should, either by a property of the
// spec's own fields that the steps preserve and the path's ends do not share (an induction), or by its first step.
//
// Mbqi are kept: the next question about the theory begins with all of them.
#pragma once

#include <atomic>
#include <memory>

#include "solve/query/query.h"

namespace proviso::solve {

struct MbqiOptions {
  // After so many models of a question, or so many in which what is equal was not the same, what witnesses and the spec name is put
  // in order (solve/mbqi/lex_leader.h): what is refuted before takes fewer instances without.
  std::size_t without_order = 64, mended_without_order = 24;
};

class Mbqi {
 public:
  explicit Mbqi(lower::Theory&, MbqiOptions = {});
  ~Mbqi();
  Mbqi(const Mbqi&) = delete;

  // Unsat of every size; Sat, not minimal; or Unknown. `units` is what may be spent, and is reduced.
  Outcome decide(const Query&, std::uint64_t& units);
  // The instances that refute a query, as few as can be had by leaving out one after the other, checked in a solver of their
  // own. Empty: it is not refuted by instances, or not within the units (of each of: finding, leaving out, checking).
  std::vector<GroundInstance> refutation(const Query&, std::uint64_t units);
  // Are the query's instances unsatisfiable for a solver that has seen nothing else?
  bool confirm(const Query&, std::uint64_t& units);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace proviso::solve
