// Closed formulas as clauses: a literal for each ground atom, and one for each closed quantified formula, of which nothing more
// is known here. What equality, numbers, closures and quantifiers mean is told by lemmas that others add.
//
// A formula is closed when its free variables are constants (solve/mbqi/instantiation_store.h).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lower/theory.h"
#include "solve/backends/clause_solver.h"

namespace proviso::solve {

class GroundSolver {
 public:
  using Literal = ground::Literal;
  // What is assumed in one question and not in another.
  using Selector = Literal;

  explicit GroundSolver(lower::Theory&);
  GroundSolver(const GroundSolver&) = delete;

  Selector new_selector() { return new_variable(); }
  // That the formula holds: always, or where the selector is assumed.
  void require(logic::Formula, std::optional<Selector> when = std::nullopt);
  // That one of these formulas has the truth value beside it.
  void require_one(const std::vector<std::pair<logic::Formula, bool>>&);

  // Takes the term into account, whether or not an atom mentions it.
  void know(logic::Term term) { know_terms(term); }

  Answer check(std::span<const Selector> assumed, Effort&);
  // After `unsat`: selectors that cannot all be assumed, in ascending order.
  const std::vector<Selector>& core() const { return solver_.core(); }
  // After `sat`, of what has been required as a part of something: an atom or a quantified formula.
  bool truth(logic::Formula atom) const;
  bool knows(logic::Node node) const { return node.id < known_.size() && known_[node.id] != 0; }
  // For a term of an enumeration: that it is each of the elements. Of others: none.
  const std::vector<logic::Formula>& cases(logic::Term) const;

 private:
  Literal new_variable() { return ++variables_; }
  Literal literal(logic::Formula);
  Literal connective(logic::Formula);
  void know_terms(logic::Node);
  void clause(std::initializer_list<Literal> literals) { clauses_.add(std::span(literals.begin(), literals.size())); }

  lower::Theory& theory_;
  logic::Arena& arena_;
  ClauseStore clauses_;
  ClauseSolver solver_;
  Literal variables_ = 0;
  std::vector<Literal> known_;                                            // by node: its literal; of a term, some number other than 0
  std::unordered_map<std::uint32_t, std::vector<logic::Formula>> cases_;  // by term
};

}  // namespace proviso::solve
