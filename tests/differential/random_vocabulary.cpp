#include "random_vocabulary.h"

#include <algorithm>

namespace proviso::differential::random {

std::string name(const Range& range) {
  switch (range.sort) {
    case Sort::element:
      return range.type;
    case Sort::truth:
      return "bool";
    case Sort::integer:
      return "int";
    case Sort::decimal:
      return "decimal";
    case Sort::date:
      return "date";
    case Sort::moment:
      return "moment";
  }
  return "";
}

const Type& Vocabulary::type(const std::string& name) const {
  for (const Type& type : types) {
    if (type.name == name) return type;
  }
  return types.front();
}

std::string Vocabulary::root(std::string name) const {
  while (!type(name).parent.empty()) name = type(name).parent;
  return name;
}

bool Vocabulary::is_below_or_same(std::string name, const std::string& above) const {
  while (name != above && !type(name).parent.empty()) name = type(name).parent;
  return name == above;
}

bool Vocabulary::comparable(const std::string& a, const std::string& b) const { return is_below_or_same(a, b) || is_below_or_same(b, a); }

bool Vocabulary::has_usage() const { return std::ranges::any_of(types, &Type::usage) || std::ranges::any_of(relations, &Relation::usage); }

std::vector<std::string> Vocabulary::open_types() const {
  std::vector<std::string> names;
  for (const Type& type : types) {
    if (!type.is_enum) names.push_back(type.name);
  }
  return names;
}

std::vector<std::string> Vocabulary::roots() const {
  std::vector<std::string> names;
  for (const Type& type : types) {
    if (!type.is_enum && type.parent.empty()) names.push_back(type.name);
  }
  return names;
}

}  // namespace proviso::differential::random
