// A solver for clauses and linear comparisons, asked again and again under assumptions: CaDiCaL while there are clauses alone,
// Z3 for everything from the first comparison on.
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

  // Is the quantity known here, so that what is known constrains it?
  bool constrains(ground::Quantity quantity) const { return numeric_ != nullptr && numeric_->knows(quantity); }
  // That such a quantity is this number.
  Literal equals(ground::Quantity, const ground::Number&);

  Answer check(std::span<const Literal> assumptions, Effort&);
  // What is tried first where the search has a choice (while there are clauses alone); until the next call.
  void prefer(std::vector<Literal>);
  // After `sat`.
  bool value(Literal);
  ground::Number value(ground::Quantity);
  // After `unsat`: assumptions that cannot all hold, sorted. Empty: the clauses alone cannot.
  const std::vector<Literal>& core() const;
  std::size_t clauses() const { return clauses_.size(); }

 private:
  NumericSolver& numeric();

  LazyContext& context_;
  Literal variables_ = 0;
  ClauseStore clauses_;
  std::unique_ptr<ClauseSolver> boolean_;
  std::unique_ptr<NumericSolver> numeric_;  // there are comparisons
};

}  // namespace proviso::solve
