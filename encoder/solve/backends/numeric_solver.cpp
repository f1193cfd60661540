#include "solve/backends/numeric_solver.h"

#include <algorithm>
#include <string>

#include "solve/backends/interruption.h"
#include "solve/backends/solver_parameters.h"
#include "solve/backends/tuning.h"
#include "text/check.h"
#include "text/meter.h"

namespace proviso::solve {

using ground::Linear;
using ground::Number;
using ground::Quantity;
using ground::QuantityKind;
using ground::QuantityRecord;

NumericSolver::NumericSolver(z3::context& context) : context_(context), boolean_(Z3_mk_bool_sort(context)) {}

NumericSolver::~NumericSolver() {
  drop();
  for (Z3_ast ast : positive_) {
    if (ast != nullptr) Z3_dec_ref(context_, ast);
  }
  for (Z3_ast ast : negative_) {
    if (ast != nullptr) Z3_dec_ref(context_, ast);
  }
}

void NumericSolver::drop() {
  if (model_ != nullptr) Z3_model_dec_ref(context_, model_);
  if (solver_ != nullptr) Z3_solver_dec_ref(context_, solver_);
  model_ = nullptr;
  solver_ = nullptr;
  asserted_ = comparisons_asserted_ = 0;
}

void NumericSolver::start() {
  solver_ = Z3_mk_simple_solver(context_);
  Z3_solver_inc_ref(context_, solver_);
  Z3_solver_set_params(context_, solver_, solver_parameters(context_));
  context_.check_error();
}

Z3_ast NumericSolver::literal(Literal literal) {
  const auto variable = static_cast<std::size_t>(literal < 0 ? -literal : literal);
  if (positive_.size() <= variable) {
    positive_.resize(variable + 1);
    negative_.resize(variable + 1);
  }
  if (positive_[variable] == nullptr) {
    const Z3_ast ast = Z3_mk_const(context_, Z3_mk_int_symbol(context_, static_cast<int>(variable)), boolean_);
    Z3_inc_ref(context_, ast);
    positive_[variable] = ast;
    by_ast_.emplace(Z3_get_ast_id(context_, ast), static_cast<Literal>(variable));
  }
  if (literal > 0) return positive_[variable];
  if (negative_[variable] == nullptr) {
    const Z3_ast ast = Z3_mk_not(context_, positive_[variable]);
    Z3_inc_ref(context_, ast);
    negative_[variable] = ast;
    by_ast_.emplace(Z3_get_ast_id(context_, ast), -static_cast<Literal>(variable));
  }
  return negative_[variable];
}

void NumericSolver::assert_clause(std::span<const Literal> clause) {
  std::vector<Z3_ast> parts;
  parts.reserve(clause.size());
  for (Literal part : clause) parts.push_back(literal(part));
  const Z3_ast ast = parts.size() == 1 ? parts[0] : Z3_mk_or(context_, static_cast<unsigned>(parts.size()), parts.data());
  Z3_inc_ref(context_, ast);
  Z3_solver_assert(context_, solver_, ast);
  Z3_dec_ref(context_, ast);
}

void NumericSolver::describe(Quantity quantity, const QuantityRecord& record, Literal gate) {
  if (quantities_.size() <= quantity.index) {
    quantities_.resize(quantity.index + 1);
    indicators_.resize(quantity.index + 1);
  }
  if (record.kind == QuantityKind::indicator && gate != 0) {
    indicators_[quantity.index] = gate;
    return;
  }
  std::optional<z3::expr>& expression = quantities_[quantity.index];
  const auto as = [&](const Linear& linear) {
    z3::expr e = term(linear);
    return record.integer || e.is_real() ? e : z3::to_real(e);
  };
  const auto condition = [&] { return z3::expr(context_, literal(gate)); };
  switch (record.kind) {
    case QuantityKind::variable: {
      const std::string name = "n" + std::to_string(quantity.index);
      expression = record.integer ? context_.int_const(name.c_str()) : context_.real_const(name.c_str());
      return;
    }
    case QuantityKind::indicator:
      CHECK(false, "an indicator without a gate");
    case QuantityKind::conditional:
      expression = z3::ite(condition(), as(record.first), as(record.second));
      return;
    case QuantityKind::rounded: {
      const z3::expr inner = term(record.first);
      if (inner.is_int()) {
        expression = inner / numeral(record.number, true);
      } else {
        const z3::expr divided = record.number == Number(1) ? inner : inner / numeral(record.number, false);
        expression = z3::expr(context_, Z3_mk_real2int(context_, divided));
      }
      return;
    }
    case QuantityKind::of_day:
      expression = day_functions_.apply(record.function, term(record.first));
      add(day_functions_.take_axioms());
      return;
  }
}

z3::expr NumericSolver::numeral(const Number& number, bool integer) {
  const std::string digits = number.to_fraction();
  return integer ? context_.int_val(digits.c_str()) : context_.real_val(digits.c_str());
}

z3::expr NumericSolver::quantity(Quantity quantity) {
  std::optional<z3::expr>& expression = quantities_[quantity.index];
  if (!expression) {
    const z3::expr counted(context_, literal(indicators_[quantity.index]));
    expression = z3::ite(counted, context_.int_val(1), context_.int_val(0));
  }
  return *expression;
}

// Has the integer sort exactly if all values are integers.
z3::expr NumericSolver::term(const Linear& linear) {
  bool integer = linear.constant.is_integer();
  for (const auto& [quantity, factor] : linear.terms) {
    integer = integer && factor.is_integer() && this->quantity(quantity).is_int();
  }
  z3::expr_vector parts(context_);
  for (const auto& [quantity, factor] : linear.terms) {
    z3::expr part = this->quantity(quantity);
    if (!integer && part.is_int()) part = z3::to_real(part);
    parts.push_back(factor == Number(1) ? part : numeral(factor, integer) * part);
  }
  if (parts.empty() || linear.constant != Number(0)) parts.push_back(numeral(linear.constant, integer));
  return parts.size() == 1 ? parts[0] : z3::sum(parts);
}

// A negative factor counts the negated literal: -c * x = -c + c * (1 - x).
std::optional<z3::expr> NumericSolver::pseudo_boolean(const Linear& linear) {
  std::vector<Z3_ast> literals;
  std::vector<int> factors;
  Number bound = -linear.constant.floor();
  if (!linear.constant.is_integer()) return std::nullopt;
  for (const auto& [quantity, factor] : linear.terms) {
    const Literal counted = indicators_[quantity.index];
    const auto value = factor.to_int64();
    if (counted == 0 || !value || *value > backend_tuning::largest_factor || *value < -backend_tuning::largest_factor) return std::nullopt;
    literals.push_back(literal(*value > 0 ? counted : -counted));
    factors.push_back(static_cast<int>(*value > 0 ? *value : -*value));
    if (*value < 0) bound = bound - factor;
  }
  const auto most = bound.to_int64();
  if (!most || *most > INT32_MAX) return std::nullopt;
  if (*most < 0) return context_.bool_val(false);
  const Z3_ast constraint =
      Z3_mk_pble(context_, static_cast<unsigned>(literals.size()), literals.data(), factors.data(), static_cast<int>(*most));
  context_.check_error();
  return z3::expr(context_, constraint);
}

void NumericSolver::define(Literal variable, const Linear& linear) {
  if (const auto constraint = pseudo_boolean(linear)) {
    comparisons_.push_back(z3::expr(context_, literal(variable)) == *constraint);
    return;
  }
  const z3::expr value = term(linear);
  const z3::expr comparison = value <= numeral(Number(0), value.is_int());
  comparisons_.push_back(z3::expr(context_, literal(variable)) == comparison);
}

void NumericSolver::define_equal(Literal variable, Quantity quantity, const Number& number) {
  const z3::expr value = this->quantity(quantity);
  comparisons_.push_back(z3::expr(context_, literal(variable)) == (value == numeral(number, value.is_int())));
}

Answer NumericSolver::check(const ClauseStore& clauses, std::span<const Literal> assumptions, Effort& effort) {
  core_.clear();
  std::vector<Z3_ast> asts;
  asts.reserve(assumptions.size());
  for (Literal assumption : assumptions) asts.push_back(literal(assumption));
  while (true) {
    meter().work();
    if (effort.used >= effort.units) return Answer::unknown;
    if (solver_ == nullptr) start();
    assert_new(clauses);
    const Answer answer = check_once(asts, effort);
    if (answer != Answer::sat) return answer;
    const std::vector<z3::expr> wrong = day_functions_.mend(z3::model(context_, model_));
    if (wrong.empty()) return answer;
    add(wrong);
  }
}

void NumericSolver::assert_new(const ClauseStore& clauses) {
  for (; asserted_ < clauses.size(); ++asserted_) {
    meter().work();
    assert_clause(clauses[asserted_]);
  }
  for (; comparisons_asserted_ < comparisons_.size(); ++comparisons_asserted_) {
    Z3_solver_assert(context_, solver_, comparisons_[comparisons_asserted_]);
  }
}

Answer NumericSolver::check_once(std::vector<Z3_ast>& asts, Effort& effort) {
  if (model_ != nullptr) Z3_model_dec_ref(context_, model_);
  model_ = nullptr;
  const std::string limit = std::to_string(resource_limit(effort.units - effort.used));
  Z3_update_param_value(context_, "rlimit", limit.c_str());
  const std::uint64_t before = spent();
  const Interruption interruption(context_);
  const Z3_lbool result = Z3_solver_check_assumptions(context_, solver_, static_cast<unsigned>(asts.size()), asts.data());
  const std::uint64_t used = spent() - before;
  effort.used += used;
  meter().add(used);
  context_.check_error();
  switch (result) {
    case Z3_L_TRUE:
      model_ = Z3_solver_get_model(context_, solver_);
      context_.check_error();
      Z3_model_inc_ref(context_, model_);
      return Answer::sat;
    case Z3_L_FALSE: {
      const z3::ast_vector core(context_, Z3_solver_get_unsat_core(context_, solver_));
      for (unsigned i = 0; i < core.size(); ++i) {
        core_.push_back(by_ast_.at(Z3_get_ast_id(context_, core[static_cast<int>(i)])));
      }
      std::ranges::sort(core_);
      return Answer::unsat;
    }
    case Z3_L_UNDEF:
      break;
  }
  drop();
  return Answer::unknown;
}

std::uint64_t NumericSolver::spent() {
  const z3::stats statistics(context_, Z3_solver_get_statistics(context_, solver_));
  for (unsigned i = 0; i < statistics.size(); ++i) {
    if (statistics.key(i) == "rlimit count") return statistics.is_uint(i) ? statistics.uint_value(i) : 0;
  }
  return 0;
}

bool NumericSolver::value(Literal of) {
  const auto variable = static_cast<std::size_t>(of < 0 ? -of : of);
  if (variable >= positive_.size() || positive_[variable] == nullptr) return of < 0;
  const Z3_func_decl declaration = Z3_get_app_decl(context_, Z3_to_app(context_, positive_[variable]));
  const Z3_ast value = Z3_model_get_const_interp(context_, model_, declaration);
  const bool positive = value != nullptr && Z3_get_bool_value(context_, value) == Z3_L_TRUE;
  return positive == (of > 0);
}

Number NumericSolver::value(Quantity quantity) {
  if (quantity.index >= quantities_.size() || !quantities_[quantity.index]) return Number(0);
  Z3_ast value = nullptr;
  const bool evaluated = Z3_model_eval(context_, model_, *quantities_[quantity.index], true, &value);
  context_.check_error();
  CHECK(evaluated && Z3_is_numeral_ast(context_, value), "a number in every model");
  const z3::expr number(context_, value);
  return *Number::parse(Z3_get_numeral_string(context_, number));
}

}  // namespace proviso::solve
