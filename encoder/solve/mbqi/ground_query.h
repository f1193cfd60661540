// A query as the instantiating engine puts it to a ground solver: what is stated outright, each part of the question under a
// selector of its own, so that a refutation names the parts that it used.
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

// Something that holds, and what of the spec says so: nothing where it is what a closure or a count means.
struct Stated {
  logic::Formula formula;
  std::optional<lower::Origin> origin;
  std::vector<logic::VariableId> variables;  // of an instance: of the formula that it is one of, and the terms in their place
  std::vector<logic::Term> terms;
  bool is_scope = false;      // which clauses are in force, which readings are open
  bool orders_names = false;  // of the terms, in which order they are named (solve/mbqi/lex_leader.h)
};

class GroundQuery {
 public:
  // States what always holds. Both outlive it.
  GroundQuery(lower::Theory&, GroundSolver&);

  // In place of the question before.
  void ask(const Query&);
  // What a core says of something that it uses: these units, or that the ambiguity's readings are not all open.
  using Units = std::vector<model::Unit>;
  using Named = std::variant<Units, model::AmbiguityId>;
  // Holds for this question.
  void assume(Stated, Named = {});

  const std::vector<Stated>& stated() const { return stated_; }
  const std::vector<GroundSolver::Selector>& assumed() const { return assumed_; }
  bool assumes(GroundSolver::Selector selector) const { return stands_.contains(selector); }
  const Candidate::Meanings& meanings() const { return meanings_; }

  // Of a term's meaning: what it needs is required as it comes up.
  GroundSolver::Selector selector_of(const model::TermUnit&);
  // That the formula holds where the term is read so.
  logic::Formula where_read(const model::TermUnit&, logic::Formula);

  // What the solver's core stands for.
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
  std::set<logic::Formula> meaning_axioms_;  // that have been required

  // The question under way.
  std::vector<GroundSolver::Selector> assumed_;
  std::map<GroundSolver::Selector, Named> stands_;
  std::vector<Stated> stated_;
  Candidate::Meanings meanings_;
};

}  // namespace proviso::solve
