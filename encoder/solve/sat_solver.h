// A solver for clauses and linear comparisons, asked again and again under assumptions.
//
// Clauses, and comparisons of counts (pseudo-Boolean constraints), go to Z3's SAT solver (QF_FD), measured two to four times as
// fast as its SMT core on them and as fast in refuting; with the first comparison of other numbers everything goes to the SMT
// core. A check that ran out of resources may leave Z3 with a
// half-made state, so the next one starts anew from the clauses, which are kept here.
#pragma once

#include <z3++.h>

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "ground/clauses.h"

namespace proviso::solve {

enum class Answer : std::uint8_t { sat, unsat, unknown };

class SatSolver : public ground::ClauseSink {
 public:
  using Literal = ground::Literal;

  explicit SatSolver(z3::context&);
  ~SatSolver() override;
  SatSolver(const SatSolver&) = delete;

  Literal new_variable() override;
  void add_clause(std::span<const Literal>) override;
  void define(Literal, const ground::Linear&) override;
  void describe(ground::Quantity, const ground::QuantityRecord&, Literal) override;

  // `units`: Z3 resource units at most; what was used is added to `used`.
  Answer check(std::span<const Literal> assumptions, std::uint64_t units, std::uint64_t& used);
  // After `sat`.
  bool value(Literal);
  ground::Number value(ground::Quantity);
  // After `unsat`: assumptions that cannot all hold. Empty: the clauses alone cannot.
  const std::vector<Literal>& core() const { return core_; }
  std::size_t clauses() const { return clause_ends_.size(); }

 private:
  void start();
  void drop();
  std::uint64_t spent();
  Z3_ast literal(Literal);
  void assert_clause(std::span<const Literal>);
  void become_numeric();
  // Where the linear only counts literals, with integers for factors: that it is at most 0.
  std::optional<z3::expr> pseudo_boolean(const ground::Linear&);
  z3::expr quantity(ground::Quantity);
  z3::expr term(const ground::Linear&);
  z3::expr numeral(const ground::Number&, bool integer);

  z3::context& context_;
  Z3_sort boolean_;
  Z3_solver solver_ = nullptr;
  Z3_model model_ = nullptr;
  bool numeric_ = false;
  std::vector<Z3_ast> positive_, negative_;          // by variable; null: not made yet
  std::unordered_map<unsigned, Literal> by_ast_;     // by the ast's id
  std::vector<Literal> literals_;                    // of all clauses
  std::vector<std::size_t> clause_ends_;
  std::size_t asserted_ = 0;                         // clauses that Z3 has
  std::vector<z3::expr> comparisons_;                // to be asserted
  std::size_t comparisons_asserted_ = 0;
  std::vector<std::optional<z3::expr>> quantities_;
  std::vector<Literal> indicators_;                  // by quantity: the literal that it counts; 0: another kind of number
  std::vector<ground::QuantityRecord> records_;
  std::vector<Literal> core_;
};

}  // namespace proviso::solve
