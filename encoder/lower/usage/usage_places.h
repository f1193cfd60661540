// What happens in a usage, with variables for what it points to in the design. Internal to lower/usage/.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "lower/symbols.h"
#include "lower/usage/blocking_lemma.h"

namespace proviso::lower {

using namespace logic;

class UsagePlaces {
 public:
  // Each number as it is, or as so much more or less than the nearest number of a thing in one of the places, or of an individual.
  enum class Numbers : std::uint8_t { as_found, related };

  // The theory and the usage outlive it.
  UsagePlaces(Theory&, const model::Structure& usage, Generality, Numbers = Numbers::as_found);

  bool has_numbers() const { return !numbers_.empty(); }
  // Whether some number came out otherwise than it is.
  bool relates() const { return relates_; }

  // For the places that the usage points to, and what is said of each: its type, and what related numbers need.
  const std::vector<VariableId>& variables() const { return variables_; }
  const std::vector<Formula>& types() const { return types_; }

  // Of sorts of usage: what happens, numbered.
  bool is_usage(SortId sort) const { return elements_.contains(sort); }
  std::uint32_t count(SortId sort) const { return static_cast<std::uint32_t>(elements_.at(sort).size()); }
  bool is(SortId sort, std::uint32_t element, model::TypeId type) const;

  // Of a usage field: the value of a function, invalid where there is none; the members of a relation.
  Term value(SymbolId symbol, std::uint32_t owner) const;
  bool holds(SymbolId symbol, std::uint32_t owner) const { return true_.contains({symbol, owner}); }
  // All that a usage relation, or a set or optional field, relates.
  const std::vector<std::vector<Term>>& tuples(SymbolId symbol) const;

 private:
  void add_elements(model::TypeId root);
  // The element in a place whose type is declared so. Where pointers are apart, what points there is the place's name.
  Term place(const model::Element& element, model::TypeId declared, const std::string& pointer);
  VariableId added(SortId sort, std::string name);
  std::string name(const model::Element&) const;
  void add_field(model::FieldId id);
  void add_relation(model::RelationId id);
  void add_numbers(Numbers);
  // Numbers of the design that those of the usage may follow.
  struct Given {
    model::Base base;
    Term term;
    Number value;
    Formula premise;  // there is such a number
  };
  std::vector<Given> given() const;

  Theory& theory_;
  const model::Model& model_;
  const Symbols& symbols_;
  Arena& arena_;
  const model::Structure& usage_;
  const Generality generality_;
  // Of a usage field.
  struct Found {
    SymbolId symbol;
    std::uint32_t owner;
    model::Base base;
    Number value;
  };
  std::vector<Found> numbers_;
  bool relates_ = false;
  std::map<SortId, std::vector<model::TypeId>> elements_;
  std::vector<std::pair<VariableId, model::Element>> standing_;  // in a place, in the usage's own design
  std::map<model::Element, std::optional<VariableId>> of_element_;
  std::vector<VariableId> variables_;
  std::vector<Formula> types_;
  std::map<std::pair<SymbolId, std::uint32_t>, Term> values_;
  std::set<std::pair<SymbolId, std::uint32_t>> true_;
  std::map<SymbolId, std::vector<std::vector<Term>>> tuples_;
};

}  // namespace proviso::lower
