#include "report/words/architecture.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "model/calendar.h"

namespace proviso::report {

namespace {

constexpr std::size_t widest_name = 24;

struct Thing {
  model::Element element;
  const model::ElementInfo* info;
};

// The things that are drawn under one heading. Those of an ordered type stay together, in their order.
struct Group {
  model::TypeId type;
  bool ordered = false;
  std::vector<Thing> things;
};

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

bool is_empty(const model::FieldValue& value) {
  if (const auto* set = std::get_if<model::ElementSet>(&value)) return set->empty();
  return std::holds_alternative<model::Absent>(std::get<model::Atom>(value));
}

std::string settings_text(const model::Model& model, const model::Structure& structure, const Thing& thing, const Relevance* only) {
  std::string text;
  for (const Setting& setting : settings_of(model, structure, thing.element, only)) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{}{}={}{}", model[setting.field].name, tie, tie, text_of(model, structure, *setting.value));
  }
  return text;
}

// A type of which nothing needs to be said but the names.
std::string names_of(const model::Model& model, const model::Structure& structure, const Group& group) {
  std::vector<std::string> names;
  for (const Thing& thing : group.things) {
    names.push_back(text_of(model, structure, thing.element));
    if (thing.info->type != group.type) names.back() += fmt::format(" (a {})", model[thing.info->type].heading.name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

void draw_group(Page& page, std::size_t indent, const model::Model& model, const model::Structure& structure, const Group& group,
                const Relevance* only) {
  const std::string_view type = model[group.type].heading.name;
  const std::string heading = group.ordered && group.things.size() > 1 ? fmt::format("{}, in order", type) : std::string(type);
  std::size_t widest = 0;
  bool bare = true;
  for (const Thing& thing : group.things) {
    bare = bare && settings_of(model, structure, thing.element, only).empty();
    const std::size_t width = width_of(thing.info->name);
    if (width <= widest_name) widest = std::max(widest, width);
  }
  if (bare) {
    page.item(indent, heading + " ", indent + 2, names_of(model, structure, group));
    return;
  }
  page.paragraph(indent, heading);
  for (const Thing& thing : group.things) {
    std::string settings = settings_text(model, structure, thing, only);
    if (thing.info->type != group.type) {
      const std::string own = fmt::format("a {}", model[thing.info->type].heading.name);
      settings = settings.empty() ? own : own + ", " + settings;
    }
    page.item(indent + 2, text_of(model, structure, thing.element), indent + 2 + widest + 2, settings);
  }
}

void draw_relation(Page& page, std::size_t indent, const model::Model& model, const model::Structure& structure, model::RelationId relation,
                   const std::set<std::vector<model::Element>>& tuples) {
  std::string text;
  for (const std::vector<model::Element>& tuple : tuples) {
    std::vector<std::string> names;
    for (const model::Element& element : tuple) names.push_back(text_of(model, structure, element));
    if (!text.empty()) text += ", ";
    text += fmt::format("({})", fmt::join(names, ", "));
  }
  page.item(indent, fmt::format("{} ", model[relation].heading.name), indent + 2, text);
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

std::string size_in_words(const model::Model& model, const model::Structure& structure) {
  std::vector<std::string> parts;
  for (const Group& group : groups_of(model, structure)) {
    parts.push_back(counted(group.things.size(), model[group.type].heading.name));
  }
  return parts.empty() ? "nothing at all" : listed(parts);
}

void draw(Page& page, std::size_t indent, const model::Model& model, const model::Structure& structure, const Relevance* only) {
  for (const Group& group : groups_of(model, structure)) draw_group(page, indent, model, structure, group, only);
  for (const auto& [relation, tuples] : structure.relations) {
    if (!tuples.empty() && (!only || only->relations.contains(relation))) draw_relation(page, indent, model, structure, relation, tuples);
  }
}

}  // namespace proviso::report
