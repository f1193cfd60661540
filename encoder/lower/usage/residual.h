// Partial evaluation of the spec's formulas on a concrete usage. The residual formula speaks of the design alone. Internal to
// lower/usage/.
#pragma once

#include <functional>
#include <map>
#include <unordered_map>
#include <vector>

#include "lower/usage/usage_places.h"

namespace proviso::lower {

using namespace logic;

// Residuals of closed formulas, and of formulas whose usage variables have been replaced by elements.
class Residual {
 public:
  Residual(Theory&, const UsagePlaces&);

  // Were all formulas so far of a supported kind?
  bool knows_all() const { return knows_all_; }

  Formula formula(Formula node);

 private:
  // One case of a term's value under the usage: this value, for elements of the variables that satisfy the conditions.
  struct Case {
    std::vector<VariableId> variables;
    std::vector<Formula> conditions;
    Term value;
  };
  using Cases = std::vector<Case>;
  // One case of several terms at once.
  struct Tuple {
    std::vector<VariableId> variables;
    std::vector<Formula> conditions;
    std::vector<Term> values;
  };

  // Formulas (residual.cpp).
  Formula made(Formula node);
  Formula junction(Formula node);
  Formula quantified(Formula node);
  Formula at_least(Formula node);
  Formula so_many(const std::vector<Formula>& parts, std::size_t from, std::size_t wanted);
  // A closure among usage elements: all paths, shortest first.
  Formula reach(Formula node);
  Formula atom(SymbolId id, const std::vector<Term>& values);
  Formula among(const std::vector<std::vector<Term>>& tuples, const std::vector<Term>& values);
  // A defined predicate, or the relation to the values of a defined set or option.
  Formula defined(model::TermId term, const std::vector<Term>& values);
  // Some case of each term makes the formula true.
  Formula over_cases(const std::vector<Term>& terms, const std::function<Formula(const std::vector<Term>&)>& of);
  // Does the term's definition, under any reading, depend on usage?
  bool mentions_usage(model::TermId term);
  bool node_mentions(Node node);

  // Terms and numbers (residual_terms.cpp).
  std::vector<Tuple> tuples(const std::vector<Term>& terms);
  Cases cases(Term node);
  Cases conditional(const std::vector<Node>& children);
  Cases application(Term node, const std::vector<Node>& arguments);
  // The value of a defined function: the value for which its definition holds.
  Cases defined_value(model::TermId term, SymbolId symbol, const std::vector<Term>& values);
  Term single(Term node);
  // A count or a sum: expanded over the usage elements, and an aggregate over the design within.
  Term aggregate(Term node);

  // Visits the node for every replacement of its usage variables (of `bound`) by elements.
  void each(Node node, std::vector<VariableId> bound, const std::function<void(Node)>& visit);
  std::vector<VariableId> bound(Node node) const;
  std::vector<VariableId> design_variables(Node node) const;
  std::uint32_t index(Term element) const;
  Formula reads(const Definition& definition);
  static std::vector<std::pair<VariableId, Term>> given(const Definition& definition, const std::vector<Term>& values);
  Formula says(const Definition& definition, Formula axiom);
  // Records that the formula has no residual.
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
