// What is told of counts and totals, numbers of their own to the solver, where a candidate and the solver do not agree on them.
// Every lemma is true of all finite structures.
//
// Parts and wholes are compared without telling elements apart: that no whole is less than its disjoint parts, and none more than
// the parts that cover it, refutes for every size what shares, quotas and majorities leave no room for.
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

  // What makes an aggregate part of another: what it asks of its elements is more by its wording, or is so of those that it has
  // in the candidate.
  enum class PartBy : std::uint8_t { wording, candidate };
  // Where the solver makes disjoint parts together more than the whole, or has it be more than the parts that cover it. Of a
  // total: if what is left over, or counted twice, is not below zero.
  std::vector<logic::Formula> of_parts(logic::Term whole, std::span<const logic::Term> aggregates, PartBy, Candidate&);
  // How many elements there are, or what they sum up to, element by element; nothing where that are too many.
  std::optional<logic::Formula> of_elements(logic::Term aggregate, Candidate&);

 private:
  // One that sums up the same as the whole.
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
  // What is summed up (of a count, one) where the formula holds.
  logic::Formula not_below_zero(logic::Term aggregate, logic::Formula where);
  logic::Term sum(std::span<const Part>) const;

  // Of a total: elements for its variables.
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
