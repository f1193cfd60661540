// What is told of a closure, a relation of its own to the solver, where a candidate and the solver do not agree on it. Every
// lemma is true of the real closure.
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

  // The closure between the representatives of those of its ends that are named through fields (next of next of ...); and that
  // it is the same, if they are the same.
  std::pair<logic::Formula, logic::Formula> between_representatives(logic::Formula reach, Candidate&);
  // The candidate has a path: its steps, put together.
  std::vector<logic::Formula> of_path(logic::Formula reach, Candidate&);
  // It has none: a property that the steps preserve, that the beginning has and the end has not (or, the other way round, that
  // the steps preserve backwards); where the spec's fields give none, that there is a first step.
  std::vector<logic::Formula> of_missing_path(logic::Formula reach, Candidate&);
  // ... where that is known already: that a step leads out of what the beginning reaches in the candidate, element by element;
  // nothing where that are too many.
  std::optional<logic::Formula> of_reached(logic::Formula reach, Candidate&);

 private:
  // One thing that can be said of an element: the value of a field, or that a predicate holds of it.
  struct Feature {
    logic::VariableId of;
    std::vector<logic::Formula> values;  // each a formula with `of` free; of these at most one holds
  };
  struct Step {
    logic::VariableId u, v;
    logic::Formula formula;  // between members of the type
  };
  Step step_of(logic::Formula reach);
  const std::vector<Feature>& features(logic::SortId);
  void add_feature(logic::SymbolId, std::vector<Feature>&);
  std::vector<bool> values_in(const Feature&, const std::vector<Candidate::Element>&, Candidate&);
  // The element has, of each feature, one of the values that are allowed, or none where `none` is allowed (the last).
  logic::Formula property(const Feature&, const std::vector<bool>& allowed, logic::Term);
  std::optional<logic::Formula> induction(logic::Formula reach, Candidate&, bool forward);

  lower::Theory& theory_;
  logic::Arena& arena_;
  std::vector<std::optional<std::vector<Feature>>> features_;  // by sort
};

}  // namespace proviso::solve
