#include "report/words/architecture.h"
#include "report/words/non_breaking.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "model/calendar.h"

namespace proviso::report {

namespace {

bool is_empty(const model::FieldValue& value) {
  if (const auto* set = std::get_if<model::ElementSet>(&value)) return set->empty();
  return std::holds_alternative<model::Absent>(std::get<model::Atom>(value));
}

}  // namespace

std::string text_of(const model::Model& model, const model::Structure& structure, const model::Element& element) {
  if (model[element.root].is_enum) return std::string(model[element.root].elements[element.index]);
  return tied(structure.elements.at(element.root)[element.index].name);
}

std::string text_of(const model::Model& model, const model::Structure& structure, const model::Atom& atom) {
  struct {
    const model::Model& model;
    const model::Structure& structure;
    std::string operator()(model::Absent) const { return "nothing"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const model::Number& number) const { return number.to_string(); }
    std::string operator()(model::Date date) const { return model::date_to_string(date.days); }
    std::string operator()(model::Moment moment) const { return model::moment_to_string(moment.minutes); }
    std::string operator()(const model::Element& element) const { return text_of(model, structure, element); }
  } visitor{model, structure};
  return std::visit(visitor, atom);
}

std::string text_of(const model::Model& model, const model::Structure& structure, const model::FieldValue& value) {
  if (const auto* atom = std::get_if<model::Atom>(&value)) return text_of(model, structure, *atom);
  std::vector<std::string> members;
  for (const model::Element& element : std::get<model::ElementSet>(value)) members.push_back(text_of(model, structure, element));
  return fmt::format("{{{}}}", fmt::join(members, ", "));
}

std::vector<Setting> settings_of(const model::Model& model, const model::Structure& structure, const model::Element& element,
                                 const Relevance* only) {
  std::vector<model::TypeId> line;  // from the root down to the element's own type
  for (model::TypeId type = structure.elements.at(element.root)[element.index].type; type.valid(); type = model[type].parent) {
    line.insert(line.begin(), type);
  }
  std::vector<Setting> settings;
  for (const model::TypeId type : line) {
    for (const model::FieldId field : model[type].fields) {
      if (only && !only->fields.contains(field)) continue;
      const auto values = structure.fields.find(field);
      if (values == structure.fields.end() || element.index >= values->second.size()) continue;
      const model::FieldValue& value = values->second[element.index];
      if (!is_empty(value)) settings.push_back({field, &value});
    }
  }
  return settings;
}

std::vector<Group> groups_of(const model::Model& model, const model::Structure& structure) {
  std::map<model::TypeId, Group> by_type;  // in the order of declaration
  for (const auto& [root, elements] : structure.elements) {
    const bool ordered = model[root].ordered;
    for (std::uint32_t i = 0; i < elements.size(); ++i) {
      const model::TypeId type = ordered ? root : elements[i].type;
      Group& group = by_type[type];
      group.type = type;
      group.ordered = ordered;
      group.things.push_back({{root, i}, &elements[i]});
    }
  }
  std::vector<Group> groups;
  for (auto& [type, group] : by_type) groups.push_back(std::move(group));
  return groups;
}

std::string size_in_words(const model::Model& model, const model::Structure& structure) {
  std::vector<std::string> parts;
  for (const Group& group : groups_of(model, structure)) {
    parts.push_back(counted(group.things.size(), model[group.type].heading.name));
  }
  return parts.empty() ? "nothing at all" : listed(parts);
}

}  // namespace proviso::report
