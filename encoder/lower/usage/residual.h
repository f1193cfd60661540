// The spec's formulas with the usage part put in: what is left speaks of the design alone. Internal to lower/usage/.
#pragma once

#include <functional>
#include <map>
#include <unordered_map>
#include <vector>

#include "lower/usage/usage_places.h"

namespace proviso::lower {

using namespace logic;

// Formulas with the usage part put in. Closed formulas, and those whose usage variables have been replaced by elements.
class Residual {
 public:
  Residual(Theory&, const UsagePlaces&);

  // Whether everything so far was of a kind that has a sentence.
  bool knows_all() const { return knows_all_; }

  Formula formula(Formula node);

 private:
  // A term as the usage gives it: this value, for the elements of the variables that meet the conditions.
  struct Case {
    std::vector<VariableId> variables;
    std::vector<Formula> conditions;
    Term value;
  };
  using Cases = std::vector<Case>;
  // Likewise several terms.
  struct Tuple {
    std::vector<VariableId> variables;
    std::vector<Formula> conditions;
    std::vector<Term> values;
  };

  // Formulas (putting_in.cpp).
  Formula made(Formula node);
  Formula junction(Formula node);
  Formula quantified(Formula node);
  Formula at_least(Formula node);
  Formula so_many(const std::vector<Formula>& parts, std::size_t from, std::size_t wanted);
  // Among things that happen: all ways, shortest first.
  Formula reach(Formula node);
  Formula atom(SymbolId id, const std::vector<Term>& values);
  Formula among(const std::vector<std::vector<Term>>& tuples, const std::vector<Term>& values);
  // A defined predicate, or the relation to the values of a defined set or option.
  Formula defined(model::TermId term, const std::vector<Term>& values);
  // Some case of each of the terms makes the formula true.
  Formula over_cases(const std::vector<Term>& terms, const std::function<Formula(const std::vector<Term>&)>& of);
  // Does the term's meaning, under any reading, depend on what happens?
  bool mentions_usage(model::TermId term);
  bool node_mentions(Node node);

  // Terms, and what they make of numbers (putting_in_terms.cpp).
  std::vector<Tuple> tuples(const std::vector<Term>& terms);
  Cases cases(Term node);
  Cases conditional(const std::vector<Node>& children);
  Cases application(Term node, const std::vector<Node>& arguments);
  // The value of a defined function: that for which its definition holds.
  Cases defined_value(model::TermId term, SymbolId symbol, const std::vector<Term>& values);
  Term single(Term node);
  // A count or a sum: over each of the things that happen, and within it over the design.
  Term aggregate(Term node);

  // The node with its usage variables (of `bound`) replaced by elements in every way.
  void each(Node node, std::vector<VariableId> bound, const std::function<void(Node)>& visit);
  std::vector<VariableId> bound(Node node) const;
  std::vector<VariableId> design_variables(Node node) const;
  std::uint32_t index(Term element) const;
  Formula reads(const Definition& definition);
  static std::vector<std::pair<VariableId, Term>> given(const Definition& definition, const std::vector<Term>& values);
  Formula says(const Definition& definition, Formula axiom);
  // Takes note that there is no sentence.
  Formula not_known();

  struct NodeHash {
    std::size_t operator()(Node node) const { return node.id; }
  };

  Theory& theory_;
  const model::Model& model_;
  Arena& arena_;
  const UsagePlaces& shape_;
  bool knows_all_ = true;
  std::map<model::TermId, std::vector<const Definition*>> definitions_;
  std::unordered_map<Node, Formula, NodeHash> formulas_;
  std::map<Term, Term> stands_for_;
  std::map<model::TermId, bool> term_mentions_;
  std::unordered_map<Node, bool, NodeHash> node_mentions_;
};

}  // namespace proviso::lower
