// The ground terms that form a smallest model. Internal to bounds/.
//
// Formulas are processed as if in negation normal form, and Skolemised: an existential becomes a function of the universals that are
// free in it. Only the occurrences of a function generate elements: f(x) under `every x` generates an element for each x, but f(c)
// generates one, however many elements f could be applied to; where f(a) occurs nowhere, its value may be chosen arbitrarily.
// Definitions are visited at each occurrence of their term, with its arguments. Elements are classified by their exact type, which a
// submodel preserves: a field that leads from one subtype to another is no cycle.
//
// Soundness: let N be the submodel of a model M whose elements are those of the generators. Every visited formula that is true in M is
// true in N, where fields whose values do not matter, and defined terms, get the values that they need in N.
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

// A set of exact types: by TypeId of open types, followed by one entry for each sort, for elements without a type.
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

// The type hierarchies as sets of exact types.
class TypeSets {
 public:
  TypeSets(const model::Model&, const Signature&, const Symbols&);
  ExactTypes none() const { return ExactTypes(count_); }
  const ExactTypes& below(model::TypeId type) const { return below_[type.value]; }
  // All elements of an open sort, those without a type included.
  const ExactTypes& all(SortId sort) const { return all_[sort.value]; }
  // The elements of the sort that have a type.
  ExactTypes typed(SortId sort) const;

 private:
  const Signature& signature_;
  std::size_t count_;
  std::vector<ExactTypes> below_;  // by TypeId
  std::vector<ExactTypes> all_;    // by SortId
};

// The variables of visited formulas, kept between analyses so that these reach the same nodes again.
struct GroundVariables : lower::KeptAnalysis {
  std::map<std::pair<SortId, ExactTypes>, std::vector<VariableId>> universals;
  std::map<std::tuple<Formula, bool, VariableId>, VariableId> existentials;  // of a quantifier that must be true, or false
  std::map<std::pair<SymbolId, std::vector<Term>>, VariableId> values;       // of an optional field or term
};

// Generates `times` elements for each choice of elements for its arguments.
struct Generator {
  ExactTypes result;
  std::vector<ExactTypes> arguments;
  std::uint64_t times = 1;  // saturated; includes the choices among values of enums
  SortId sort;
  Origin origin;
  text::Span span;
  bool always = true;  // generates unconditionally, not only if some formula is true
};

// A function that needs a value in `result` wherever its arguments exist.
struct Witness {
  ExactTypes result;
  std::vector<ExactTypes> arguments;
  SortId sort;
  Origin origin;
  text::Span span;
};

// An upper bound on the elements of these types that the formulas state outright.
struct Limit {
  ExactTypes types;
  std::uint64_t most;
};

// Elements of these types must not be removed, because something depends on all of them.
struct MustKeepAll {
  ExactTypes types;
  text::Span span;
};

struct GroundTerms {
  std::vector<Generator> generators;
  std::vector<Witness> witnesses;
  std::vector<Limit> limits;
  ExactTypes must_keep_all;             // types whose elements must not be removed
  std::vector<MustKeepAll> arithmetic;  // for counts and sums
  std::vector<MustKeepAll> closures;    // for closures
  bool too_many = false;                // the analysis was given up: there are too many terms
};

// `write_out`: visits definitions at each occurrence of their term; otherwise visits each definition once, for all parameters.
GroundTerms ground_terms(const Theory&, const Symbols&, GroundVariables&, const std::vector<model::Unit>& units, const model::OpenReadings&,
                         Formula goal, bool write_out);

}  // namespace proviso::bounds
