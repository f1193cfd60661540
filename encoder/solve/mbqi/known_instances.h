// What the instantiating engine has added so far, kept from one question about a theory to the next.
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
  // Of equality and numbers.
  struct Learnt {
    GroundTheory::Literals lemma;
    std::optional<bool> valid;  // looked at on its own
  };

  explicit KnownInstances(lower::Theory& theory) : theory_(theory), store_(theory) {}

  // Mbqi of quantified formulas.
  InstantiationStore& store() { return store_; }
  std::vector<Learnt>& learnt() { return learnt_; }

  // Keeps a lemma on an atom, closure or count, true where the selector is assumed. False: it is known already, or says nothing.
  bool add(logic::Node, Stated says, std::optional<GroundSolver::Selector> when);
  // The lemmas on a node that count for the question.
  template <typename Visit>
  void each_lemma(const GroundQuery& question, logic::Node node, const Visit& visit) const {
    const auto found = lemmas_.find(node.id);
    if (found == lemmas_.end()) return;
    for (const Lemma& lemma : found->second) {
      if (!lemma.when || question.assumes(*lemma.when)) visit(lemma.says);
    }
  }

  // What the solver's model makes the question true by. All of them outlive it.
  Relevance relevant(const GroundQuery&, const GroundSolver&);
  // All that is known of the question, whatever a model makes of it.
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

// What an instance of the literal follows from.
logic::Formula premise(logic::Arena&, const QuantifiedLiteral&);

}  // namespace proviso::solve
