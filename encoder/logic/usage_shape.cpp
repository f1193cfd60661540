#include "logic/usage_shape.h"

#include "logic/implementation.h"

namespace proviso::logic {

UsageShape::UsageShape(Theory& theory, const model::Structure& usage, Generality generality)
    : theory_(theory), model_(theory.model), symbols_(theory.implementation().symbols), arena_(*theory.arena), usage_(usage),
      generality_(generality) {
  for (std::uint32_t i = 0; i < model_.types.size(); ++i) {
    const model::Type& type = model_.types[i];
    if (type.usage && !type.parent.valid()) add_elements(model::TypeId{i});
  }
  for (std::uint32_t i = 0; i < model_.fields.size(); ++i) add_field(model::FieldId{i});
  for (std::uint32_t i = 0; i < model_.relations.size(); ++i) add_relation(model::RelationId{i});
}

bool UsageShape::is(SortId sort, std::uint32_t element, model::TypeId type) const {
  return model_.is_subtype(elements_.at(sort)[element], type);
}

Term UsageShape::value(SymbolId symbol, std::uint32_t owner) const {
  const auto found = values_.find({symbol, owner});
  return found == values_.end() ? Term{} : found->second;
}

const std::vector<std::vector<Term>>& UsageShape::tuples(SymbolId symbol) const {
  static const std::vector<std::vector<Term>> none;
  const auto found = tuples_.find(symbol);
  return found == tuples_.end() ? none : found->second;
}

void UsageShape::add_elements(model::TypeId root) {
  std::vector<model::TypeId>& types = elements_[symbols_.sort(root)];
  const auto found = usage_.elements.find(root);
  if (found == usage_.elements.end()) return;
  for (const model::ElementInfo& info : found->second) types.push_back(info.type);
}

Term UsageShape::place(const model::Element& element, model::TypeId declared) {
  const SortId sort = symbols_.sort(element.root);
  if (is_usage(sort)) return arena_.element(sort, element.index);
  const bool is_enum = model_[element.root].is_enum;
  if (is_enum && generality_ == Generality::elements) return arena_.element(sort, element.index);
  std::optional<VariableId> variable;
  if (generality_ != Generality::places) {
    std::optional<VariableId>& shared = of_element_[element];
    if (!shared) shared = added(sort);
    variable = shared;
  } else {
    variable = added(sort);
  }
  const Term term = arena_.variable(*variable);
  if (!is_enum) types_.push_back(arena_.atom(symbols_.membership[declared.value], {term}));
  return term;
}

VariableId UsageShape::added(SortId sort) {
  variables_.push_back(arena_.fresh_variable(sort, "place " + std::to_string(variables_.size())));
  return variables_.back();
}

void UsageShape::add_field(model::FieldId id) {
  const model::Field& field = model_[id];
  const auto values = usage_.fields.find(id);
  if (!model_[field.owner].usage || values == usage_.fields.end()) return;
  const SymbolId symbol = symbols_.fields[id.value];
  const SymbolId presence = symbols_.field_presence[id.value];
  const Sort& owners = theory_.signature[symbols_.sort(field.owner)];
  for (std::uint32_t owner = 0; owner < values->second.size(); ++owner) {
    const model::FieldValue& value = values->second[owner];
    const Term self = arena_.element(symbols_.sort(owners.type), owner);
    if (const auto* members = std::get_if<model::ElementSet>(&value)) {
      for (const model::Element& member : *members) tuples_[symbol].push_back({self, place(member, field.value.type)});
      continue;
    }
    const model::Atom& atom = std::get<model::Atom>(value);
    if (std::holds_alternative<model::Absent>(atom)) continue;
    if (presence.valid()) true_.insert({presence, owner});
    if (const auto* element = std::get_if<model::Element>(&atom)) {
      const Term at = place(*element, field.value.type);
      if (is_relational(shape(field.multiplicity), field.value.base)) tuples_[symbol].push_back({self, at});
      else values_[{symbol, owner}] = at;
    } else if (const auto* truth = std::get_if<bool>(&atom)) {
      if (*truth) true_.insert({symbol, owner});
    } else {
      values_[{symbol, owner}] = number(field.value.base, atom);
    }
  }
}

Term UsageShape::number(model::Base base, const model::Atom& atom) {
  if (const auto* date = std::get_if<model::Date>(&atom)) return arena_.integer(Number(date->days));
  if (const auto* moment = std::get_if<model::Moment>(&atom)) return arena_.integer(Number(moment->minutes));
  const Number& value = std::get<Number>(atom);
  return base == model::Base::decimal ? arena_.real(value) : arena_.integer(value);
}

void UsageShape::add_relation(model::RelationId id) {
  const auto tuples = usage_.relations.find(id);
  if (!model_[id].usage || tuples == usage_.relations.end()) return;
  for (const std::vector<model::Element>& tuple : tuples->second) {
    std::vector<Term> terms;
    for (std::size_t i = 0; i < tuple.size(); ++i) terms.push_back(place(tuple[i], model_[id].columns[i]));
    tuples_[symbols_.relations[id.value]].push_back(std::move(terms));
  }
}

}  // namespace proviso::logic
