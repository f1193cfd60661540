#include "ground/tables.h"

#include <algorithm>
#include <utility>

#include "ground/cardinality.h"
#include "text/check.h"

namespace proviso::ground {

using logic::SymbolId;
using model::TypeId;

namespace {

template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};

}  // namespace

SymbolTypes types_of(const lower::Theory& theory, SymbolId id) {
  const model::Model& m = theory.model;
  const logic::Symbol& symbol = theory.signature[id];
  SymbolTypes types;
  const auto add_value = [&](TypeId value) {
    if (types.arguments.size() < symbol.arguments.size()) {
      types.arguments.push_back(value);
    } else {
      types.result = value;
    }
  };
  const auto add_parameters = [&](model::TermId term) {
    for (model::VarId parameter : m[term].parameters) types.arguments.push_back(m[parameter].value.type);
  };
  std::visit(Overloaded{
                 [&](logic::FieldSymbol meaning) {
                   types.arguments = {m[meaning.field].owner};
                   add_value(m[meaning.field].value.type);
                 },
                 [&](logic::FieldPresence meaning) { types.arguments = {m[meaning.field].owner}; },
                 [&](logic::RelationSymbol meaning) { types.arguments = m[meaning.relation].columns; },
                 [&](logic::IndividualSymbol meaning) { types.result = m[meaning.individual].type; },
                 [&](logic::TermSymbol meaning) {
                   add_parameters(meaning.term);
                   add_value(m[meaning.term].type.value.type);
                 },
                 [&](logic::TermPresence meaning) { add_parameters(meaning.term); },
                 [&](const auto&) {},
             },
             symbol.meaning);
  types.arguments.resize(symbol.arguments.size());
  return types;
}

Tables::Tables(const lower::Theory& theory, const Universe& universe, Circuit& circuit)
    : theory_(theory), universe_(universe), circuit_(circuit) {
  const std::size_t symbols = theory.signature.symbols.size();
  for (std::uint32_t i = 0; i < symbols; ++i) types_.push_back(types_of(theory, SymbolId{i}));
  made_.resize(symbols);
  entries_.resize(symbols);
  for (std::uint32_t sort = 0; sort < theory.signature.sorts.size(); ++sort) {
    every_slot_.emplace_back();
    for (std::uint32_t slot = 0; slot < universe.size({sort}); ++slot) every_slot_.back().push_back(slot);
  }
}

std::uint64_t Tables::key(SymbolId id, Slots arguments) const {
  const logic::Symbol& symbol = theory_.signature[id];
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) key = key * universe_.size(symbol.arguments[i]) + arguments[i];
  return key;
}

bool Tables::well_typed(SymbolId id, Slots arguments) const {
  const std::vector<TypeId>& types = types_[id.value].arguments;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (types[i].valid() && universe_.member(types[i], arguments[i]) == never) return false;
  }
  return true;
}

Gate Tables::predicate(SymbolId id, Slots arguments) {
  const logic::Meaning& meaning = theory_.signature[id].meaning;
  if (const auto* membership = std::get_if<logic::Membership>(&meaning)) return universe_.member(membership->type, arguments[0]);
  if (std::holds_alternative<logic::OrderSymbol>(meaning)) return truth(arguments[0] < arguments[1]);
  if (is_fixed(id)) return truth(universe_.fixed()->holds(id, {arguments.begin(), arguments.end()}));
  if (!well_typed(id, arguments)) return never;
  std::vector<Entry>& entries = entries_[id.value];
  const auto [known, is_new] = made_[id.value].try_emplace(key(id, arguments), static_cast<std::uint32_t>(entries.size()));
  if (is_new) {
    entries.push_back({{arguments.begin(), arguments.end()}, 0, circuit_.input(), {}});
    // The elements have the types of the arguments.
    const std::vector<TypeId>& types = types_[id.value].arguments;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (!types[i].valid()) continue;
      axioms_.push_back(circuit_.implication(entries.back().gate, universe_.member(types[i], arguments[i])));
    }
  }
  return entries[known->second].gate;
}

std::span<const std::uint32_t> Tables::values(SymbolId id) const {
  const TypeId type = types_[id.value].result;
  if (!type.valid()) return every_slot_[theory_.signature[id].result.value];
  return universe_.candidates(type);
}

std::optional<std::uint32_t> Tables::fixed(SymbolId id) const {
  const auto* individual = std::get_if<logic::IndividualSymbol>(&theory_.signature[id].meaning);
  return individual ? universe_.individual(individual->individual) : std::nullopt;
}

Gate Tables::has_value(SymbolId id, Slots arguments, std::uint32_t value) {
  if (const auto slot = fixed(id)) return truth(*slot == value);
  if (is_fixed(id)) {
    const auto* is = universe_.fixed()->value(id, {arguments.begin(), arguments.end()});
    return truth(is != nullptr && std::get<std::uint32_t>(*is) == value);
  }
  if (!well_typed(id, arguments)) return never;
  const std::span<const std::uint32_t> range = values(id);
  const auto place = std::ranges::lower_bound(range, value);
  if (place == range.end() || *place != value) return never;
  const std::uint64_t of = key(id, arguments);
  if (!made_[id.value].contains(of)) make_values(id, arguments, of);
  return entries_[id.value][made_[id.value][of] + static_cast<std::size_t>(place - range.begin())].gate;
}

void Tables::make_values(SymbolId id, Slots arguments, std::uint64_t of) {
  const SymbolTypes& types = types_[id.value];
  std::vector<Entry>& entries = entries_[id.value];
  made_[id.value].emplace(of, static_cast<std::uint32_t>(entries.size()));
  std::vector<Gate> typed;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (types.arguments[i].valid()) typed.push_back(universe_.member(types.arguments[i], arguments[i]));
  }
  std::vector<Gate> gates;
  for (std::uint32_t value : values(id)) {
    const Gate gate = circuit_.input();
    gates.push_back(gate);
    entries.push_back({{arguments.begin(), arguments.end()}, value, gate, {}});
    for (Gate argument : typed) axioms_.push_back(circuit_.implication(gate, argument));
    if (types.result.valid()) axioms_.push_back(circuit_.implication(gate, universe_.member(types.result, value)));
  }
  axioms_.push_back(at_most_one(circuit_, gates));
  // Values of an enumeration always lie within the slots. For other sorts, structural axioms ensure that a value exists.
  const bool within = theory_.signature[theory_.signature[id].result].kind == logic::SortKind::enumeration;
  if (within || std::holds_alternative<logic::IndividualSymbol>(theory_.signature[id].meaning)) {
    axioms_.push_back(circuit_.implication(circuit_.conjunction(typed), circuit_.disjunction(gates)));
  }
}

Linear Tables::number(SymbolId id, Slots arguments) {
  if (is_fixed(id)) {
    const auto* is = universe_.fixed()->value(id, {arguments.begin(), arguments.end()});
    return Linear{is != nullptr ? std::get<Number>(*is) : Number(0), {}};
  }
  std::vector<Entry>& entries = entries_[id.value];
  const auto [known, is_new] = made_[id.value].try_emplace(key(id, arguments), static_cast<std::uint32_t>(entries.size()));
  if (is_new) {
    const bool integer = theory_.signature[id].result == logic::Signature::integer;
    const Quantity quantity = circuit_.quantities().variable(integer);
    entries.push_back({{arguments.begin(), arguments.end()}, 0, never, Linear{Number(0), {{quantity, Number(1)}}}});
  }
  return entries[known->second].number;
}

std::vector<Gate> Tables::take_axioms() { return std::exchange(axioms_, {}); }

}  // namespace proviso::ground
