#include "model/element_names.h"

#include <cctype>
#include <set>
#include <string>

namespace proviso::model {

namespace {

// "RuntimeServer" as "runtime server", "API" as it is.
std::string in_words(std::string_view name) {
  const auto is_upper = [&](std::size_t i) { return i < name.size() && std::isupper(static_cast<unsigned char>(name[i])) != 0; };
  const auto is_lower = [&](std::size_t i) { return i < name.size() && std::islower(static_cast<unsigned char>(name[i])) != 0; };
  std::string words;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '_') {
      words += ' ';
      continue;
    }
    if (i > 0 && is_upper(i) && is_lower(i - 1)) words += ' ';
    const bool in_abbreviation = is_upper(i) && (is_upper(i + 1) || (i > 0 && is_upper(i - 1) && !is_lower(i + 1)));
    words += is_upper(i) && !in_abbreviation ? static_cast<char>(std::tolower(static_cast<unsigned char>(name[i]))) : name[i];
  }
  return words;
}

}  // namespace

void name_elements(const Model& model, Structure& structure) {
  std::set<std::string, std::less<>> taken;
  for (const auto& [id, named] : structure.individuals) {
    if (model[named.root].is_enum) continue;
    std::string& name = structure.elements[named.root][named.index].name;
    if (name.empty()) name = model[id].name;
  }
  for (const Individual& individual : model.individuals) taken.insert(std::string(individual.name));
  std::map<TypeId, std::uint32_t> nameless, numbered;
  for (const auto& [root, elements] : structure.elements) {
    for (const ElementInfo& info : elements) {
      nameless[info.type] += info.name.empty() ? 1 : 0;
      if (!info.name.empty()) taken.insert(info.name);
    }
  }
  for (auto& [root, elements] : structure.elements) {
    for (ElementInfo& info : elements) {
      if (!info.name.empty()) continue;
      const std::string type = in_words(model[info.type].heading.name);
      info.name = type;
      while (nameless[info.type] > 1 || taken.contains(info.name)) {
        info.name = type + " " + std::to_string(++numbered[info.type]);
        if (!taken.contains(info.name)) break;
      }
      taken.insert(info.name);
    }
  }
}

}  // namespace proviso::model
