// A finite structure for the core logic, made from what a solver says of ground terms, in which any formula can be evaluated.
//
// Its elements are the classes of ground terms that the solver makes equal. What the solver has not been asked about is chosen
// so that little follows from it: a predicate is false, a field has some value of its type (where there is none, `nowhere`,
// which is in no type), a defined term is what its definition says.
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

  // The definitions that count: for each symbol those of its readings that are open, with the proposition that chooses each
  // (invalid: nothing is to be chosen).
  struct Meaning {
    logic::SymbolId reads;
    const lower::Definition* definition;
  };
  using Meanings = std::unordered_map<std::uint32_t, std::vector<Meaning>>;

  // After so many steps of looking things up it gives up: then nothing more can be concluded from what it says.
  Candidate(const lower::Theory&, const Meanings&, SearchPlans&, std::uint64_t most_steps);

  // -- making: elements first
  // A further element of an open sort, with a ground term that names it.
  Element add(logic::SortId, logic::Term representative);
  void set(logic::SymbolId, const Elements& arguments, bool);
  void set(logic::SymbolId, const Elements& arguments, Element);
  void set(logic::SymbolId, const Elements& arguments, logic::Number);
  void set_number(logic::Term count_or_total, logic::Number);
  // All has been said: defaults may be chosen.
  void finish();

  // -- reading. Free variables must be bound.
  std::uint32_t size(logic::SortId) const;
  logic::Term representative(logic::SortId, Element) const;
  bool holds(logic::Formula);
  Element element(logic::Term);
  logic::Number number(logic::Term);
  // A variable; a constant likewise, once, while the candidate is made.
  void bind(logic::VariableId, Element);
  // The arguments of an atom or application.
  Elements arguments(logic::Node);
  // Assignments to the variables of the quantified formula that give its body this truth value (`at_least` excepted), until
  // `found` returns true. The variables are bound while it is called.
  bool search(logic::Formula quantified, bool body, const std::function<bool()>& found);
  // Elements that make the body of `at_least` or `count` true, at most so many.
  std::vector<Element> satisfying(logic::Node, std::size_t most);
  // Elements that are reached from one by one or more steps of the closure; for each, the one before it on a shortest way.
  std::vector<std::optional<Element>> reached(logic::Formula reach, Element from);
  // For the numbers that the solver gave to counts and totals: what they are here.
  logic::Number actual_number(logic::Term count_or_total);
  // The definition that counts; null where the term may mean anything.
  const lower::Definition* meaning(logic::SymbolId);
  bool given_up() const { return steps_ > most_steps_; }
  std::uint64_t steps() const { return steps_; }
  // What the term's definition says, whatever the solver said; false outside its parameters' types.
  bool defined(logic::SymbolId, const Elements&);
  const std::vector<Elements>& true_of(logic::SymbolId) const;

 private:
  struct Table {
    std::unordered_map<Elements, bool> truths;
    std::unordered_map<Elements, Element> elements;
    std::unordered_map<Elements, logic::Number> numbers;
    std::vector<Elements> all_true;
    std::unordered_map<Elements, bool> derived;  // by definition
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
