// A theory over one universe, as clauses. One grounding serves all queries about these sizes.
//
// Structural axioms always hold. The demand of a unit, and the formula of a query, hold under an activation literal and are grounded on
// first use. A definition is grounded only where the defined term occurs, and only in the polarity of the occurrence; it holds under
// the activation literal of its TermUnit and, if the term has several readings, where this reading is chosen.
//
// A universal demand with very many instances is grounded lazily: only for the instances that a solver's assignment violates
// (`refine`). This is sound: a refutation without the other instances is a refutation.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "ground/assignment.h"
#include "ground/cardinality.h"
#include "ground/clauses.h"
#include "ground/expand.h"
#include "ground/tuning.h"

namespace proviso::ground {

struct Options {
  Closures closures = Closures::exact;
  bool symmetry = true;  // symmetry breaking; tests turn it off
  std::uint64_t most_choices = tuning::most_choices;
  std::size_t most_gates = 4'000'000;
  std::shared_ptr<const lower::FixedPart> fixed = nullptr;
};

class Grounding {
 public:
  // The theory and the sink must outlive the grounding.
  Grounding(const lower::Theory&, const Capacities&, const Options&, ClauseSink&);
  Grounding(const Grounding&) = delete;

  // The literals under which these hold.
  Literal demand(const model::Unit&);
  Literal formula(logic::Formula closed);
  // Some query leaves out the definitions of these optional terms. Their functionality (at most one value), which otherwise follows
  // from their definitions, is grounded where they are used.
  void leave_free(const std::vector<model::TermId>&);
  // The terms to which this applies.
  std::vector<model::TermId> optional_terms() const;
  // Precondition: the solver has found an assignment under `assumed`. Grounds the instances of lazily grounded demands that the
  // assignment violates. `violated`: there were some, and the assignment may no longer be a model. `not_known`: the expansion gave up,
  // or `steps` (the instances that may be visited; reduced by those visited) ran out.
  enum class Refined : std::uint8_t { nothing_violated, violated, not_known };
  Refined refine(const LiteralValue&, std::span<const Literal> assumed, std::uint64_t& steps);
  bool grounds_by_need() const { return !by_need_.empty(); }
  // The literal of a symbol without arguments (InForce, Reads); 0 if nothing grounded so far depends on it.
  Literal known(logic::SymbolId) const;
  Literal proposition(logic::SymbolId);
  Literal more(PoolId);  // 0: a fixed sort has no further elements

  // The used slots of the pools, and for each pool that it has further elements.
  std::vector<Gate> element_gates() const;
  // The stated facts: members of set and optional fields, true bools, tuples of relations.
  std::vector<Gate> tuple_gates() const;
  // Counts such gates. The counter is made for `under`, to be negated.
  Counter counter(std::vector<Gate> gates) { return Counter(circuit_, std::move(gates)); }
  // A literal that implies that the gate is false, or that not all gates are true. Precondition: the gates are not constant.
  Literal denial(Gate gate) { return clauses_.literal(~gate, Approximation::over); }
  Literal denial_of_one(std::vector<Gate> gates) { return denial(circuit_.conjunction(std::move(gates))); }

  // The grounding is too large: it is incomplete, and nothing may be concluded from it.
  bool given_up() const { return expander_.given_up(); }
  const Universe& universe() const { return universe_; }
  const Tables& tables() const { return tables_; }
  const Clauses& clauses() const { return clauses_; }
  std::size_t gates() const { return circuit_.size(); }

 private:
  // The polarities and arguments for which the definition of one term under one reading is needed.
  struct DefinitionState {
    const lower::Definition* definition;
    Literal activation = 0;  // 0: not yet active
    std::size_t uses_done = 0;
    bool axioms_done = false;
  };
  // A universal sentence of a demand that is grounded lazily.
  struct ByNeed {
    Literal activation;
    logic::Formula sentence;
    std::set<Gate> done;  // instances that were grounded
  };
  struct Optional {
    logic::SymbolId symbol;
    logic::Formula functional;  // that it has at most one value
  };
  void add_structural();
  logic::SymbolId defined_in(logic::Node) const;
  void require(logic::Formula, std::span<const Literal> unless);
  void require_by_need(logic::Formula, Literal activation);
  void require_use(const lower::Definition&, const Expander::Use&, std::span<const Literal> unless);
  bool settle();
  void settle(DefinitionState&);
  bool applies_functions(logic::Node) const;
  bool mentions_used(logic::Node) const;

  const lower::Theory& theory_;
  const logic::Arena& arena_;
  Circuit circuit_;
  Universe universe_;
  Tables tables_;
  Expander expander_;
  Clauses clauses_;
  ClauseSink& sink_;
  std::map<model::Unit, Literal> demands_;
  std::map<logic::Formula, Literal> formulas_;
  const std::uint64_t most_choices_;
  std::vector<ByNeed> by_need_;
  std::set<Gate> axioms_;  // asserted constraints
  std::vector<DefinitionState> definitions_;
  std::vector<std::vector<std::uint32_t>> definitions_of_;      // by TermId
  std::vector<std::uint32_t> pending_;                          // definitions that may be needed
  std::map<logic::SymbolId, std::vector<Expander::Use>> uses_;  // of defined predicates
  std::vector<bool> used_functions_;                            // by SymbolId
  std::vector<bool> used_terms_;                                // by TermId: the term, or its presence, occurs as a function
  std::vector<logic::Formula> deferred_;                        // axioms of defined functions that have not occurred yet
  std::map<model::TermId, Optional> optional_terms_;            // terms whose functionality is not required
  std::set<model::TermId> free_terms_;                          // terms among these whose definition some query leaves out
  const std::shared_ptr<const lower::FixedPart> fixed_;
};

}  // namespace proviso::ground
