// What is true of every finite structure and does not follow from the theory in first-order logic: elements that are put in an
// order have a last one and a first one.
#pragma once

#include <set>
#include <vector>

#include "lower/theory.h"

namespace proviso::solve {

class FiniteAxioms {
 public:
  explicit FiniteAxioms(lower::Theory& theory) : theory_(theory), arena_(*theory.arena) {}

  // Of ordered types and their subtypes; of relations and fields within one type, where they are transitive and irreflexive; and of the
  // closures in these formulas and those of earlier calls, where no element reaches itself.
  const std::vector<logic::Formula>& axioms(const std::vector<logic::Formula>& formulas);
  // The parts of them that say that there is an end.
  const std::vector<logic::Formula>& ends() const { return ends_; }

 private:
  void add_orders();
  std::vector<logic::SymbolId> types_of(logic::SortId) const;
  void add_closures(logic::Node);
  void add_closure(logic::Formula);
  // The type of the sort has an element, and so one that nothing lies beyond.
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
