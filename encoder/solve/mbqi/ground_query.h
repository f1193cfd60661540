// A query in the form that the ground solver takes: ground formulas, each part of the query under a selector of its own, so that a core
// names the parts that it used.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <variant>
#include <vector>

#include "solve/mbqi/candidate.h"
#include "solve/mbqi/ground_solver.h"
#include "solve/query/query.h"

namespace proviso::solve {

// An asserted formula, and its origin in the spec; nothing for a lemma on a closure or an aggregate.
struct Stated {
  logic::Formula formula;
  std::optional<lower::Origin> origin;
  std::vector<logic::VariableId> variables;  // of an instance: the variables of the quantified formula, and the terms that replace them
  std::vector<logic::Term> terms;
  bool is_scope = false;      // which clauses are in force, which readings are open
  bool orders_names = false;  // a lex-leader constraint on the terms (solve/mbqi/lex_leader.h)
};

class GroundQuery {
 public:
  // Asserts the structural axioms. The theory and the solver outlive this object.
  GroundQuery(lower::Theory&, GroundSolver&);

  // Replaces the previous query.
  void ask(const Query&);
  // What a core names if it contains the selector: these units, or the ambiguity whose readings are not all open.
  using Units = std::vector<model::Unit>;
  using Named = std::variant<Units, model::AmbiguityId>;
  // Assumes the formula for this query.
  void assume(Stated, Named = {});

  const std::vector<Stated>& stated() const { return stated_; }
  const std::vector<GroundSolver::Selector>& assumed() const { return assumed_; }
  bool assumes(GroundSolver::Selector selector) const { return stands_.contains(selector); }
  const Candidate::Meanings& meanings() const { return meanings_; }

  // The selector of a term's definition. Axioms of the definition are asserted on demand.
  GroundSolver::Selector selector_of(const model::TermUnit&);
  // The formula, under the condition that the term has this reading.
  logic::Formula where_read(const model::TermUnit&, logic::Formula);

  // Translates the solver's core into units.
  Unsat refuted() const;

 private:
  void always(const lower::Axiom&);
  void ask(const model::TermUnit&);
  GroundSolver::Selector selector_of(logic::Formula);
  void assume(GroundSolver::Selector, Named);

  lower::Theory& theory_;
  logic::Arena& arena_;
  GroundSolver& solver_;
  std::map<model::TermUnit, const lower::Definition*> definitions_;
  std::vector<Stated> always_;
  std::unordered_map<std::uint32_t, GroundSolver::Selector> selectors_;  // by formula
  std::map<model::TermUnit, GroundSolver::Selector> meaning_selectors_;
  std::set<logic::Formula> meaning_axioms_;  // asserted axioms of definitions

  // State of the current query.
  std::vector<GroundSolver::Selector> assumed_;
  std::map<GroundSolver::Selector, Named> stands_;
  std::vector<Stated> stated_;
  Candidate::Meanings meanings_;
};

}  // namespace proviso::solve
