// Lemmas on closures, which the solver treats as uninterpreted relations. They are added where the candidate and the solver disagree.
// Every lemma holds of the real closure.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "lower/theory.h"
#include "solve/mbqi/candidate.h"

namespace proviso::solve {

class ClosureLemmas {
 public:
  explicit ClosureLemmas(lower::Theory&);

  // For ends that are terms built from fields (next of next of ...): the closure between their representatives; and the congruence that
  // equates both closures if the ends are equal.
  std::pair<logic::Formula, logic::Formula> between_representatives(logic::Formula reach, Candidate&);
  // The candidate has a path: the lemma implies the closure from the steps of the path.
  std::vector<logic::Formula> of_path(logic::Formula reach, Candidate&);
  // The candidate has no path: an induction on a property that the steps preserve, and that the source has and the target has not (or
  // conversely, with steps backwards). If no such property of the spec's fields exists, the lemma states that there is a first step.
  std::vector<logic::Formula> of_missing_path(logic::Formula reach, Candidate&);
  // As a fallback where these lemmas are known already: some step leaves the set of elements that the source reaches in the candidate,
  // which the lemma lists. Nothing if they are too many.
  std::optional<logic::Formula> of_reached(logic::Formula reach, Candidate&);

 private:
  // A property of an element: the value of a field, or whether a predicate holds of it.
  struct Feature {
    logic::VariableId of;
    std::vector<logic::Formula> values;  // formulas with `of` free, of which at most one holds
  };
  struct Step {
    logic::VariableId u, v;
    logic::Formula formula;  // relates members of the type
  };
  Step step_of(logic::Formula reach);
  const std::vector<Feature>& features(logic::SortId);
  void add_feature(logic::SymbolId, std::vector<Feature>&);
  std::vector<bool> values_in(const Feature&, const std::vector<Candidate::Element>&, Candidate&);
  // For each feature, the element has one of the allowed values, or no value if `none` (the last entry) is allowed.
  logic::Formula property(const Feature&, const std::vector<bool>& allowed, logic::Term);
  std::optional<logic::Formula> induction(logic::Formula reach, Candidate&, bool forward);

  lower::Theory& theory_;
  logic::Arena& arena_;
  std::vector<std::optional<std::vector<Feature>>> features_;  // by sort
};

}  // namespace proviso::solve
