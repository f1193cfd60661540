// A finite structure: one architecture. For each root type its elements, for each field, relation and individual its value.
//
// Made by examples, by witnesses read back from a solver, and by enumeration in tests. Plain data: whether it is a
// well-formed architecture of a model is asked of well_formed() in evaluate/evaluator.h.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "model/ids.h"
#include "model/number.h"

namespace proviso::model {

struct Model;

// One thing. `index` counts the elements of its root type from 0; for an enum, in the order of its declaration. In an
// ordered root type the index is the order.
struct Element {
  TypeId root;
  std::uint32_t index = 0;
  bool operator==(const Element&) const = default;
  auto operator<=>(const Element&) const = default;
};

struct Date {
  std::int64_t days = 0;
  auto operator<=>(const Date&) const = default;
};
struct Moment {
  std::int64_t minutes = 0;
  auto operator<=>(const Moment&) const = default;
};
struct Absent {
  auto operator<=>(const Absent&) const = default;
};

// A single value; ints and decimals are Numbers.
using Atom = std::variant<Absent, bool, Number, Date, Moment, Element>;
using ElementSet = std::set<Element>;
// The value of a field.
using FieldValue = std::variant<Atom, ElementSet>;

struct ElementInfo {
  std::string name;  // as shown: the individual's name, the example's name, or type name and number ("call 1")
  TypeId type;       // the most specific type that it has
};

struct Structure {
  // Of each open root type. Enums are not listed: their elements are those of the model.
  std::map<TypeId, std::vector<ElementInfo>> elements;
  std::map<IndividualId, Element> individuals;
  // Indexed by the element's index in its root type; an entry of an element that lacks the field is Absent.
  std::map<FieldId, std::vector<FieldValue>> fields;
  std::map<RelationId, std::set<std::vector<Element>>> relations;

  std::size_t size() const;  // number of elements of open types
  // Facts stated: members of set and optional fields, true bools, tuples of relations.
  std::size_t tuple_count(const Model&) const;
  bool operator==(const Structure&) const = default;
};

inline bool operator==(const ElementInfo& a, const ElementInfo& b) { return a.type == b.type; }

}  // namespace proviso::model
