// The theory of the ground terms of a model of the clauses: checks its equalities and comparisons for consistency, and builds a
// candidate structure from them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "solve/backends/lazy_context.h"
#include "solve/backends/linear_check.h"
#include "solve/mbqi/candidate.h"
#include "solve/mbqi/congruence.h"
#include "solve/mbqi/ground_solver.h"
#include "solve/mbqi/relevance.h"

namespace proviso::solve {

class GroundTheory {
 public:
  // The relevance must outlive this object.
  GroundTheory(const lower::Theory&, Relevance&);

  using Literals = Congruence::Literals;

  // Lemmas on equality that the model violates; empty if there are none.
  std::vector<Literals> mend_equalities();
  // `sat`: numbers that satisfy the comparisons exist; `unsat`: none exist, and `lemma` is the conflict.
  Answer mend_numbers(LazyContext&, Effort&, Literals& lemma);

  // Does the lemma follow from equality and arithmetic alone?
  static bool is_valid(const lower::Theory&, LazyContext&, const Literals& lemma);

  // -- Precondition: no equality lemma is violated.
  void fill(Candidate&, InstantiationStore&);
  // Are counts the only numbers, and do the comparisons hold for the counts of the candidate?
  bool agrees_with_counts(Candidate&) const;
  // -- Precondition: `mend_numbers` answered `sat`.
  void fill_numbers(Candidate&);

 private:
  // A symbol and classes; short strings need no allocation.
  using Key = std::u32string;
  bool is_number(logic::Term) const;
  Key key(std::uint32_t symbol, std::span<const logic::Term> arguments) const;
  void explain(std::span<const logic::Term>, std::span<const logic::Term>, Literals& lemma);
  void mend_predicates(std::vector<Literals>& lemmas);
  logic::Term same(logic::Term application);
  Candidate::Element element(logic::Term) const;
  Candidate::Elements arguments(logic::Node) const;

  const lower::Theory& theory_;
  const logic::Arena& arena_;
  Relevance& relevance_;
  Congruence congruence_;
  std::map<std::pair<logic::SortId, std::uint32_t>, Candidate::Element> elements_;  // by class
  std::map<Key, logic::Term> numbers_;                                              // by symbol and classes
  std::optional<LinearCheck> linear_;
};

}  // namespace proviso::solve
