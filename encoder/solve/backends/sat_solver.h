// An incremental solver for clauses and linear comparisons under assumptions. It uses CaDiCaL while there are clauses alone, and Z3
// from the first comparison on.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "solve/backends/clause_solver.h"
#include "solve/backends/lazy_context.h"
#include "solve/backends/numeric_solver.h"

namespace proviso::solve {

class SatSolver : public ground::ClauseSink {
 public:
  using Literal = ground::Literal;

  explicit SatSolver(LazyContext& context) : context_(context) {}

  Literal new_variable() override { return ++variables_; }
  void add_clause(std::span<const Literal>) override;
  void define(Literal, const ground::Linear&) override;
  void describe(ground::Quantity, const ground::QuantityRecord&, Literal) override;

  // Does the solver have constraints on the quantity?
  bool constrains(ground::Quantity quantity) const { return numeric_ != nullptr && numeric_->knows(quantity); }
  // A literal that is true exactly if the quantity equals the number. Precondition: `constrains(quantity)`.
  Literal equals(ground::Quantity, const ground::Number&);

  Answer check(std::span<const Literal> assumptions, Effort&);
  // The polarity that decisions try first (with CaDiCaL alone). It replaces the preferences of the previous call.
  void prefer(std::vector<Literal>);
  // The value of a literal. Precondition: the last answer was `sat`.
  bool value(Literal);
  ground::Number value(ground::Quantity);
  // Assumptions that are jointly unsatisfiable with the clauses, sorted; empty if the clauses alone are unsatisfiable. Precondition:
  // the last answer was `unsat`.
  const std::vector<Literal>& core() const;
  std::size_t clauses() const { return clauses_.size(); }

 private:
  NumericSolver& numeric();

  LazyContext& context_;
  Literal variables_ = 0;
  ClauseStore clauses_;
  std::unique_ptr<ClauseSolver> boolean_;
  std::unique_ptr<NumericSolver> numeric_;  // exists from the first comparison on
};

}  // namespace proviso::solve
