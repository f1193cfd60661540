// Closed formulas put to Z3 without quantifiers: ground terms over uninterpreted sorts, linear arithmetic, and for each closed
// quantified formula a proposition that stands for it. Counts, totals and closures are uninterpreted here; what they mean is
// told by the instances that are added.
//
// A formula is closed when its free variables are constants (solve/herbrand.h), of which each becomes a constant of Z3's.
#pragma once

#include <z3++.h>

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "logic/theory.h"
#include "solve/sat_solver.h"

namespace proviso::solve {

class GroundSolver {
 public:
  // What is assumed in one question and not in another.
  using Selector = std::uint32_t;

  explicit GroundSolver(const logic::Theory&);
  GroundSolver(const GroundSolver&) = delete;

  Selector new_selector();
  // That the formula holds: always, or where the selector is assumed.
  void require(logic::Formula, std::optional<Selector> when = std::nullopt);
  // That `count`, a count, is `least` or more exactly if the formula holds.
  void require_count(logic::Term count, std::int64_t least, logic::Formula);

  // `units`: Z3 resource units at most; what was used is added to `used`.
  Answer check(std::span<const Selector> assumed, std::uint64_t units, std::uint64_t& used);
  // After `unsat`: selectors that cannot all be assumed, in ascending order.
  const std::vector<Selector>& core() const { return core_; }
  // After `sat`, of formulas and terms that have been required as parts of others. An atom: also the proposition of a
  // quantified formula.
  bool truth(logic::Formula atom);
  // Equal exactly for terms of one sort that the model makes equal; the index of an element of an enumeration.
  std::uint32_t value(logic::Term);
  logic::Number number(logic::Term);
  bool knows(logic::Node node) const { return known_.contains(node.id); }

  z3::context& context() { return context_; }

 private:
  z3::expr translate(logic::Node);
  z3::expr atom(logic::Node);
  z3::expr constant(logic::Node, const char* prefix);
  z3::sort sort(logic::SortId);
  z3::func_decl declaration(logic::SymbolId);
  void close_enumeration(logic::SortId, const z3::expr&);
  std::uint64_t spent();

  const logic::Theory& theory_;
  z3::context context_;
  z3::solver solver_;
  std::vector<z3::expr> selectors_;
  std::unordered_map<unsigned, Selector> by_ast_;           // by the id of a selector's ast
  std::vector<std::optional<z3::sort>> sorts_;
  std::vector<std::vector<z3::expr>> elements_;             // by sort: of enumerations
  std::vector<std::optional<z3::func_decl>> declarations_;  // by symbol
  std::unordered_map<std::uint32_t, z3::expr> known_;       // by node
  std::unordered_map<std::uint32_t, z3::func_decl> closures_;  // by step
  std::vector<Selector> core_;
  std::optional<z3::model> model_;
  std::unordered_map<unsigned, std::uint32_t> element_of_;  // by the id of a value of the model: of enumerations, the index
  std::optional<z3::expr_vector> values_;                   // looked at in the model; kept, so that their ids are not used again
  std::unordered_map<std::uint32_t, bool> truths_;          // in the model
};

}  // namespace proviso::solve
