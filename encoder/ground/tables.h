// What each symbol becomes over a universe: one gate for each tuple of a predicate, one gate for each value that a function
// may take at some elements (at most one of them true), a numeric variable for a number's value there.
//
// Made when first asked for. Tuples that the types of a symbol's arguments rule out are false and have no gate. A function
// has no value where its arguments are not of their types, and may have none within the slots where its value lies beyond
// them: that it has one elsewhere follows from the structural axioms. What a fixed part says has no gates but constants, and
// no entries.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "ground/universe.h"

namespace proviso::ground {

using Slots = std::span<const std::uint32_t>;

// The types of a symbol's arguments and of its result, as the spec declares them. Invalid: the sort says all there is.
struct SymbolTypes {
  std::vector<model::TypeId> arguments;
  model::TypeId result;
};
SymbolTypes types_of(const lower::Theory&, logic::SymbolId);

class Tables {
 public:
  Tables(const lower::Theory&, const Universe&, Circuit&);

  Gate predicate(logic::SymbolId, Slots arguments);
  // That an element-valued function has this value at these elements.
  Gate has_value(logic::SymbolId, Slots arguments, std::uint32_t value);
  // The values that it may take.
  std::span<const std::uint32_t> values(logic::SymbolId) const;
  // The type that its values are of; invalid: any of the sort.
  model::TypeId value_type(logic::SymbolId symbol) const { return types_[symbol.value].result; }
  // A constant's one value where that is settled.
  std::optional<std::uint32_t> fixed(logic::SymbolId) const;
  Linear number(logic::SymbolId, Slots arguments);

  // What holds of the values made since the last call: functions have at most one value, of the right type.
  std::vector<Gate> take_axioms();

  // One tuple or value that has a gate, with the gate; in the order in which they were made.
  struct Entry {
    std::vector<std::uint32_t> arguments;
    std::uint32_t value = 0;  // of a function
    Gate gate;
    Linear number;  // of a numeric function
  };
  const std::vector<Entry>& entries(logic::SymbolId symbol) const { return entries_[symbol.value]; }
  const lower::Theory& theory() const { return theory_; }

 private:
  std::uint64_t key(logic::SymbolId, Slots arguments) const;
  bool well_typed(logic::SymbolId, Slots arguments) const;
  bool is_fixed(logic::SymbolId symbol) const { return universe_.fixed() != nullptr && universe_.fixed()->has(symbol); }
  void make_values(logic::SymbolId, Slots arguments, std::uint64_t key);

  const lower::Theory& theory_;
  const Universe& universe_;
  Circuit& circuit_;
  std::vector<SymbolTypes> types_;                                      // by SymbolId
  std::vector<std::vector<std::uint32_t>> every_slot_;                  // by SortId, for results without a type
  std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> made_;  // by SymbolId: key -> first entry
  std::vector<std::vector<Entry>> entries_;
  std::vector<Gate> axioms_;
};

}  // namespace proviso::ground
