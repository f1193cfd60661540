// Sorts and symbols of the core logic, each with its counterpart in the contract model.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "model/ids.h"

namespace proviso::logic {

struct SortId {
  std::uint32_t value = UINT32_MAX;
  bool operator==(const SortId&) const = default;
  auto operator<=>(const SortId&) const = default;
};
struct SymbolId {
  std::uint32_t value = UINT32_MAX;
  bool valid() const { return value != UINT32_MAX; }
  bool operator==(const SymbolId&) const = default;
  auto operator<=>(const SymbolId&) const = default;
};

enum class SortKind : std::uint8_t {
  boolean,
  integer,      // ints; dates as days, moments as minutes since 1970
  real,         // decimals
  enumeration,  // of a model enum: exactly `size` distinct elements
  open,         // of a root type: uninterpreted; the type itself is a membership predicate on it, so it may be empty
};
struct Sort {
  SortKind kind = SortKind::boolean;
  std::string name;
  model::TypeId type;      // enumeration, open
  std::uint32_t size = 0;  // enumeration
  SymbolId member = {};    // for an open sort: membership in the root type. Otherwise invalid: every element belongs to it
};

// The meanings of a symbol.
struct Membership {
  model::TypeId type;
};  // predicate on the root's sort: x is an element of this (open) type
struct FieldSymbol {
  model::FieldId field;
};  // see below
struct FieldPresence {
  model::FieldId field;
};  // predicate: an optional number, date, moment or bool is there
struct RelationSymbol {
  model::RelationId relation;
};
struct IndividualSymbol {
  model::IndividualId individual;
};  // constant
struct OrderSymbol {
  model::TypeId root;
};  // binary predicate: before
// If a type has many subtypes, or a root type many individuals, they are numbered, and predicates for the binary digits of the number
// distinguish them, the least digit first.
struct SubtypeDigit {
  model::TypeId parent;
  std::uint32_t digit = 0;
};
struct IndividualDigit {
  model::TypeId root;
  std::uint32_t digit = 0;
};
struct TermSymbol {
  model::TermId term;
};  // a defined term, see below
struct TermPresence {
  model::TermId term;
};  // an optional number ... of a defined term is there
struct InForce {
  model::ClauseId clause;
};  // no arguments: the clause is in force (its rules override)
struct IsVersion {
  model::ClauseId clause;
};  // no arguments: it is the version of its clause that counts
struct Standing {
  model::ClauseId clause;
};  // no arguments: its rules override where `kept` and `applies` refer to a contract to whose exceptions it belongs
// The value of a `min` or `max` within a `sum`, by the elements on which it depends; and whether it exists.
struct ExtremumSymbol {
  model::ExprId expression;
};
struct ExtremumPresence {
  model::ExprId expression;
};
struct Reads {
  model::AmbiguityId ambiguity;
  std::uint32_t reading = 0;
};  // no arguments: this reading is meant
using Meaning =
    std::variant<Membership, FieldSymbol, FieldPresence, RelationSymbol, IndividualSymbol, OrderSymbol, TermSymbol, TermPresence, InForce,
                 IsVersion, Standing, Reads, ExtremumSymbol, ExtremumPresence, SubtypeDigit, IndividualDigit>;

// Fields and defined terms. Shape one with a value: a function to the value's sort. Shape one with bool: a predicate. Optional element:
// a predicate (x..., y), functional in y. Optional number, date, moment: a function, meaningful where the presence predicate holds.
// Optional bool: a predicate that implies presence (absent is false). Set: a predicate (x..., y).
struct Symbol {
  std::string name;
  std::vector<SortId> arguments;
  SortId result;  // the boolean sort: a predicate
  Meaning meaning;
};

struct Signature {
  std::vector<Sort> sorts;  // 0 boolean, 1 integer, 2 real, then one for each root type and enum
  std::vector<Symbol> symbols;
  static constexpr SortId boolean{0}, integer{1}, real{2};
  const Sort& operator[](SortId id) const { return sorts[id.value]; }
  const Symbol& operator[](SymbolId id) const { return symbols[id.value]; }
};

}  // namespace proviso::logic
