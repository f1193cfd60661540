// Properties of types that the rules of well-formedness use (docs/language.md, "What is well-formed"), and their names in messages.
#pragma once

#include <string>
#include <string_view>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"

namespace proviso::resolve {

using namespace model;

bool is_number(Base);
// Can one element have both types: is one of them the other or a subtype of it?
bool comparable(const Model&, TypeId, TypeId);
// The least common supertype; invalid if they have different roots.
TypeId common_type(const Model&, TypeId, TypeId);

// The value type with this reserved word (`int`); nothing for a declared type.
bool is_value_type(std::string_view word);
Base value_type(std::string_view word);

// The field of this name that elements of `type` have, declared there or in a supertype; invalid if there is none.
FieldId find_field(const Model&, const Names&, TypeId type, std::string_view name);
// Every field of the elements of `type`: those of its root first.
std::vector<FieldId> all_fields(const Model&, TypeId type);

// "a Component", "an int", "a date", "true or false"
std::string describe(const Model&, const ValueType&);
// ... "an optional Component", "a set of Data"
std::string describe(const Model&, const ExpressionType&);
// "Component", "int", "bool"
std::string_view type_name(const Model&, const ValueType&);

}  // namespace proviso::resolve
