#include "evaluate/universe.h"

namespace proviso::evaluate {

namespace {

Index index_of(const Element& element) { return static_cast<Index>(element.index); }

Index single(const Atom& atom) {
  if (const auto* element = std::get_if<Element>(&atom)) return index_of(*element);
  if (const auto* truth = std::get_if<bool>(&atom)) return *truth ? 1 : 0;
  return none;
}

}  // namespace

Universe::Universe(const Model& model, const Structure& structure)
    : model_(model), individuals_(model.individuals.size(), none), columns_(model.fields.size()) {
  lay_out_types(structure);
  for (const auto& [id, element] : structure.individuals) individuals_[id.value] = index_of(element);
  for (std::uint32_t i = 0; i < model.fields.size(); ++i) lay_out_field(FieldId{i}, structure);
  relations_.reserve(model.relations.size());
  for (std::uint32_t i = 0; i < model.relations.size(); ++i) lay_out_relation(RelationId{i}, structure);
}

void Universe::lay_out_types(const Structure& structure) {
  const std::size_t type_count = model_.types.size();
  counts_.assign(type_count, 0);
  domains_.resize(type_count);
  belongs_.resize(type_count);
  for (std::uint32_t i = 0; i < type_count; ++i) {
    if (model_.types[i].is_enum) counts_[i] = model_.types[i].elements.size();
  }
  for (const auto& [root, infos] : structure.elements) counts_[root.value] = infos.size();
  for (std::uint32_t i = 0; i < type_count; ++i) {
    belongs_[i].assign(count(TypeId{i}), model_.types[i].is_enum ? 1 : 0);
  }
  for (const auto& [root, infos] : structure.elements) {
    for (std::size_t element = 0; element < infos.size(); ++element) {
      for (TypeId type = infos[element].type; type.valid(); type = model_[type].parent) belongs_[type.value][element] = 1;
    }
  }
  for (std::size_t type = 0; type < type_count; ++type) {
    for (std::size_t element = 0; element < belongs_[type].size(); ++element) {
      if (belongs_[type][element] != 0) domains_[type].push_back(static_cast<Index>(element));
    }
  }
}

void Universe::lay_out_field(FieldId id, const Structure& structure) {
  const Field& field = model_[id];
  Column& column = columns_[id.value];
  const std::size_t rows = count(field.owner);
  const auto found = structure.fields.find(id);
  const std::vector<FieldValue>* values = found == structure.fields.end() ? nullptr : &found->second;
  const std::size_t given = values == nullptr ? 0 : std::min(rows, values->size());

  if (field.multiplicity == Multiplicity::some || field.multiplicity == Multiplicity::set) {
    std::vector<std::pair<Index, Index>> pairs;
    for (std::size_t row = 0; row < given; ++row) {
      if (const auto* members = std::get_if<ElementSet>(&(*values)[row])) {
        for (const Element& member : *members) pairs.emplace_back(static_cast<Index>(row), index_of(member));
      }
    }
    column.sets = Rows(rows, std::move(pairs));
  } else if (field.value.base == Base::element || field.value.base == Base::boolean) {
    column.singles.assign(rows, none);
    for (std::size_t row = 0; row < given; ++row) column.singles[row] = single(std::get<Atom>((*values)[row]));
  } else {
    column.quantities.resize(rows);
    for (std::size_t row = 0; row < given; ++row) column.quantities[row] = Quantity(std::get<Atom>((*values)[row]));
  }
}

void Universe::lay_out_relation(RelationId id, const Structure& structure) {
  const auto found = structure.relations.find(id);
  const std::size_t size = found == structure.relations.end() ? 0 : found->second.size();
  TupleSet& set = relations_.emplace_back(model_[id].columns.size(), size);
  if (size == 0) return;
  std::vector<Index> tuple;
  for (const std::vector<Element>& elements : found->second) {
    tuple.clear();
    for (const Element& element : elements) tuple.push_back(index_of(element));
    set.insert(tuple);
  }
}

}  // namespace proviso::evaluate
