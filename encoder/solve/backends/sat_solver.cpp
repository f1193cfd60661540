#include "solve/backends/sat_solver.h"

namespace proviso::solve {

void SatSolver::add_clause(std::span<const Literal> clause) { clauses_.add(clause); }

NumericSolver& SatSolver::numeric() {
  if (numeric_ == nullptr) {
    numeric_ = std::make_unique<NumericSolver>(context_.get());
    boolean_.reset();
  }
  return *numeric_;
}

void SatSolver::define(Literal variable, const ground::Linear& linear) { numeric().define(variable, linear); }

void SatSolver::describe(ground::Quantity quantity, const ground::QuantityRecord& record, Literal gate) {
  numeric().describe(quantity, record, gate);
}

SatSolver::Literal SatSolver::equals(ground::Quantity quantity, const ground::Number& number) {
  const Literal variable = new_variable();
  numeric().define_equal(variable, quantity, number);
  return variable;
}

Answer SatSolver::check(std::span<const Literal> assumptions, Effort& effort) {
  if (numeric_ != nullptr) return numeric_->check(clauses_, assumptions, effort);
  if (boolean_ == nullptr) boolean_ = std::make_unique<ClauseSolver>();
  return boolean_->check(clauses_, variables_, assumptions, effort);
}

void SatSolver::prefer(std::vector<Literal> literals) {
  if (boolean_ != nullptr) boolean_->prefer(std::move(literals));
}

bool SatSolver::value(Literal literal) { return numeric_ ? numeric_->value(literal) : boolean_->value(literal); }

ground::Number SatSolver::value(ground::Quantity quantity) { return numeric_ ? numeric_->value(quantity) : ground::Number(0); }

const std::vector<SatSolver::Literal>& SatSolver::core() const { return numeric_ ? numeric_->core() : boolean_->core(); }

}  // namespace proviso::solve
