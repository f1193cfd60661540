// Questions about types that the rules of well-formedness ask (docs/language.md, "What is well-formed"), and their
// words.
#pragma once

#include <string>
#include <string_view>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"

namespace proviso::resolve {

using namespace model;

bool is_number(Base);
// Can one thing be of both types: is one of them the other or below it?
bool comparable(const Model&, TypeId, TypeId);
// The lowest type at or above both; invalid where they have no common root.
TypeId common_type(const Model&, TypeId, TypeId);

// The value type that a reserved word names (`int`); nothing for a declared type.
bool is_value_type(std::string_view word);
Base value_type(std::string_view word);

// The field that elements of `type` have under this name, declared there or above; invalid if there is none.
FieldId find_field(const Model&, const Names&, TypeId type, std::string_view name);
// Every field that an element of `type` has: those of its root first.
std::vector<FieldId> all_fields(const Model&, TypeId type);

// "a Component", "an int", "a date", "true or false"
std::string describe(const Model&, const ValueType&);
// ... "an optional Component", "a set of Data"
std::string describe(const Model&, const ExpressionType&);
// "Component", "int", "bool"
std::string_view type_name(const Model&, const ValueType&);

}  // namespace proviso::resolve
