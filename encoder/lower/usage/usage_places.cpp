#include "lower/usage/usage_places.h"

#include <fmt/format.h>

#include "lower/calendar_terms.h"
#include "lower/implementation.h"

namespace proviso::lower {

namespace {

// In the unit that terms of its base use; nothing for a value that is no number.
std::optional<Number> number_of(const model::Atom& atom) {
  if (const auto* date = std::get_if<model::Date>(&atom)) return Number(date->days);
  if (const auto* moment = std::get_if<model::Moment>(&atom)) return Number(moment->minutes);
  if (const auto* number = std::get_if<Number>(&atom)) return *number;
  return std::nullopt;
}

Term numeral(Arena& arena, model::Base base, const Number& value) {
  return base == model::Base::decimal ? arena.real(value) : arena.integer(value);
}

Number distance(const Number& a, const Number& b) { return a < b ? b - a : a - b; }

}  // namespace

UsagePlaces::UsagePlaces(Theory& theory, const model::Structure& usage, Generality generality, Numbers numbers)
    : theory_(theory), model_(theory.model), symbols_(theory.symbols()), arena_(*theory.arena), usage_(usage), generality_(generality) {
  for (std::uint32_t i = 0; i < model_.types.size(); ++i) {
    const model::Type& type = model_.types[i];
    if (type.usage && !type.parent.valid()) add_elements(model::TypeId{i});
  }
  for (std::uint32_t i = 0; i < model_.fields.size(); ++i) add_field(model::FieldId{i});
  for (std::uint32_t i = 0; i < model_.relations.size(); ++i) add_relation(model::RelationId{i});
  add_numbers(numbers);
}

bool UsagePlaces::is(SortId sort, std::uint32_t element, model::TypeId type) const {
  return model_.is_subtype(elements_.at(sort)[element], type);
}

Term UsagePlaces::value(SymbolId symbol, std::uint32_t owner) const {
  const auto found = values_.find({symbol, owner});
  return found == values_.end() ? Term{} : found->second;
}

const std::vector<std::vector<Term>>& UsagePlaces::tuples(SymbolId symbol) const {
  static const std::vector<std::vector<Term>> none;
  const auto found = tuples_.find(symbol);
  return found == tuples_.end() ? none : found->second;
}

void UsagePlaces::add_elements(model::TypeId root) {
  std::vector<model::TypeId>& types = elements_[symbols_.sort(root)];
  const auto found = usage_.elements.find(root);
  if (found == usage_.elements.end()) return;
  for (const model::ElementInfo& info : found->second) types.push_back(info.type);
}

std::string UsagePlaces::name(const model::Element& element) const {
  const model::Type& root = model_[element.root];
  return root.is_enum ? std::string(root.elements[element.index]) : usage_.elements.at(element.root)[element.index].name;
}

Term UsagePlaces::place(const model::Element& element, model::TypeId declared, const std::string& pointer) {
  const SortId sort = symbols_.sort(element.root);
  if (is_usage(sort)) return arena_.element(sort, element.index);
  const bool is_enum = model_[element.root].is_enum;
  if (is_enum && generality_ == Generality::elements) return arena_.element(sort, element.index);
  std::optional<VariableId> variable;
  if (generality_ != Generality::places) variable = of_element_[element];
  if (!variable) {
    variable = added(sort, generality_ == Generality::places ? pointer : name(element));
    if (generality_ != Generality::places) of_element_[element] = variable;
    if (!is_enum) standing_.emplace_back(*variable, element);
  }
  const Term term = arena_.variable(*variable);
  if (!is_enum) types_.push_back(arena_.atom(symbols_.membership[declared.value], {term}));
  return term;
}

VariableId UsagePlaces::added(SortId sort, std::string name) {
  variables_.push_back(arena_.fresh_variable(sort, std::move(name)));
  return variables_.back();
}

void UsagePlaces::add_field(model::FieldId id) {
  const model::Field& field = model_[id];
  const auto values = usage_.fields.find(id);
  if (!model_[field.owner].usage || values == usage_.fields.end()) return;
  const SymbolId symbol = symbols_.fields[id.value];
  const SymbolId presence = symbols_.field_presence[id.value];
  const Sort& owners = theory_.signature[symbols_.sort(field.owner)];
  for (std::uint32_t owner = 0; owner < values->second.size(); ++owner) {
    const model::FieldValue& value = values->second[owner];
    const Term self = arena_.element(symbols_.sort(owners.type), owner);
    const std::string pointer = fmt::format("{}.{}", name({owners.type, owner}), field.name);
    if (const auto* members = std::get_if<model::ElementSet>(&value)) {
      for (const model::Element& member : *members) tuples_[symbol].push_back({self, place(member, field.value.type, pointer)});
      continue;
    }
    const model::Atom& atom = std::get<model::Atom>(value);
    if (std::holds_alternative<model::Absent>(atom)) continue;
    if (presence.valid()) true_.insert({presence, owner});
    if (const auto* element = std::get_if<model::Element>(&atom)) {
      const Term at = place(*element, field.value.type, pointer);
      if (is_relational(shape(field.multiplicity), field.value.base))
        tuples_[symbol].push_back({self, at});
      else
        values_[{symbol, owner}] = at;
    } else if (const auto* truth = std::get_if<bool>(&atom)) {
      if (*truth) true_.insert({symbol, owner});
    } else {
      numbers_.push_back({symbol, owner, field.value.base, *number_of(atom)});
    }
  }
}

void UsagePlaces::add_relation(model::RelationId id) {
  const auto tuples = usage_.relations.find(id);
  if (!model_[id].usage || tuples == usage_.relations.end()) return;
  for (const std::vector<model::Element>& tuple : tuples->second) {
    std::vector<std::string> names;
    for (const model::Element& element : tuple) names.push_back(name(element));
    const std::string pointer = fmt::format("{}({})", model_[id].heading.name, fmt::join(names, ", "));
    std::vector<Term> terms;
    for (std::size_t i = 0; i < tuple.size(); ++i) terms.push_back(place(tuple[i], model_[id].columns[i], pointer));
    tuples_[symbols_.relations[id.value]].push_back(std::move(terms));
  }
}

std::vector<UsagePlaces::Given> UsagePlaces::given() const {
  std::vector<Given> result;
  for (std::uint32_t i = 0; i < model_.fields.size(); ++i) {
    const model::Field& field = model_[model::FieldId{i}];
    const auto values = usage_.fields.find(model::FieldId{i});
    if (model_[field.owner].usage || field.multiplicity != model::Multiplicity::one || values == usage_.fields.end()) continue;
    const model::TypeId root = model_[field.owner].root;
    const auto add = [&](Term thing, const model::Element& element) {
      if (element.root != root || element.index >= values->second.size()) return;
      const auto* atom = std::get_if<model::Atom>(&values->second[element.index]);
      const auto value = atom != nullptr ? number_of(*atom) : std::nullopt;
      if (!value) return;
      const Formula premise = arena_.atom(symbols_.membership[field.owner.value], {thing});
      result.push_back({field.value.base, arena_.application(symbols_.fields[i], {thing}), *value, premise});
    };
    for (const auto& [variable, element] : standing_) add(arena_.variable(variable), element);
    for (const auto& [individual, element] : usage_.individuals) {
      if (!model_[element.root].usage) add(arena_.application(symbols_.individuals[individual.value], {}), element);
    }
  }
  return result;
}

void UsagePlaces::add_numbers(Numbers how) {
  const std::vector<Given> given = how == Numbers::related ? this->given() : std::vector<Given>{};
  for (const Found& found : numbers_) {
    Term& term = values_[{found.symbol, found.owner}];
    term = numeral(arena_, found.base, found.value);
    const Given* nearest = nullptr;
    for (const Given& one : given) {
      if (one.base != found.base) continue;
      if (nearest == nullptr || distance(one.value, found.value) < distance(nearest->value, found.value)) nearest = &one;
    }
    if (nearest == nullptr) continue;
    term = arena_.sum({nearest->term, numeral(arena_, found.base, found.value - nearest->value)});
    types_.push_back(nearest->premise);
    types_.push_back(in_calendar(arena_, found.base, term));
    relates_ = true;
  }
}

}  // namespace proviso::lower
