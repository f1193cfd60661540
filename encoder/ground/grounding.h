// A theory over one universe, as clauses: one grounding serves every question about these sizes.
//
// The structural axioms always hold. What a unit demands, and what a question's formula says, holds under an activation
// literal of its own and is grounded when it is first asked for. A definition is grounded only where the defined term was
// needed, and only in the direction that was needed; under the activation literal of its TermUnit and, where the term has
// several readings, where this reading is meant.
#pragma once

#include <atomic>
#include <map>
#include <optional>
#include <vector>

#include "ground/cardinality.h"
#include "ground/clauses.h"
#include "ground/expand.h"

namespace proviso::ground {

struct Options {
  Closures closures = Closures::exact;
  bool symmetry = true;             // tests turn it off
  std::size_t most_gates = 4'000'000;
  const std::atomic<bool>* interrupt = nullptr;
  std::shared_ptr<const logic::FixedPart> fixed = nullptr;
};

class Grounding {
 public:
  // All but the options must outlive the grounding.
  Grounding(const logic::Theory&, const Capacities&, const Options&, ClauseSink&);
  Grounding(const Grounding&) = delete;

  // The literals under which these hold.
  Literal demand(const model::Unit&);
  Literal formula(logic::Formula closed);
  // That a symbol without arguments (InForce, Reads) is true; 0 where nothing grounded so far depends on it.
  Literal known(logic::SymbolId) const;
  Literal proposition(logic::SymbolId);
  Literal more(PoolId);  // 0: of a fixed sort there are no more

  // Elements in use in the pools, and one for each pool that has more.
  std::vector<Gate> element_gates() const;
  // Facts stated: members of set and optional fields, true bools, tuples of relations.
  std::vector<Gate> tuple_gates() const;
  // Counts such gates; what it gives is made for `below`, to be denied.
  Counter counter(std::vector<Gate> gates) { return Counter(circuit_, std::move(gates)); }
  // The literal under which the gate is false, not all of the gates are true. The gates are not constant.
  Literal denial(Gate gate) { return clauses_.literal(~gate, Side::above); }
  Literal denial_of_one(std::vector<Gate> gates) { return denial(circuit_.conjunction(std::move(gates))); }

  // Too large, or interrupted: what was grounded is not complete and nothing may be concluded from it.
  bool given_up() const { return expander_.given_up(); }
  const Universe& universe() const { return universe_; }
  const Tables& tables() const { return tables_; }
  const Clauses& clauses() const { return clauses_; }
  std::size_t gates() const { return circuit_.size(); }
  void watch(const std::atomic<bool>* interrupt) { expander_.watch(interrupt); }

 private:
  // What the definition of one term under one reading was asked for.
  struct DefinitionState {
    const logic::Definition* definition;
    Literal activation = 0;         // 0: not active yet
    std::size_t uses_done = 0;
    bool axioms_done = false;
  };
  void add_structural();
  void require(logic::Formula, std::span<const Literal> unless);
  void require_use(const logic::Definition&, const Expander::Use&, std::span<const Literal> unless);
  void settle();
  void settle(DefinitionState&);
  bool applies_functions(logic::Node) const;
  bool mentions_used(logic::Node) const;

  const logic::Theory& theory_;
  const logic::Arena& arena_;
  Circuit circuit_;
  Universe universe_;
  Tables tables_;
  Expander expander_;
  Clauses clauses_;
  ClauseSink& sink_;
  std::map<model::Unit, Literal> demands_;
  std::map<logic::Formula, Literal> formulas_;
  std::vector<DefinitionState> definitions_;
  std::vector<std::vector<std::uint32_t>> definitions_of_;      // by TermId
  std::vector<std::uint32_t> pending_;                          // definitions that may have become needed
  std::map<logic::SymbolId, std::vector<Expander::Use>> uses_;  // of defined predicates
  std::vector<bool> used_functions_;                            // by SymbolId
  std::vector<bool> used_terms_;                                // by TermId: it or its presence, as a function
  std::vector<logic::Formula> deferred_;                        // of defined functions, until those are used
  const std::shared_ptr<const logic::FixedPart> fixed_;
};

}  // namespace proviso::ground
