// Encodes closed formulas as clauses. Each ground atom and each closed quantified formula is a literal without further meaning. Lemmas
// of other modules supply the meaning of equality, numbers, closures and quantifiers.
//
// A formula is closed if its free variables are constants (solve/mbqi/instantiation_store.h).
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
  // A literal that some queries assume and others do not.
  using Selector = Literal;

  explicit GroundSolver(lower::Theory&);
  GroundSolver(const GroundSolver&) = delete;

  Selector new_selector() { return new_variable(); }
  // Asserts the formula: always, or under the selector.
  void require(logic::Formula, std::optional<Selector> when = std::nullopt);
  // Asserts that at least one of the formulas has its truth value.
  void require_one(const std::vector<std::pair<logic::Formula, bool>>&);

  // Encodes the term, whether or not an atom mentions it.
  void know(logic::Term term) { know_terms(term); }

  Answer check(std::span<const Selector> assumed, Effort&);
  // Selectors that are jointly unsatisfiable, in ascending order. Precondition: the last answer was `unsat`.
  const std::vector<Selector>& core() const { return solver_.core(); }
  // The truth of an atom or quantified formula that occurs in an asserted formula. Precondition: the last answer was `sat`.
  bool truth(logic::Formula atom) const;
  bool knows(logic::Node node) const { return node.id < known_.size() && known_[node.id] != 0; }
  // For a term of an enumeration: the equation with each element. For other terms: empty.
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
  std::vector<Literal> known_;                                            // by node: its literal; for a term, a mark other than 0
  std::unordered_map<std::uint32_t, std::vector<logic::Formula>> cases_;  // by term
};

}  // namespace proviso::solve
