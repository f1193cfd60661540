// Translates the core logic to Z3 with uninterpreted sorts and quantifiers. Internal to the quantified engine.
//
// Soundness: the translation is a weakening. What first-order logic cannot express becomes an uninterpreted symbol with weaker axioms:
// a closure becomes a transitive relation that contains the step; a total becomes an arbitrary number; a count becomes a number that is
// at least 1 if something satisfies the condition, and at most the count of any weaker condition. Therefore a refutation by Z3 is a
// refutation of the query, and a model of Z3 need not correspond to an architecture (`exact` says whether it does).
#pragma once

#include <z3++.h>

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "lower/theory.h"

namespace proviso::solve {

class QuantifiedTerms {
 public:
  QuantifiedTerms(z3::context&, lower::Theory&);

  z3::expr formula(logic::Formula);
  z3::expr symbol(logic::SymbolId);  // without arguments

  // Axioms of the symbols in the formulas translated so far: the relations that stand for closures contain their steps and are
  // transitive; a finite acyclic step has an end; counts are ordered by the implication of their conditions. The list grows with each
  // translation.
  const std::vector<z3::expr>& further_axioms() const { return axioms_; }
  // Axioms that hold in finite structures: an ordered type with an element has a first and a last element.
  std::vector<z3::expr> order_axioms();
  bool exact() const { return exact_; }

 private:
  z3::expr translate(logic::Node);
  z3::expr numeral(logic::Node);
  z3::expr quantifier(logic::Node, bool universal);
  z3::expr at_least(logic::Node);
  z3::expr reach(logic::Node);
  z3::expr uninterpreted(logic::Node);
  void order_counts(logic::Node, const z3::expr& value);
  z3::expr quantified(bool universal, const std::vector<logic::VariableId>&, const z3::expr& body);
  z3::expr member(logic::SortId, logic::Term);
  z3::sort sort(logic::SortId);
  z3::func_decl declaration(logic::SymbolId);
  z3::expr variable(logic::VariableId);

  z3::context& context_;
  lower::Theory& theory_;
  std::vector<std::optional<z3::sort>> sorts_;
  std::vector<std::optional<z3::expr_vector>> elements_;  // of enumeration sorts
  std::vector<std::optional<z3::func_decl>> declarations_;
  std::unordered_map<std::uint32_t, z3::expr> known_;  // by node
  std::map<std::uint32_t, z3::expr> variables_;
  std::map<std::uint32_t, z3::func_decl> closures_;                                     // by step, over the canonical variables of its sort
  std::map<std::uint32_t, std::pair<logic::VariableId, logic::VariableId>> canonical_;  // by sort
  std::vector<logic::Node> counts_;
  std::vector<z3::expr> axioms_;
  std::uint32_t names_ = 0;
  bool exact_ = true;
};

}  // namespace proviso::solve
