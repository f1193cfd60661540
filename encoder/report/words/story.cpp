#include "report/words/story.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/words/architecture.h"

namespace proviso::report {

namespace {

// A field in words made from its name: "kept in main", "writes {memo}", "personal", "not personal".
std::string said(const model::Model& model, const model::Structure& structure, const Setting& setting) {
  std::string name(model[setting.field].name);
  std::ranges::replace(name, '_', ' ');
  name = tied(name);
  if (const auto* atom = std::get_if<model::Atom>(setting.value)) {
    if (const auto* truth = std::get_if<bool>(atom)) return *truth ? name : fmt::format("not{}{}", tie, name);
  }
  return fmt::format("{}{}{}", name, tie, text_of(model, structure, *setting.value));
}

constexpr std::size_t most_named = 6;

}  // namespace

std::vector<std::string> events_in_words(const model::Model& model, const model::Structure& usage) {
  std::vector<std::string> result;
  for (const auto& [root, elements] : usage.elements) {
    if (!model[root].usage) continue;
    for (std::uint32_t i = 0; i < elements.size(); ++i) {
      const model::Element element{root, i};
      std::vector<std::string> parts;
      for (const Setting& setting : settings_of(model, usage, element, nullptr)) parts.push_back(said(model, usage, setting));
      const std::string name = text_of(model, usage, element);
      result.push_back(parts.empty() ? name : fmt::format("{}: {}", name, fmt::join(parts, ", ")));
    }
  }
  for (const auto& [relation, tuples] : usage.relations) {
    if (!model[relation].usage) continue;
    for (const std::vector<model::Element>& tuple : tuples) {
      std::vector<std::string> names;
      for (const model::Element& element : tuple) names.push_back(text_of(model, usage, element));
      result.push_back(fmt::format("{}({})", model[relation].heading.name, fmt::join(names, ", ")));
    }
  }
  return result;
}

std::string for_whom(const Spec& spec, const model::Structure& structure, const std::vector<model::Binding>& all) {
  std::vector<std::string> names;
  for (const model::Binding& binding : all) {
    if (names.size() == most_named) {
      names.push_back(fmt::format("{} others", all.size() - most_named));
      break;
    }
    std::vector<std::string> things;
    for (const auto& [variable, atom] : binding) things.push_back(text_of(spec.model, structure, atom));
    if (!things.empty()) names.push_back(fmt::format("{}", fmt::join(things, " with ")));
  }
  return listed(names);
}

std::string asked_by(const Spec& spec, const answer::CheckAnswer& answer, const answer::Witness& witness, const answer::Usage& usage) {
  if (const auto* clause = std::get_if<model::ClauseUnit>(&usage.of)) {
    const std::string whom = for_whom(spec, witness.structure, usage.for_whom);
    return fmt::format("A usage as {} demands it{}:", ticked(name(spec.model, clause->id)), whom.empty() ? "" : " for " + whom);
  }
  const auto* requirement = std::get_if<model::RequirementUnit>(&usage.of);
  if (requirement == nullptr) {
    return spec.model[answer.check].always ? "A usage in which what is asked fails:" : "A usage of it:";
  }
  const model::Heading& heading = spec.model[requirement->id].heading;
  std::string text = fmt::format("A usage that meets {}", ticked(heading.name));
  if (!heading.gloss.empty()) text += "  " + in_quotes(heading.gloss);
  return text + ":";
}

}  // namespace proviso::report
