#include "resolve/symbols/type_rules.h"

#include <array>

#include "text/check.h"

namespace proviso::resolve {

namespace {

struct ValueWord {
  std::string_view word;
  Base base;
};
constexpr std::array value_words = {ValueWord{"bool", Base::boolean}, ValueWord{"int", Base::integer}, ValueWord{"decimal", Base::decimal},
                                    ValueWord{"date", Base::date}, ValueWord{"moment", Base::moment}};

std::string with_article(std::string_view noun) { return std::string(article(noun)) + " " + std::string(noun); }

}  // namespace

bool is_number(Base base) { return base == Base::integer || base == Base::decimal; }

bool comparable(const Model& model, TypeId a, TypeId b) { return model.is_subtype(a, b) || model.is_subtype(b, a); }

TypeId common_type(const Model& model, TypeId a, TypeId b) {
  if (model[a].root != model[b].root) return {};
  while (!model.is_subtype(b, a)) a = model[a].parent;
  return a;
}

bool is_value_type(std::string_view word) {
  for (const ValueWord& value : value_words) {
    if (value.word == word) return true;
  }
  return false;
}

Base value_type(std::string_view word) {
  for (const ValueWord& value : value_words) {
    if (value.word == word) return value.base;
  }
  CHECK(false, "a word that names a value type");
}

FieldId find_field(const Model& model, const Names& names, TypeId type, std::string_view name) {
  if (!names.fields_named.contains(name)) return {};
  for (; type.valid(); type = model[type].parent) {
    const auto found = names.fields.find({type.value, name});
    if (found != names.fields.end()) return found->second;
  }
  return {};
}

std::vector<FieldId> all_fields(const Model& model, TypeId type) {
  std::vector<FieldId> fields;
  for (; type.valid(); type = model[type].parent) {
    fields.insert(fields.begin(), model[type].fields.begin(), model[type].fields.end());
  }
  return fields;
}

std::string_view type_name(const Model& model, const ValueType& value) {
  if (value.base == Base::element) return value.type.valid() ? model[value.type].heading.name : "nothing";
  for (const ValueWord& word : value_words) {
    if (word.base == value.base) return word.word;
  }
  CHECK(false);
}

std::string describe(const Model& model, const ValueType& value) {
  if (value.base == Base::boolean) return "true or false";
  return with_article(type_name(model, value));
}

std::string describe(const Model& model, const ExpressionType& type) {
  if (type.shape == Shape::set) {
    if (type.value.base == Base::element && !type.value.type.valid()) return "an empty set";
    const std::string plural = type.value.base == Base::element ? "" : "s";
    return "a set of " + std::string(type_name(model, type.value)) + plural;
  }
  if (type.shape == Shape::optional) return "an optional " + std::string(type_name(model, type.value));
  return describe(model, type.value);
}

}  // namespace proviso::resolve
