#include "report/text/architecture_text.h"
#include "report/words/non_breaking.h"

#include <fmt/format.h>

#include <algorithm>

namespace proviso::report {

namespace {

constexpr std::size_t widest_name = 24;

std::string settings_text(const model::Model& model, const model::Structure& structure, const Thing& thing, const Relevance* only) {
  std::string text;
  for (const Setting& setting : settings_of(model, structure, thing.element, only)) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{}{}={}{}", model[setting.field].name, tie, tie, text_of(model, structure, *setting.value));
  }
  return text;
}

// The gloss of an individual; empty if the element is no individual or has no gloss.
std::string gloss_of(const model::Model& model, const model::Structure& structure, const model::Element& element) {
  for (const auto& [individual, its] : structure.individuals)
    if (its == element) return in_quotes(model[individual].gloss);
  return {};
}

// For a type whose elements have nothing to show but their names.
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
    bare = bare && settings_of(model, structure, thing.element, only).empty() && gloss_of(model, structure, thing.element).empty();
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
    if (const std::string gloss = gloss_of(model, structure, thing.element); !gloss.empty())
      settings = settings.empty() ? gloss : gloss + ", " + settings;
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

void draw(Page& page, std::size_t indent, const model::Model& model, const model::Structure& structure, const Relevance* only) {
  for (const Group& group : groups_of(model, structure)) draw_group(page, indent, model, structure, group, only);
  for (const auto& [relation, tuples] : structure.relations) {
    if (!tuples.empty() && (!only || only->relations.contains(relation))) draw_relation(page, indent, model, structure, relation, tuples);
  }
}

}  // namespace proviso::report
