// Axioms that hold in every finite structure and do not follow from the theory in first-order logic: a non-empty finite order has a
// first and a last element.
#pragma once

#include <set>
#include <vector>

#include "lower/theory.h"

namespace proviso::solve {

class FiniteAxioms {
 public:
  explicit FiniteAxioms(lower::Theory& theory) : theory_(theory), arena_(*theory.arena) {}

  // Axioms on ordered types and their subtypes; on relations and fields within one type that are transitive and irreflexive; and on
  // irreflexive closures in these formulas and in those of earlier calls.
  const std::vector<logic::Formula>& axioms(const std::vector<logic::Formula>& formulas);
  // The parts of the axioms that assert an extremal element.
  const std::vector<logic::Formula>& ends() const { return ends_; }

 private:
  void add_orders();
  std::vector<logic::SymbolId> types_of(logic::SortId) const;
  void add_closures(logic::Node);
  void add_closure(logic::Formula);
  // If the type of the sort has an element, it has one without an element beyond it.
  logic::Formula has_end(logic::SymbolId member, logic::VariableId x, logic::VariableId y, logic::Formula beyond);

  lower::Theory& theory_;
  logic::Arena& arena_;
  bool orders_added_ = false;
  std::set<logic::Node> seen_;
  std::set<logic::Formula> steps_;
  std::vector<logic::Formula> axioms_;
  std::vector<logic::Formula> ends_;
};

}  // namespace proviso::solve
