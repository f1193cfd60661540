// The tables of symbols over a universe: a gate for each tuple of a predicate; a gate for each value that a function may take at some
// elements (at most one of them true); a numeric variable for each number.
//
// Entries are made on first use. Tuples that violate the types of a symbol's arguments are false and have no gate. A function has no
// value at arguments of other types, and may have none within the slots if its value lies beyond them: structural axioms imply that a
// value exists there. Entries of a fixed part are constants and have no gates.
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

// The declared types of a symbol's arguments and of its result. Invalid: the sort determines the values.
struct SymbolTypes {
  std::vector<model::TypeId> arguments;
  model::TypeId result;
};
SymbolTypes types_of(const lower::Theory&, logic::SymbolId);

class Tables {
 public:
  Tables(const lower::Theory&, const Universe&, Circuit&);

  Gate predicate(logic::SymbolId, Slots arguments);
  // The gate that an element-valued function has this value at these elements.
  Gate has_value(logic::SymbolId, Slots arguments, std::uint32_t value);
  // The values that the function may take.
  std::span<const std::uint32_t> values(logic::SymbolId) const;
  // The result type; invalid: any element of the sort.
  model::TypeId value_type(logic::SymbolId symbol) const { return types_[symbol.value].result; }
  // The value of a constant, if it is determined.
  std::optional<std::uint32_t> fixed(logic::SymbolId) const;
  Linear number(logic::SymbolId, Slots arguments);

  // Constraints of the values made since the last call: functions have at most one value, of the right type.
  std::vector<Gate> take_axioms();

  // A tuple or value with its gate, in order of creation.
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
