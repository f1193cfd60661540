// A theory over one universe, as clauses: one grounding serves every question about these sizes.
//
// The structural axioms always hold. What a unit demands, and what a question's formula says, holds under an activation
// literal of its own and is grounded when it is first asked for. A definition is grounded only where the defined term was
// needed, and only in the direction that was needed; under the activation literal of its TermUnit and, where the term has
// several readings, where this reading is meant.
//
// A demand that says something of very many choices of elements is grounded by need: only for those choices of which an assignment
// that the solver has found violates it (`refine`). What a solver refutes without the rest is refuted.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "ground/assignment.h"
#include "ground/cardinality.h"
#include "ground/clauses.h"
#include "ground/expand.h"

namespace proviso::ground {

// A demand that says something of more choices is grounded by need: fewer are quickly made, and serve all that is asked.
constexpr std::uint64_t default_choices = 2'000;

struct Options {
  Closures closures = Closures::exact;
  bool symmetry = true;  // tests turn it off
  std::uint64_t most_choices = default_choices;
  std::size_t most_gates = 4'000'000;
  std::shared_ptr<const lower::FixedPart> fixed = nullptr;
};

class Grounding {
 public:
  // All but the options must outlive the grounding.
  Grounding(const lower::Theory&, const Capacities&, const Options&, ClauseSink&);
  Grounding(const Grounding&) = delete;

  // The literals under which these hold.
  Literal demand(const model::Unit&);
  Literal formula(logic::Formula closed);
  // A question leaves out what these optional terms mean: that they have no two values, which else follows from their definitions, is
  // grounded where they are used.
  void leave_free(const std::vector<model::TermId>&);
  // Terms for which that has to be said.
  std::vector<model::TermId> optional_terms() const;
  // After the solver has found an assignment under `assumed`: grounds what the demands among these say of choices for which the
  // assignment violates them. `violated`: there was something, and the assignment may not do any more. `not_known`: it has given
  // up, or `steps`, the choices that it may look at (reduced by those that it has), were too few.
  enum class Refined : std::uint8_t { nothing_violated, violated, not_known };
  Refined refine(const LiteralValue&, std::span<const Literal> assumed, std::uint64_t& steps);
  bool grounds_by_need() const { return !by_need_.empty(); }
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
  Literal denial(Gate gate) { return clauses_.literal(~gate, Approximation::over); }
  Literal denial_of_one(std::vector<Gate> gates) { return denial(circuit_.conjunction(std::move(gates))); }

  // Too large: what was grounded is not complete and nothing may be concluded from it.
  bool given_up() const { return expander_.given_up(); }
  const Universe& universe() const { return universe_; }
  const Tables& tables() const { return tables_; }
  const Clauses& clauses() const { return clauses_; }
  std::size_t gates() const { return circuit_.size(); }

 private:
  // What the definition of one term under one reading was asked for.
  struct DefinitionState {
    const lower::Definition* definition;
    Literal activation = 0;  // 0: not active yet
    std::size_t uses_done = 0;
    bool axioms_done = false;
  };
  // A demand's sentence that is grounded by need.
  struct ByNeed {
    Literal activation;
    logic::Formula sentence;
    std::set<Gate> done;  // choices
  };
  struct Optional {
    logic::SymbolId symbol;
    logic::Formula functional;  // that it has no two values
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
  std::set<Gate> axioms_;  // side conditions that are required
  std::vector<DefinitionState> definitions_;
  std::vector<std::vector<std::uint32_t>> definitions_of_;      // by TermId
  std::vector<std::uint32_t> pending_;                          // definitions that may have become needed
  std::map<logic::SymbolId, std::vector<Expander::Use>> uses_;  // of defined predicates
  std::vector<bool> used_functions_;                            // by SymbolId
  std::vector<bool> used_terms_;                                // by TermId: it or its presence, as a function
  std::vector<logic::Formula> deferred_;                        // of defined functions, until those are used
  std::map<model::TermId, Optional> optional_terms_;            // of which it is not required that they have no two values
  std::set<model::TermId> free_terms_;                          // of these: some question leaves out what they mean
  const std::shared_ptr<const lower::FixedPart> fixed_;
};

}  // namespace proviso::ground
