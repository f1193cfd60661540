// Z3's SMT core, for clauses together with linear comparisons. A check that runs out of resources can leave the solver in an
// inconsistent state, so the next check starts again from the clauses.
#pragma once

#include <z3++.h>

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "solve/backends/answer.h"
#include "solve/backends/clause_store.h"
#include "solve/backends/day_functions.h"

namespace proviso::solve {

class NumericSolver {
 public:
  using Literal = ground::Literal;

  explicit NumericSolver(z3::context&);
  ~NumericSolver();
  NumericSolver(const NumericSolver&) = delete;

  // As ground::ClauseSink::define.
  void define(Literal, const ground::Linear&);
  bool knows(ground::Quantity quantity) const { return quantity.index < quantities_.size() && quantities_[quantity.index].has_value(); }
  // Defines the literal as: the quantity, which must be known, equals the number.
  void define_equal(Literal, ground::Quantity, const ground::Number&);
  void describe(ground::Quantity, const ground::QuantityRecord&, Literal);

  // Decides the clauses of the store, all definitions and the assumptions. The store only grows from one check to the next.
  Answer check(const ClauseStore&, std::span<const Literal> assumptions, Effort&);
  // The value of a literal. Precondition: the last answer was `sat`.
  bool value(Literal);
  ground::Number value(ground::Quantity);
  // Assumptions that are jointly unsatisfiable with the clauses, sorted. Precondition: the last answer was `unsat`.
  const std::vector<Literal>& core() const { return core_; }

 private:
  void start();
  void drop();
  std::uint64_t spent();
  Z3_ast literal(Literal);
  void assert_clause(std::span<const Literal>);
  void assert_new(const ClauseStore&);
  Answer check_once(std::vector<Z3_ast>& assumptions, Effort&);
  void add(const std::vector<z3::expr>& axioms) { comparisons_.insert(comparisons_.end(), axioms.begin(), axioms.end()); }
  // `linear <= 0` as a pseudo-Boolean constraint; nothing unless the linear form counts literals with integer factors.
  std::optional<z3::expr> pseudo_boolean(const ground::Linear&);
  z3::expr quantity(ground::Quantity);
  z3::expr term(const ground::Linear&);
  z3::expr numeral(const ground::Number&, bool integer);

  z3::context& context_;
  Z3_sort boolean_;
  Z3_solver solver_ = nullptr;
  Z3_model model_ = nullptr;
  std::vector<Z3_ast> positive_, negative_;       // by variable; null: not yet made
  std::unordered_map<unsigned, Literal> by_ast_;  // by the ast's id
  std::size_t asserted_ = 0;                      // number of clauses that Z3 has
  std::vector<z3::expr> comparisons_;             // not yet asserted, with the axioms of their numbers
  std::size_t comparisons_asserted_ = 0;
  std::vector<std::optional<z3::expr>> quantities_;
  std::vector<Literal> indicators_;  // by quantity: the literal that it counts; 0: the quantity is no counted literal
  DayFunctions day_functions_;
  std::vector<Literal> core_;
};

}  // namespace proviso::solve
