// The relevant part of a solver's model: the atoms, terms and quantified formulas that make the formulas of a query true. Of a true
// disjunction, one true disjunct is enough (L. de Moura and N. Bjorner, "Relevancy Propagation", 2007).
#pragma once

#include <functional>
#include <vector>

#include "solve/mbqi/ground_solver.h"
#include "solve/mbqi/instantiation_store.h"

namespace proviso::solve {

class Relevance {
 public:
  // Calls back with the formulas that must also hold if the node is relevant: instances, and lemmas on closures, aggregates and defined
  // terms.
  using Further = std::function<void(logic::Node, const std::function<void(logic::Formula)>&)>;

  Relevance(const lower::Theory&, InstantiationStore&, const GroundSolver&, Further);

  // Adds the closed formula, which the model makes true, and all that its truth depends on.
  void add(logic::Formula formula) { add(formula, true); }

  const std::vector<logic::Formula>& atoms() const { return atoms_; }              // true or false in the model
  const std::vector<logic::Formula>& equalities() const { return equalities_; }    // between elements
  const std::vector<logic::Formula>& comparisons() const { return comparisons_; }  // between numbers, equalities included
  const std::vector<logic::Formula>& closures() const { return closures_; }
  const std::vector<QuantifiedLiteral>& literals() const { return obligations_; }
  const std::vector<logic::Term>& terms() const { return terms_; }            // of open sorts and enumerations, and numeric applications
  const std::vector<logic::Term>& aggregates() const { return aggregates_; }  // counts and totals
  // Nodes that distinguish elements: atoms, equalities, and terms that are numbers or values of an enumeration.
  std::vector<logic::Node> properties() const;
  bool truth(logic::Formula);

 private:
  void add(logic::Formula, bool truth);
  void add_part(std::span<const logic::Formula> parts, bool truth);
  void add_term(logic::Term);
  void add_closed_terms(logic::Node);
  void further(logic::Node);
  int cost(logic::Formula, bool truth) const;
  bool seen(logic::Node, bool truth) const;

  const logic::Arena& arena_;
  InstantiationStore& store_;
  const GroundSolver& solver_;
  Further further_;
  std::vector<std::uint8_t> seen_;    // by node: 1 as true, 2 as false
  std::vector<std::uint8_t> truths_;  // by node: 0 unknown, 1 true, 2 false
  std::vector<logic::Formula> atoms_, equalities_, comparisons_, closures_;
  std::vector<QuantifiedLiteral> obligations_;
  std::vector<logic::Term> terms_, aggregates_;
};

}  // namespace proviso::solve
