// The elements of a usage, with variables (places) for the design elements that they point to. Internal to lower/usage/.
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
  // as_found: each number is a constant. related: each number is given by its distance from the nearest number of an element in a
  // place, or of an individual.
  enum class Numbers : std::uint8_t { as_found, related };

  // The theory and the usage outlive this object.
  UsagePlaces(Theory&, const model::Structure& usage, Generality, Numbers = Numbers::as_found);

  bool has_numbers() const { return !numbers_.empty(); }
  // Was some number related to a number of the design?
  bool relates() const { return relates_; }

  // The variables of the places, and their constraints: the type of each place, and the premises of related numbers.
  const std::vector<VariableId>& variables() const { return variables_; }
  const std::vector<Formula>& types() const { return types_; }

  // For usage sorts: the elements, numbered.
  bool is_usage(SortId sort) const { return elements_.contains(sort); }
  std::uint32_t count(SortId sort) const { return static_cast<std::uint32_t>(elements_.at(sort).size()); }
  bool is(SortId sort, std::uint32_t element, model::TypeId type) const;

  // For usage fields: the value of a function, invalid if there is none; the members of a relation.
  Term value(SymbolId symbol, std::uint32_t owner) const;
  bool holds(SymbolId symbol, std::uint32_t owner) const { return true_.contains({symbol, owner}); }
  // All tuples of a usage relation, or of a set or optional field.
  const std::vector<std::vector<Term>>& tuples(SymbolId symbol) const;

 private:
  void add_elements(model::TypeId root);
  // The place of the element, with the declared type. If each pointer has a place of its own, `pointer` identifies the place.
  Term place(const model::Element& element, model::TypeId declared, const std::string& pointer);
  VariableId added(SortId sort, std::string name);
  std::string name(const model::Element&) const;
  void add_field(model::FieldId id);
  void add_relation(model::RelationId id);
  void add_numbers(Numbers);
  // Numbers of the design to which numbers of the usage can be related.
  struct Given {
    model::Base base;
    Term term;
    Number value;
    Formula premise;  // the number exists
  };
  std::vector<Given> given() const;

  Theory& theory_;
  const model::Model& model_;
  const Symbols& symbols_;
  Arena& arena_;
  const model::Structure& usage_;
  const Generality generality_;
  // The values of a usage field.
  struct Found {
    SymbolId symbol;
    std::uint32_t owner;
    model::Base base;
    Number value;
  };
  std::vector<Found> numbers_;
  bool relates_ = false;
  std::map<SortId, std::vector<model::TypeId>> elements_;
  std::vector<std::pair<VariableId, model::Element>> standing_;  // each place with its element in the usage's own design
  std::map<model::Element, std::optional<VariableId>> of_element_;
  std::vector<VariableId> variables_;
  std::vector<Formula> types_;
  std::map<std::pair<SymbolId, std::uint32_t>, Term> values_;
  std::set<std::pair<SymbolId, std::uint32_t>> true_;
  std::map<SymbolId, std::vector<std::vector<Term>>> tuples_;
};

}  // namespace proviso::lower
