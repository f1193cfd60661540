#include "model/element_names.h"

#include <set>
#include <string>

#include "text/type_words.h"

namespace proviso::model {

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
      const std::string type = text::in_words(model[info.type].heading.name);
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
