// What a model of the clauses says of ground terms, taken as a whole: whether its equalities and comparisons can be meant
// together, and if so a candidate structure made of them.
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
  // The relevance must outlive it.
  GroundTheory(const lower::Theory&, Relevance&);

  using Literals = Congruence::Literals;

  // What equality says against the model: lemmas, none if nothing.
  std::vector<Literals> mend_equalities();
  // `sat`: there are numbers for which the comparisons hold; `unsat`: there are none, and the lemma says why.
  Answer mend_numbers(LazyContext&, Effort&, Literals& lemma);

  // Is the lemma true by what equality and numbers mean alone?
  static bool is_valid(const lower::Theory&, LazyContext&, const Literals& lemma);

  // -- once the equalities are mended
  void fill(Candidate&, InstantiationStore&);
  // Are there no other numbers than counts, and do the comparisons hold of what the candidate counts?
  bool agrees_with_counts(Candidate&) const;
  // -- once the numbers are
  void fill_numbers(Candidate&);

 private:
  // A symbol and classes; short ones need no memory of their own.
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
