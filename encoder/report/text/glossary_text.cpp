#include "report/text/glossary_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "model/calendar.h"

namespace proviso::report {

namespace {

constexpr std::size_t widest_entry = 32;

using Entries = std::vector<std::pair<std::string, std::string>>;

void tell_entries(Page& page, std::string_view heading, const Entries& entries) {
  if (entries.empty()) return;
  page.gap();
  page.paragraph(0, page.paint(Tone::strong, heading));
  std::size_t widest = 0;
  for (const auto& [name, words] : entries)
    if (width_of(name) <= widest_entry) widest = std::max(widest, width_of(name));
  for (const auto& [name, words] : entries) page.item(2, name, 2 + widest + 2, words);
}

}  // namespace

void tell_glossary(Page& page, const Spec& spec) {
  Entries entries;
  const auto add = [&](std::string name, std::string_view gloss) {
    if (!gloss.empty()) entries.emplace_back(std::move(name), in_quotes(gloss));
  };
  for (const model::Type& type : spec.model.types) {
    add(std::string(type.heading.name), type.heading.gloss);
    for (std::size_t i = 0; i < type.elements.size(); ++i) add(std::string(type.elements[i]), type.element_glosses[i]);
    for (const model::FieldId id : type.fields) add(fmt::format("{}.{}", type.heading.name, spec.model[id].name), spec.model[id].gloss);
  }
  for (const model::Individual& individual : spec.model.individuals) add(std::string(individual.name), individual.gloss);
  for (const model::Relation& relation : spec.model.relations) add(std::string(relation.heading.name), relation.heading.gloss);
  for (const model::Term& term : spec.model.terms) add(std::string(term.heading.name), term.heading.gloss);
  tell_entries(page, "names", entries);
}

void tell_documents(Page& page, const Spec& spec) {
  Entries entries;
  for (const model::Document& document : spec.model.documents) {
    std::vector<std::string> parts;
    if (!document.heading.gloss.empty()) parts.push_back(in_quotes(document.heading.gloss));
    if (!document.publisher.empty()) parts.push_back("by " + clean(document.publisher));
    if (document.dated) parts.push_back(model::date_to_string(*document.dated));
    if (!document.address.empty()) parts.push_back("from " + clean(document.address));
    if (parts.empty()) continue;
    entries.emplace_back(std::string(document.heading.name), fmt::format("{}", fmt::join(parts, ", ")));
  }
  tell_entries(page, "documents", entries);
}

}  // namespace proviso::report
