// A finite structure for the core logic, built from a solver's model of the ground terms. Any formula can be evaluated in it.
//
// Elements are the classes of ground terms that the model equates. Unassigned symbols get default values that make little true: a
// predicate is false; a field has some value of its type (if the type is empty, `nowhere`, which belongs to no type); a defined term
// follows its definition.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lower/theory.h"
#include "solve/mbqi/search_plan.h"

namespace proviso::solve {

class Candidate {
 public:
  using Element = std::uint16_t;  // of an open sort: 0..size-1; of an enumeration: the index
  static constexpr Element nowhere = UINT16_MAX;
  using Elements = std::basic_string<char16_t>;  // short ones need no memory of their own

  // The definitions that apply: for each symbol, those of its open readings, each with the proposition that chooses it (invalid: there
  // is one reading).
  struct Meaning {
    logic::SymbolId reads;
    const lower::Definition* definition;
  };
  using Meanings = std::unordered_map<std::uint32_t, std::vector<Meaning>>;

  // After `most_steps` look-ups the candidate gives up; its later answers are meaningless.
  Candidate(const lower::Theory&, const Meanings&, SearchPlans&, std::uint64_t most_steps);

  // -- construction: elements first
  // Adds an element of an open sort, with a ground term that denotes it.
  Element add(logic::SortId, logic::Term representative);
  void set(logic::SymbolId, const Elements& arguments, bool);
  void set(logic::SymbolId, const Elements& arguments, Element);
  void set(logic::SymbolId, const Elements& arguments, logic::Number);
  void set_number(logic::Term count_or_total, logic::Number);
  // Ends the construction: defaults may be chosen from now on.
  void finish();

  // -- evaluation. Free variables must be bound.
  std::uint32_t size(logic::SortId) const;
  logic::Term representative(logic::SortId, Element) const;
  bool holds(logic::Formula);
  Element element(logic::Term);
  logic::Number number(logic::Term);
  // Binds a variable. A constant is bound likewise, once, during construction.
  void bind(logic::VariableId, Element);
  // The arguments of an atom or application.
  Elements arguments(logic::Node);
  // Calls `found` for each assignment to the variables of the quantified formula that gives its body this truth value (`at_least`
  // excepted), until `found` returns true. The variables are bound during the call.
  bool search(logic::Formula quantified, bool body, const std::function<bool()>& found);
  // Elements that satisfy the body of `at_least` or `count`, at most `most`.
  std::vector<Element> satisfying(logic::Node, std::size_t most);
  // The elements reachable in one or more steps of the closure; for each, its predecessor on a shortest path.
  std::vector<std::optional<Element>> reached(logic::Formula reach, Element from);
  // The value in the candidate of a count or total to which the solver assigned a number.
  logic::Number actual_number(logic::Term count_or_total);
  // The definition that applies; null if the term is uninterpreted.
  const lower::Definition* meaning(logic::SymbolId);
  bool given_up() const { return steps_ > most_steps_; }
  std::uint64_t steps() const { return steps_; }
  // The truth by definition, whatever the solver assigned; false outside the types of the parameters.
  bool defined(logic::SymbolId, const Elements&);
  const std::vector<Elements>& true_of(logic::SymbolId) const;

 private:
  struct Table {
    std::unordered_map<Elements, bool> truths;
    std::unordered_map<Elements, Element> elements;
    std::unordered_map<Elements, logic::Number> numbers;
    std::vector<Elements> all_true;
    std::unordered_map<Elements, bool> derived;  // truth by definition
    std::optional<Element> otherwise;
  };
  struct Sort {
    std::vector<logic::Term> representatives;
  };
  bool atom(logic::Formula);
  bool reaches(logic::Formula);
  Element otherwise(logic::SymbolId);
  bool run(const SearchPlan&, std::uint32_t bound, std::vector<char>& done, const std::function<bool()>& found);
  std::uint32_t range(logic::VariableId) const;
  bool is_member(logic::SortId, Element) const;

  const lower::Theory& theory_;
  const logic::Arena& arena_;
  const Meanings& meanings_;
  SearchPlans& plans_;
  const std::uint64_t most_steps_;
  std::uint64_t steps_ = 0;
  std::vector<Sort> sorts_;
  std::vector<Table> tables_;
  std::vector<Element> values_;  // by variable
  std::unordered_map<std::uint32_t, logic::Number> numbers_;
  std::unordered_map<std::uint32_t, std::vector<std::vector<Element>>> successors_;  // by step without other variables
};

}  // namespace proviso::solve
