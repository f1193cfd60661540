// Lemmas on counts and totals, which the solver treats as uninterpreted numbers. They are added where the candidate and the solver
// disagree. Every lemma holds in all finite structures.
//
// Lemmas on parts compare aggregates without naming elements: a whole is at least the sum of its disjoint parts, and at most the sum of
// parts that cover it. They refute at every size what is excluded by shares, quotas and majorities.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "lower/theory.h"
#include "solve/mbqi/candidate.h"

namespace proviso::solve {

class AggregateLemmas {
 public:
  explicit AggregateLemmas(lower::Theory& theory) : arena_(*theory.arena) {}

  // Why an aggregate is part of another: its condition implies the other's by its wording, or on the elements of the candidate.
  enum class PartBy : std::uint8_t { wording, candidate };
  // Lemmas where the solver's numbers violate: disjoint parts sum up to at most the whole, or parts that cover the whole sum up to at
  // least the whole. For totals the lemma has a premise: what the parts leave out, or count twice, is not negative.
  std::vector<logic::Formula> of_parts(logic::Term whole, std::span<const logic::Term> aggregates, PartBy, Candidate&);
  // The value of the aggregate in terms of its elements; nothing if these are too many.
  std::optional<logic::Formula> of_elements(logic::Term aggregate, Candidate&);

 private:
  // An aggregate with the same summand as the whole.
  struct Part {
    logic::Term aggregate;
    logic::Number said;
    logic::Formula condition;  // over the variables of the whole
  };
  std::vector<Part> parts_of(logic::Term whole, std::span<const logic::Term> aggregates, PartBy, Candidate&);
  bool says_as_much(logic::Formula, logic::Formula than) const;
  bool says_otherwise(logic::Formula, logic::Formula than) const;
  logic::Formula within(logic::Term whole, logic::Formula part);
  logic::Formula apart(logic::Term whole, logic::Formula one, logic::Formula other);
  std::optional<logic::Formula> packed(logic::Term whole, std::span<const Part>, Candidate&);
  std::optional<logic::Formula> covered(logic::Term whole, std::span<const Part>, Candidate&);
  logic::Formula for_all(logic::Term aggregate, logic::Formula);
  // The summand (of a count: one) is not negative where the formula holds.
  logic::Formula not_below_zero(logic::Term aggregate, logic::Formula where);
  logic::Term sum(std::span<const Part>) const;

  // Elements for the variables of a total.
  struct Summand {
    std::vector<std::pair<logic::VariableId, logic::Term>> of;
    logic::Number value;
  };
  std::optional<logic::Formula> counted(logic::Term count, Candidate&);
  logic::Formula of_too_few(logic::Term count, const logic::Number& said);
  logic::Formula of_too_many(logic::Term count, const logic::Number& said, const logic::Number& actual, Candidate&);
  std::optional<logic::Formula> summed(logic::Term total, Candidate&);
  std::vector<Summand> summands(logic::Term total, Candidate&) const;
  logic::Formula others(logic::Term total, std::span<const Summand>) const;
  logic::Formula are(logic::Term total, std::span<const Summand>) const;
  logic::Term sum(logic::Term total, std::span<const Summand>) const;

  logic::Arena& arena_;
};

}  // namespace proviso::solve
