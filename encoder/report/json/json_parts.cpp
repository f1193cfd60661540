#include "report/json/json_parts.h"

#include "model/calendar.h"
#include "model/usage.h"
#include "report/words/architecture.h"
#include "report/words/compliance.h"
#include "report/words/sizes_in_words.h"
#include "text/check.h"

namespace proviso::report {

namespace {

Json atom_json(const model::Model& model, const model::Structure& structure, const model::Atom& atom) {
  if (std::holds_alternative<model::Absent>(atom)) return nullptr;
  if (const bool* value = std::get_if<bool>(&atom)) return *value;
  return untied(text_of(model, structure, atom));
}

Json value_json(const model::Model& model, const model::Structure& structure, const model::FieldValue& value) {
  if (const auto* atom = std::get_if<model::Atom>(&value)) return atom_json(model, structure, *atom);
  Json members = Json::array();
  for (const model::Element& element : std::get<model::ElementSet>(value)) members.push_back(untied(text_of(model, structure, element)));
  return members;
}

std::string_view word(evaluate::RuleStatus status) {
  switch (status) {
    case evaluate::RuleStatus::not_triggered:
      return "not_triggered";
    case evaluate::RuleStatus::excepted:
      return "excepted";
    case evaluate::RuleStatus::overridden:
      return "overridden";
    case evaluate::RuleStatus::satisfied:
      return "satisfied";
    case evaluate::RuleStatus::unused:
      return "unused";
    case evaluate::RuleStatus::violated:
      return "violated";
  }
  CHECK(false, "a fate without a word");
}

Json instance_json(const Case& what, const evaluate::RuleInstance& instance) {
  const model::Model& model = what.spec.model;
  Json json;
  const bool used = instance.status == evaluate::RuleStatus::satisfied && model[instance.rule].deontic == syntax::Deontic::may;
  json["status"] = used ? "used" : word(instance.status);
  json["things"] = Json::object();
  for (const auto& [variable, atom] : instance.binding) {
    json["things"][std::string(model[variable].name)] = atom_json(model, what.structure, atom);
  }
  json["overridden_by"] = nullptr;
  if (instance.status == evaluate::RuleStatus::overridden) json["overridden_by"] = name(model, model[instance.overriding].clause);
  json["words"] = untied(fate(what, instance));
  json["rule"] = place_json(what.spec, model[instance.rule].span);
  return json;
}

// What of an architecture is usage: the types and relations that are.
Json usage_json(const model::Model& model) {
  Json types = Json::array();
  for (const model::Type& type : model.types) {
    if (type.usage) types.push_back(type.heading.name);
  }
  Json relations = Json::array();
  for (const model::Relation& relation : model.relations) {
    if (relation.usage) relations.push_back(relation.heading.name);
  }
  return {{"types", std::move(types)}, {"relations", std::move(relations)}};
}

}  // namespace

Json place_json(const Spec& spec, text::Span span) {
  if (!span.valid()) return nullptr;
  const text::Position begin = spec.sources.position(span.file, span.begin);
  const text::Position end = spec.sources.position(span.file, span.end);
  Json json;
  json["file"] = spec.sources.name(span.file);
  json["line"] = begin.line;
  json["column"] = begin.column;
  json["end_line"] = end.line;
  json["end_column"] = end.column;
  return json;
}

Json cites_json(const Spec& spec, const std::vector<model::Cite>& cites) {
  Json all = Json::array();
  for (const model::Cite& cite : cites) {
    Json json;
    json["document"] = spec.model[cite.document].heading.name;
    json["words"] = clean(cite.words);
    all.push_back(std::move(json));
  }
  return all;
}

Json every_size_json() {
  Json json;
  json["every_size"] = true;
  return json;
}

Json settled_json(const Spec& spec, const std::optional<solve::UpTo>& settled) {
  if (!settled) return nullptr;
  Json json;
  json["up_to"] = settled->size;
  json["because"] = why_not_beyond(spec, *settled);
  return json;
}

Json sizes_json(const Spec& spec, const bounds::Bounds& bounds) {
  Json limits = Json::object();
  for (const bounds::SortBound& sort : bounds.sorts) {
    if (!sort.bound) continue;
    const bool vast = *sort.bound == logic::saturation;
    limits[std::string(spec.model[sort.type].heading.name)] = vast ? Json(nullptr) : Json(*sort.bound);
  }
  Json without = Json::array();
  for (const Unlimited& these : unlimited(spec, bounds)) {
    Json json = {{"types", Json::array()}, {"because", Json::array()}};
    for (const model::TypeId type : these.types) json["types"].push_back(spec.model[type].heading.name);
    for (const Said& said : these.why) json["because"].push_back({{"words", said.words}, {"place", place_json(spec, said.span)}});
    json["hint"] = these.hint.empty() ? Json(nullptr) : Json(these.hint);
    without.push_back(std::move(json));
  }
  return {{"limits", std::move(limits)}, {"unlimited", std::move(without)}};
}

Json architecture_json(const Spec& spec, const model::Structure& structure) {
  const model::Model& model = spec.model;
  Json elements = Json::array();
  for (const auto& [root, infos] : structure.elements) {
    for (std::uint32_t i = 0; i < infos.size(); ++i) {
      Json json;
      json["name"] = infos[i].name;
      json["type"] = model[infos[i].type].heading.name;
      json["fields"] = Json::object();
      for (const Setting& setting : settings_of(model, structure, {root, i}, nullptr)) {
        json["fields"][std::string(model[setting.field].name)] = value_json(model, structure, *setting.value);
      }
      elements.push_back(std::move(json));
    }
  }
  Json relations = Json::object();
  for (const auto& [relation, tuples] : structure.relations) {
    Json all = Json::array();
    for (const std::vector<model::Element>& tuple : tuples) {
      Json names = Json::array();
      for (const model::Element& element : tuple) names.push_back(untied(text_of(model, structure, element)));
      all.push_back(std::move(names));
    }
    relations[std::string(model[relation].heading.name)] = std::move(all);
  }
  Json json = {{"elements", std::move(elements)}, {"relations", std::move(relations)}};
  if (has_usage(model)) json["usage"] = usage_json(model);
  return json;
}

Json compliance_json(const Spec& spec, const model::Structure& structure, const model::Scope& scope, const model::Selection& selection) {
  evaluate::Evaluator evaluator(spec.model, structure, scope, selection);
  const Case what{spec, structure, selection, evaluator};
  Json all = Json::array();
  for (std::uint32_t i = 0; i < spec.model.clauses.size(); ++i) {
    const model::ClauseId id{i};
    if (!scope.in_force(id)) continue;
    Json json;
    json["clause"] = name(spec.model, id);
    json["title"] = clean(spec.model[id].heading.gloss);
    json["complied_with"] = evaluator.complies(id);
    json["instances"] = Json::array();
    for (const evaluate::RuleInstance& instance : all_instances(evaluator, id)) {
      if (instance.status != evaluate::RuleStatus::not_triggered) json["instances"].push_back(instance_json(what, instance));
    }
    all.push_back(std::move(json));
  }
  return all;
}

Json readings_json(const model::Model& model, const model::OpenReadings& open, const std::vector<model::AmbiguityId>& which) {
  Json json = Json::object();
  for (const model::AmbiguityId ambiguity : which) {
    Json names = Json::array();
    for (const std::uint32_t reading : open[ambiguity.value]) names.push_back(model.reading_heading(ambiguity, reading).name);
    json[name(model, ambiguity)] = std::move(names);
  }
  return json;
}

Json selection_json(const model::Model& model, const model::Selection& selection, const std::vector<model::AmbiguityId>& which) {
  Json json = Json::object();
  for (const model::AmbiguityId ambiguity : which) {
    json[name(model, ambiguity)] = model.reading_heading(ambiguity, selection[ambiguity.value]).name;
  }
  return json;
}

Json counterexample_json(const Spec& spec, const answer::Counterexample& counterexample, const std::vector<model::AmbiguityId>& occurring) {
  Json json;
  json["breaks"] = name(spec.model, counterexample.broken);
  json["readings"] = selection_json(spec.model, counterexample.selection, occurring);
  json["architecture"] = architecture_json(spec, counterexample.structure);
  return json;
}

}  // namespace proviso::report
