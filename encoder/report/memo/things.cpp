#include "report/memo/things.h"

#include <fmt/format.h>

#include "report/words/architecture.h"
#include "report/words/story.h"

namespace proviso::report {

namespace {

std::string gloss_of(const model::Model& model, const model::Structure& structure, const model::Element& element) {
  for (const auto& [individual, its] : structure.individuals)
    if (its == element) return clean(model[individual].gloss);
  return {};
}

}  // namespace

Block table_of(const Spec& spec, const model::Structure& structure, const Relevance* only) {
  const model::Model& model = spec.model;
  Table table{"", {"Thing", "What it is", "What is known of it"}, {}};
  for (const Group& group : groups_of(model, structure)) {
    for (const Thing& thing : group.things) {
      std::vector<std::string> values;
      if (const std::string gloss = gloss_of(model, structure, thing.element); !gloss.empty()) values.push_back(gloss);
      for (const Setting& setting : settings_of(model, structure, thing.element, only))
        values.push_back(fmt::format("{} = {}", model[setting.field].name, text_of(model, structure, *setting.value)));
      table.rows.push_back({{{text_of(model, structure, thing.element), Run::Style::strong}},
                            {{std::string(model[thing.info->type].heading.name)}},
                            {{fmt::format("{}", fmt::join(values, "; "))}}});
    }
  }
  for (const auto& [relation, tuples] : structure.relations) {
    if (tuples.empty() || (only != nullptr && !only->relations.contains(relation))) continue;
    std::vector<std::string> told;
    for (const std::vector<model::Element>& tuple : tuples) {
      std::vector<std::string> names;
      for (const model::Element& element : tuple) names.push_back(text_of(model, structure, element));
      told.push_back(fmt::format("({})", fmt::join(names, ", ")));
    }
    table.rows.push_back(
        {{{std::string(model[relation].heading.name), Run::Style::strong}}, {{"relation"}}, {{fmt::format("{}", fmt::join(told, ", "))}}});
  }
  return {std::move(table)};
}

Block story_of(const Spec& spec, const model::Structure& usage) {
  List list{true, {}};
  for (std::string& event : events_in_words(spec.model, usage)) list.items.push_back({{Paragraph{{{std::move(event)}}}}});
  if (list.items.empty()) return {Paragraph{{{"Nothing happens."}}}};
  return {std::move(list)};
}

}  // namespace proviso::report
