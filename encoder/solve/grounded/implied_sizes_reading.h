// The constraints of one query on numbers. Internal to solve/grounded/.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "solve/grounded/implied_sizes.h"
#include "solve/grounded/term_ranges.h"

namespace proviso::solve {

class ImpliedSizes::Reading {
 public:
  Reading(ImpliedSizes& of, const Query& query, z3::context& context);

  // The least number of elements, found by doubling and bisection.
  std::vector<std::uint64_t> fewest(std::uint64_t& units);

 private:
  std::uint64_t used();

  z3::expr number(const logic::Number& value);
  z3::expr fresh_int();
  z3::expr fresh_real();

  void add_types();

  z3::expr of_type(model::TypeId type);

  // -- constraints on every element

  // The operands of a junction of this kind; the formula itself if it is no such junction.
  std::vector<logic::Formula> parts(logic::Kind junction, logic::Formula formula) const;
  logic::Formula with(logic::Formula body, logic::VariableId variable, logic::VariableId by);
  const logic::Meaning* meaning(logic::Node node) const;
  // The type that an atom asserts of the variable.
  std::optional<model::TypeId> type_said(logic::Formula formula, logic::VariableId variable) const;
  bool is_variable(logic::Node node, logic::VariableId variable) const;

  void read_ranges(logic::Formula formula);
  void add_range(logic::Formula comparison);

  // -- counts

  // The number of elements of a sort that satisfy a condition on `variable`.
  z3::expr count(logic::Formula condition, logic::VariableId variable);
  bool is_closed_but_for(logic::Formula formula, logic::VariableId variable) const;

  // Elements with different values of a field are distinct.
  void add_to_partition(logic::Formula condition, logic::VariableId any, model::TypeId type, const z3::expr& all, const z3::expr& count);

  // The number of pairs of a binary field or relation.
  z3::expr pairs(logic::SymbolId symbol);
  // The field or relation that a condition asserts of the pair of these two variables.
  std::optional<logic::SymbolId> relates(logic::Formula condition, logic::VariableId x, logic::VariableId y) const;

  // The constraint that the formula holds for `many` elements `x`. `all`: these are all elements of their type.
  z3::expr each(logic::Formula formula, logic::VariableId x, const z3::expr& many, bool all);

  // Adds up `sum { Item i where i.period = x : i.hours } <= 100` over every x: the total is at most `many` times the bound.
  z3::expr each_total(logic::Formula comparison, bool denied, logic::VariableId x, const z3::expr& many, bool all);

  // -- sums

  z3::expr total(logic::Formula condition, logic::VariableId variable, logic::Term summand);

  z3::expr term(logic::Term node);

  // -- formulas

  // The constraint of a formula that may be true or false: the disjunction of the constraints of both cases.
  z3::expr whether(logic::Formula formula);

  // The constraint that follows if the formula has the truth value `wanted`.
  z3::expr says(logic::Formula formula, bool wanted);
  z3::expr read(logic::Formula formula, bool wanted);

  z3::expr atom(logic::Formula formula, bool wanted);

  z3::expr some(logic::Formula formula);

  // The constraint of `forall`, or of a negated `exists`.
  z3::expr every(logic::Formula formula, bool denied);
  bool counts_something(logic::Formula formula) const;

  // Each conjunct of a negated conjunction, negated separately.
  std::vector<logic::Formula> denied_apart(const std::vector<logic::Formula>& alternatives);

  // `x = y or not f(x) = f(y)`: there are as many values as elements.
  z3::expr different(const std::vector<logic::Formula>& alternatives, logic::VariableId x, logic::VariableId y);

  ImpliedSizes& of_;
  lower::Theory& theory_;
  logic::Arena& arena_;
  const Query& query_;
  z3::context& context_;
  TermRanges ranges_;
  z3::solver solver_;
  z3::expr weighed_;
  std::vector<z3::expr> elements_;  // by PoolId
  std::vector<z3::expr> types_;     // by model::TypeId
  std::map<logic::SymbolId, std::vector<const lower::Definition*>> definitions_;
  std::map<std::pair<logic::Formula, logic::VariableId>, z3::expr> counts_;
  std::map<std::pair<model::TypeId, logic::Node>, std::map<logic::Node, z3::expr>> partitions_;
  std::map<logic::SymbolId, z3::expr> pairs_;
  std::map<std::pair<logic::Formula, logic::Term>, z3::expr> totals_;
  std::map<logic::Term, z3::expr> terms_;
  std::map<logic::Formula, z3::expr> truths_;
  std::map<std::pair<logic::Formula, bool>, z3::expr> said_;
  std::size_t names_ = 0, depth_ = 0;
};

}  // namespace proviso::solve
