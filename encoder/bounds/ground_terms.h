// The ground terms that a smallest model is made of. Internal to bounds/.
//
// Formulas are taken in negation normal form, without making it, and Skolemised: an existential becomes a function of the
// universals that are free in it. In place of each function stand its occurrences: f(x) under `every x` gives an element for
// each x, but f(c) gives one, however many elements f could be applied to; where f(a) matters nowhere, its value may be chosen
// anew. Defined terms are walked where they occur, with what they are applied to. Elements are told apart by their exact
// type, which a part of a model keeps: a field that leads from one subtype to another is no cycle.
//
// Soundness: let N be the part of a model M whose elements are those that the generators give. Every walked formula that is
// true in M is true in N, with fields that matter nowhere, and defined terms, given the values that they need in N.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "bounds/small_model_bounds.h"
#include "logic/saturation.h"
#include "lower/symbols.h"

namespace proviso::bounds {

using namespace logic;
using namespace lower;

// A set of exact types: by TypeId of open types, and after them one for each sort, for elements in no type.
class ExactTypes {
 public:
  ExactTypes() = default;
  explicit ExactTypes(std::size_t count) : in_(count) {}
  void add(std::size_t i) { in_[i] = true; }
  void remove(std::size_t i) { in_[i] = false; }
  bool contains(std::size_t i) const { return in_[i]; }
  std::size_t size() const { return in_.size(); }
  bool empty() const;
  bool meets(const ExactTypes& other) const;
  bool includes(const ExactTypes& other) const;
  ExactTypes operator&(const ExactTypes& other) const;
  auto operator<=>(const ExactTypes&) const = default;

 private:
  std::vector<bool> in_;
};

// How types lie in their hierarchies, as sets of exact types.
class TypeSets {
 public:
  TypeSets(const model::Model&, const Signature&, const Symbols&);
  ExactTypes none() const { return ExactTypes(count_); }
  const ExactTypes& below(model::TypeId type) const { return below_[type.value]; }
  // All elements of an open sort, those in no type included.
  const ExactTypes& all(SortId sort) const { return all_[sort.value]; }
  // Those that are in a type.
  ExactTypes typed(SortId sort) const;

 private:
  const Signature& signature_;
  std::size_t count_;
  std::vector<ExactTypes> below_;  // by TypeId
  std::vector<ExactTypes> all_;    // by SortId
};

// The variables of walked formulas, kept from one walk to the next so that they meet the same nodes again.
struct GroundVariables : lower::KeptAnalysis {
  std::map<std::pair<SortId, ExactTypes>, std::vector<VariableId>> universals;
  std::map<std::tuple<Formula, bool, VariableId>, VariableId> existentials;  // of a quantifier that is true, or false
  std::map<std::pair<SymbolId, std::vector<Term>>, VariableId> values;       // of an optional field or term
};

// Gives `times` elements for each choice of elements for its arguments.
struct Generator {
  ExactTypes result;
  std::vector<ExactTypes> arguments;
  std::uint64_t times = 1;  // saturated; choices among the values of enums included
  SortId sort;
  Origin origin;
  text::Span span;
  bool always = true;  // and not only where some formula is true
};

// A function that has to have some value in `result` wherever there are elements for its arguments.
struct Witness {
  ExactTypes result;
  std::vector<ExactTypes> arguments;
  SortId sort;
  Origin origin;
  text::Span span;
};

// No more than so many elements of these types: it is asked for outright.
struct Limit {
  ExactTypes types;
  std::uint64_t most;
};

// Elements of these types may not be left out: something needs them all.
struct MustKeepAll {
  ExactTypes types;
  text::Span span;
};

struct GroundTerms {
  std::vector<Generator> generators;
  std::vector<Witness> witnesses;
  std::vector<Limit> limits;
  ExactTypes must_keep_all;             // of which elements may not be left out
  std::vector<MustKeepAll> arithmetic;  // for counts and sums
  std::vector<MustKeepAll> closures;    // for closures
  bool too_many = false;                // given up: there are more than it is worth to go on with
};

// `write_out`: walk defined terms where they occur; else take each definition once, for all its parameters.
GroundTerms ground_terms(const Theory&, const Symbols&, GroundVariables&, const std::vector<model::Unit>& units, const model::OpenReadings&,
                         Formula goal, bool write_out);

}  // namespace proviso::bounds
