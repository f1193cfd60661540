// The instantiating engine (model-based quantifier instantiation with lazy Skolemisation). It refutes a query by a finite set of ground
// instances of the spec's own formulas, so its refutations hold at every size. It also finds architectures.
//
// A quantifier-free solver gets the demands with each quantified formula as a proposition. Its model yields a candidate structure of
// ground terms (solve/mbqi/candidate.h). Where a relevant proposition differs from the truth of its formula in the candidate, the
// engine adds an instance: of a universal formula for the elements that violate it, of an existential formula for a new Skolem constant
// (L. Henkin, 1949). The loop ends when the solver refutes the query, or when the candidate satisfies it. The method is complete for
// theories with finitely many ground terms (Y. Ge and L. de Moura, "Complete Instantiation for Quantified Formulas in Satisfiability
// Modulo Theories", 2009). For other theories the engine gives up when Skolem constants are nested too deeply.
//
// Closures: lemmas derive a path that the candidate has from its steps. A path that the candidate lacks is excluded by an induction on
// a property of the spec's fields that the steps preserve, or unfolded to its first step.
//
// Instances are kept: the next query about the theory starts with all of them.
#pragma once

#include <atomic>
#include <memory>

#include "solve/mbqi/tuning.h"
#include "solve/query/query.h"

namespace proviso::solve {

struct MbqiOptions {
  // Lex-leader constraints (solve/mbqi/lex_leader.h) start after so many models of a query, or after so many models that violated an
  // equality: refutations found earlier need fewer instances without these constraints.
  std::size_t without_order = mbqi_tuning::models_before_order, mended_without_order = mbqi_tuning::mended_before_order;
};

class Mbqi {
 public:
  explicit Mbqi(lower::Theory&, MbqiOptions = {});
  ~Mbqi();
  Mbqi(const Mbqi&) = delete;

  // Returns Unsat for every size, Sat (not minimal), or Unknown. `units` is what may be spent; it is reduced by what was spent.
  Outcome decide(const Query&, std::uint64_t& units);
  // The instances that refute a query, minimised by leaving out one after the other, and checked in a solver of their own. Empty if
  // instances do not refute the query within the units (of each step: finding, minimising, checking).
  std::vector<GroundInstance> refutation(const Query&, std::uint64_t units);
  // Do the query's instances refute it in a solver without history?
  bool confirm(const Query&, std::uint64_t& units);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace proviso::solve
