// A finite structure, that is, one architecture: for each root type its elements, for each field, relation and individual its value.
//
// Structures come from examples, from witnesses extracted from solvers, and from enumeration in tests. Plain data: well_formed() in
// evaluate/evaluator.h decides whether a structure is a well-formed architecture of a model.
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

// One element. `index` counts the elements of its root type from 0; for an enum, in the order of declaration. In an ordered root type
// the index is the order.
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
  std::string name;  // for display: the individual's name, the example's name, or type name and number ("call 1")
  TypeId type;       // its most specific type
};

struct Structure {
  // By open root type. Enums are not listed: their elements are those of the model.
  std::map<TypeId, std::vector<ElementInfo>> elements;
  std::map<IndividualId, Element> individuals;
  // Indexed by the element's index in its root type; the entry of an element without the field is Absent.
  std::map<FieldId, std::vector<FieldValue>> fields;
  std::map<RelationId, std::set<std::vector<Element>>> relations;

  std::size_t size() const;  // number of elements of open types
  // The stated facts: members of set and optional fields, true bools, tuples of relations.
  std::size_t tuple_count(const Model&) const;
  bool operator==(const Structure&) const = default;
};

inline bool operator==(const ElementInfo& a, const ElementInfo& b) { return a.type == b.type; }

}  // namespace proviso::model
