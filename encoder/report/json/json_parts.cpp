#include "report/json/json_parts.h"

#include "model/calendar.h"
#include "model/usage.h"
#include "report/words/architecture.h"
#include "report/words/compliance.h"
#include "report/words/non_breaking.h"
#include "report/words/reason.h"
#include "report/words/sizes_in_words.h"
#include "report/words/why_in_words.h"
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

std::string_view word(model::RuleStatus status) {
  switch (status) {
    case model::RuleStatus::not_triggered:
      return "not_triggered";
    case model::RuleStatus::excepted:
      return "excepted";
    case model::RuleStatus::overridden:
      return "overridden";
    case model::RuleStatus::satisfied:
      return "satisfied";
    case model::RuleStatus::unused:
      return "unused";
    case model::RuleStatus::violated:
      return "violated";
  }
  CHECK(false, "a fate without a word");
}

constexpr std::size_t most_instances_of_a_rule = 1000;

// A satisfied permission is reported as used.
std::string_view word(const model::Rule& rule, model::RuleStatus status) {
  return status == model::RuleStatus::satisfied && rule.deontic == syntax::Deontic::may ? "used" : word(status);
}

Json instance_json(const Case& what, const model::RuleInstance& instance) {
  const model::Model& model = what.spec.model;
  Json json;
  json["status"] = word(model[instance.rule], instance.status);
  json["things"] = Json::object();
  for (const auto& [variable, atom] : instance.binding) {
    json["things"][std::string(model[variable].name)] = atom_json(model, what.structure, atom);
  }
  json["overridden_by"] = nullptr;
  if (instance.status == model::RuleStatus::overridden) json["overridden_by"] = name(model, model[instance.overriding].clause);
  json["words"] = untied(fate(what, instance));
  return json;
}

Json rule_json(const Case& what, const model::RuleCompliance& compliance) {
  const model::Rule& rule = what.spec.model[compliance.rule];
  Json json;
  json["demands"] = duty_of(what.spec, rule);
  json["counts"] = Json::object();
  for (std::size_t i = 0; i < compliance.counts.size(); ++i) {
    if (compliance.counts[i] > 0) json["counts"][std::string(word(rule, static_cast<model::RuleStatus>(i)))] = compliance.counts[i];
  }
  json["instances"] = Json::array();
  for (const model::RuleInstance& instance : compliance.instances) {
    if (json["instances"].size() == most_instances_of_a_rule) break;
    json["instances"].push_back(instance_json(what, instance));
  }
  json["place"] = place_json(what.spec, rule.span);
  return json;
}

// The types and relations that are usage.
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
    if (!cite.section.empty()) json["section"] = clean(cite.section);
    const model::Document& document = spec.model[cite.document];
    if (!document.heading.gloss.empty()) json["title"] = clean(document.heading.gloss);
    if (!document.publisher.empty()) json["publisher"] = clean(document.publisher);
    if (document.dated) json["dated"] = model::date_to_string(*document.dated);
    if (!document.address.empty()) json["address"] = clean(document.address);
    all.push_back(std::move(json));
  }
  return all;
}

Json every_size_json() {
  Json json;
  json["every_size"] = true;
  return json;
}

Json reasons_json(const std::vector<ToldReason>& reasons) {
  Json all = Json::array();
  for (const ToldReason& reason : reasons) {
    Json json = {{"words", untied(reason.words)}, {"because", reasons_json(reason.because)}};
    if (reason.further > 0) json["further"] = reason.further;
    all.push_back(std::move(json));
  }
  return all;
}

Json settled_json(const Spec& spec, const std::optional<answer::Settled>& settled) {
  if (!settled) return nullptr;
  Json json;
  json["up_to"] = settled->size;
  json["because"] = why_not_beyond(spec, *settled);
  return json;
}

Json why_json(const Spec& spec, const model::Why& why) {
  if (why.empty()) return nullptr;
  Json json;
  json["code"] = code(why.what);
  json["words"] = in_words(spec.model, why);
  if (why.number > 0) json["number"] = why.number;
  if (!why.because.empty()) json["because"] = why_json(spec, why.because.front());
  return json;
}

Json why_json(const Spec& spec, const model::Unmet& unmet) {
  if (unmet.why == model::Unmet::Why::nothing) return nullptr;
  Json json;
  json["code"] = code(unmet.why);
  json["words"] = in_words(spec.model, unmet);
  return json;
}

Json sizes_json(const Spec& spec, const answer::SizeLimits& sizes) {
  Json limits = Json::object();
  for (const answer::SizeLimits::Limit& limit : sizes.limits)
    limits[std::string(spec.model[limit.type].heading.name)] = limit.most ? Json(*limit.most) : Json(nullptr);
  Json without = Json::array();
  for (const answer::NoLimit& these : sizes.unlimited) {
    Json json = {{"types", Json::array()}, {"because", Json::array()}};
    for (const model::TypeId type : these.types) json["types"].push_back(spec.model[type].heading.name);
    for (const Said& said : why_no_limit(spec, these))
      json["because"].push_back({{"words", said.words}, {"place", place_json(spec, said.span)}});
    const std::string way = hint(spec, these);
    json["hint"] = way.empty() ? Json(nullptr) : Json(way);
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

void add_version(const model::Model& model, model::AmendmentId id, Json& json) {
  if (!id.valid()) return;
  json["amended_by"] = {{"amendment", model[id].heading.name}, {"effective", model::date_to_string(model[id].effective)}};
}

Json compliance_json(const Spec& spec, const model::Structure& structure, const model::Selection& selection,
                     const std::vector<model::ClauseCompliance>& clauses) {
  const Case what{spec, structure, selection};
  Json all = Json::array();
  for (const model::ClauseCompliance& clause : clauses) {
    Json json;
    json["clause"] = name(spec.model, clause.clause);
    json["title"] = clean(spec.model[clause.clause].heading.gloss);
    if (const std::string& section = spec.model[clause.clause].section; !section.empty()) json["section"] = clean(section);
    json["complied_with"] = clause.complied_with;
    add_version(spec.model, spec.model[clause.clause].by, json);
    json["rules"] = Json::array();
    for (const model::RuleCompliance& rule : clause.rules) json["rules"].push_back(rule_json(what, rule));
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
  json["why"] = counterexample.why ? reasons_json(told({spec, counterexample.structure, counterexample.selection}, *counterexample.why))
                                   : Json(nullptr);
  json["clause"] = counterexample.breach
                       ? compliance_json(spec, counterexample.structure, counterexample.selection, {*counterexample.breach})[0]
                       : Json(nullptr);
  return json;
}

}  // namespace proviso::report
