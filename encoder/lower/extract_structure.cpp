// Converts an interpretation into an architecture: elements without a type are left out, ordered types are sorted, and elements get
// names.
#include <algorithm>
#include <set>

#include "lower/implementation.h"
#include "model/calendar.h"
#include "model/element_names.h"
#include "text/check.h"

namespace proviso::lower {

using model::Absent;
using model::Base;
using model::Element;
using model::Multiplicity;

namespace {

using Tuple = std::vector<std::uint32_t>;
constexpr std::uint32_t left_out = UINT32_MAX;

class StructureExtraction {
 public:
  StructureExtraction(const Theory& theory, const Symbols& symbols, const Interpretation& interpretation)
      : model_(theory.model), symbols_(symbols), interpretation_(interpretation), index_(theory.signature.sorts.size()) {}

  model::Structure run() {
    for (std::uint32_t i = 0; i < model_.types.size(); ++i) {
      if (!model_.types[i].is_enum && !model_.types[i].parent.valid()) add_elements(model::TypeId{i});
    }
    for (std::uint32_t i = 0; i < model_.individuals.size(); ++i) add_individual(model::IndividualId{i});
    model::name_elements(model_, structure_);
    for (std::uint32_t i = 0; i < model_.fields.size(); ++i) add_field(model::FieldId{i});
    for (std::uint32_t i = 0; i < model_.relations.size(); ++i) add_relation(model::RelationId{i});
    return std::move(structure_);
  }

 private:
  const Interpretation::Value* find(SymbolId symbol, const Tuple& arguments) const {
    if (symbol.value >= interpretation_.tables.size()) return nullptr;
    const auto& table = interpretation_.tables[symbol.value];
    const auto found = table.find(arguments);
    return found == table.end() ? nullptr : &found->second;
  }
  bool holds(SymbolId symbol, const Tuple& arguments) const {
    const Interpretation::Value* value = find(symbol, arguments);
    return value != nullptr && std::get<bool>(*value);
  }
  std::uint32_t size(SortId sort) const { return sort.value < interpretation_.sizes.size() ? interpretation_.sizes[sort.value] : 0; }

  void add_elements(model::TypeId root) {
    const SortId sort = symbols_.sort(root);
    std::vector<std::uint32_t> members;
    for (std::uint32_t i = 0; i < size(sort); ++i) {
      if (holds(symbols_.membership[root.value], {i})) members.push_back(i);
    }
    const SymbolId before = symbols_.before[root.value];
    if (before.valid()) {
      std::vector<std::size_t> place(size(sort));
      for (std::uint32_t a : members) {
        for (std::uint32_t b : members) place[a] += holds(before, {b, a}) ? 1 : 0;
      }
      std::ranges::stable_sort(members, {}, [&](std::uint32_t i) { return place[i]; });
    }
    index_[sort.value].assign(size(sort), left_out);
    std::vector<model::ElementInfo>& elements = structure_.elements[root];
    for (std::uint32_t i : members) {
      index_[sort.value][i] = static_cast<std::uint32_t>(elements.size());
      elements.push_back({"", most_specific_type(root, i)});
    }
  }

  model::TypeId most_specific_type(model::TypeId type, std::uint32_t element) const {
    for (model::TypeId child : model_[type].children) {
      if (holds(symbols_.membership[child.value], {element})) return most_specific_type(child, element);
    }
    return type;
  }

  // Nothing if the interpretation names an element that belongs to no type.
  std::optional<Element> element(model::TypeId type, std::uint32_t index) const {
    const model::TypeId root = model_[type].root;
    if (model_[root].is_enum) return Element{root, index};
    const std::vector<std::uint32_t>& indices = index_[symbols_.sort(root).value];
    if (index >= indices.size() || indices[index] == left_out) return std::nullopt;
    return Element{root, indices[index]};
  }

  void add_individual(model::IndividualId id) {
    const Interpretation::Value* value = find(symbols_.individuals[id.value], {});
    if (value == nullptr) return;
    const std::optional<Element> named = element(model_[id].type, std::get<std::uint32_t>(*value));
    if (named) structure_.individuals[id] = *named;
  }

  // A field without an entry gets the least value: the first element, 0, or false.
  model::Atom value_of(const model::ValueType& type, const Interpretation::Value* value) const {
    if (type.base == Base::element) {
      std::optional<Element> found;
      if (value != nullptr) found = element(type.type, std::get<std::uint32_t>(*value));
      if (value == nullptr) found = some_element(type.type);
      return found ? model::Atom(*found) : model::Atom(Absent{});
    }
    if (type.base == Base::boolean) return value != nullptr && std::get<bool>(*value);
    const Number number = value != nullptr ? std::get<Number>(*value) : Number(0);
    if (type.base == Base::integer || type.base == Base::decimal) return number;
    const std::optional<std::int64_t> time = number.to_int64();
    CHECK(time.has_value(), "a date or moment within the calendar");
    return type.base == Base::date ? model::Atom(model::Date{*time}) : model::Atom(model::Moment{*time});
  }

  std::optional<Element> some_element(model::TypeId type) const {
    const model::TypeId root = model_[type].root;
    if (model_[root].is_enum) return Element{root, 0};
    const std::vector<model::ElementInfo>& elements = structure_.elements.at(root);
    for (std::uint32_t i = 0; i < elements.size(); ++i) {
      if (model_.is_subtype(elements[i].type, type)) return Element{root, i};
    }
    return std::nullopt;
  }

  void add_field(model::FieldId id) {
    const model::Field& field = model_[id];
    const model::TypeId root = model_[field.owner].root;
    const SortId sort = symbols_.sort(root);
    const SymbolId symbol = symbols_.fields[id.value];
    std::vector<model::FieldValue>& values = structure_.fields[id];
    values.assign(structure_.elements.at(root).size(), model::Atom(Absent{}));
    const bool relational = is_relational(shape(field.multiplicity), field.value.base);
    for (std::uint32_t i = 0; i < size(sort); ++i) {
      const std::uint32_t at = index_[sort.value][i];
      if (at == left_out || !model_.is_subtype(structure_.elements.at(root)[at].type, field.owner)) continue;
      if (relational) {
        if (is_set(field.multiplicity)) values[at] = model::ElementSet{};
      } else if (field.multiplicity != Multiplicity::optional || holds(symbols_.field_presence[id.value], {i})) {
        values[at] = value_of(field.value, find(symbol, {i}));
      }
    }
    if (!relational || symbol.value >= interpretation_.tables.size()) return;
    for (const auto& [arguments, value] : interpretation_.tables[symbol.value]) {
      if (!std::get<bool>(value)) continue;
      const std::optional<Element> owner = element(field.owner, arguments[0]), member = element(field.value.type, arguments[1]);
      if (!owner || !member) continue;
      if (auto* set = std::get_if<model::ElementSet>(&values[owner->index])) {
        set->insert(*member);
      } else {
        values[owner->index] = model::Atom(*member);
      }
    }
  }

  void add_relation(model::RelationId id) {
    const model::Relation& relation = model_[id];
    std::set<std::vector<Element>>& tuples = structure_.relations[id];
    const SymbolId symbol = symbols_.relations[id.value];
    if (symbol.value >= interpretation_.tables.size()) return;
    for (const auto& [arguments, value] : interpretation_.tables[symbol.value]) {
      if (!std::get<bool>(value)) continue;
      std::vector<Element> tuple;
      for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::optional<Element> one = element(relation.columns[i], arguments[i]);
        if (one) tuple.push_back(*one);
      }
      if (tuple.size() == arguments.size()) tuples.insert(std::move(tuple));
    }
  }

  const model::Model& model_;
  const Symbols& symbols_;
  const Interpretation& interpretation_;
  std::vector<std::vector<std::uint32_t>> index_;  // by sort: the index of an element in the structure
  model::Structure structure_;
};

}  // namespace

model::Structure extract_structure(const Theory& theory, const Interpretation& interpretation) {
  return StructureExtraction(theory, theory.symbols(), interpretation).run();
}

}  // namespace proviso::lower
