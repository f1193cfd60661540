// The instances and lemmas that the instantiating engine has added, kept between queries about one theory.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "solve/mbqi/ground_query.h"
#include "solve/mbqi/ground_theory.h"
#include "solve/mbqi/instantiation_store.h"

namespace proviso::solve {

class KnownInstances {
 public:
  // A lemma on equality or numbers.
  struct Learnt {
    GroundTheory::Literals lemma;
    std::optional<bool> valid;  // the result of checking the lemma alone
  };

  explicit KnownInstances(lower::Theory& theory) : theory_(theory), store_(theory) {}

  // Instances of quantified formulas.
  InstantiationStore& store() { return store_; }
  std::vector<Learnt>& learnt() { return learnt_; }

  // Adds a lemma on an atom, closure or aggregate, which holds under the selector. Returns false if it is known already or trivial.
  bool add(logic::Node, Stated says, std::optional<GroundSolver::Selector> when);
  // Visits the lemmas on a node that apply to the query.
  template <typename Visit>
  void each_lemma(const GroundQuery& question, logic::Node node, const Visit& visit) const {
    const auto found = lemmas_.find(node.id);
    if (found == lemmas_.end()) return;
    for (const Lemma& lemma : found->second) {
      if (!lemma.when || question.assumes(*lemma.when)) visit(lemma.says);
    }
  }

  // The part of the formulas that makes the query true in the solver's model. The arguments outlive the result.
  Relevance relevant(const GroundQuery&, const GroundSolver&);
  // Everything known for the query, independently of a model.
  std::vector<Stated> all_stated(const GroundQuery&);

 private:
  struct Lemma {
    Stated says;
    std::optional<GroundSolver::Selector> when;
  };

  lower::Theory& theory_;
  InstantiationStore store_;
  std::vector<Learnt> learnt_;
  std::unordered_map<std::uint32_t, std::vector<Lemma>> lemmas_;  // by node
};

// The premise of an instance of the literal.
logic::Formula premise(logic::Arena&, const QuantifiedLiteral&);

}  // namespace proviso::solve
