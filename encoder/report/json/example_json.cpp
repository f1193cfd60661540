#include <algorithm>

#include "model/usage.h"
#include "report/json/json_parts.h"
#include "report/words/example_outcome.h"
#include "report/words/tally.h"
#include "text/check.h"

namespace proviso::report {

namespace {

std::string_view word(model::VerdictOutcome outcome) {
  switch (outcome) {
    case model::VerdictOutcome::met:
      return "yes";
    case model::VerdictOutcome::not_met:
      return "no";
    case model::VerdictOutcome::undecided:
      return "undecided";
  }
  CHECK(false, "an expectation without a word");
}

bool is_about_usage(const model::Model& model, const model::Unit& unit) {
  if (const auto* fact = std::get_if<model::FactUnit>(&unit)) return mentions_usage(model, model[fact->id].formula);
  return mentions_usage(model, std::get<model::ClauseUnit>(unit).id);
}

// {"kind", "name", "broken": "never"
//
// "always"
//
// "depends"
//
// "undecided", "when": [readings]}, and in a spec with usage "usage"
Json unit_json(const Spec& spec, const model::Judgement& judgement, const model::UnitOutcome& outcome) {
  const std::vector<model::OpenReadings> products = broken_under(judgement, outcome);
  const std::string_view broken = outcome.undecided                               ? "undecided"
                                  : outcome.broken.empty()                        ? "never"
                                  : outcome.broken.size() == outcome.combinations ? "always"
                                                                                  : "depends";
  Json json;
  json["kind"] = std::holds_alternative<model::FactUnit>(outcome.unit) ? "fact" : "clause";
  json["name"] = name(spec.model, outcome.unit);
  json["broken"] = broken;
  json["when"] = Json::array();
  for (const model::OpenReadings& product : products) json["when"].push_back(readings_json(spec.model, product, outcome.ambiguities));
  const Case what{spec, spec.model[judgement.example].structure, outcome.broken.empty() ? model::Selection{} : outcome.broken.front()};
  json["why"] = outcome.why ? reasons_json(told(what, *outcome.why)) : Json(nullptr);
  if (has_usage(spec.model)) json["usage"] = is_about_usage(spec.model, outcome.unit);
  return json;
}

Json expectation_json(const Spec& spec, const model::Judgement& judgement, const model::VerdictResult& result) {
  const model::Example& example = spec.model[judgement.example];
  const model::ExampleVerdict& verdict = example.verdicts[result.index];
  Json breaches = Json::array();
  for (const std::vector<model::ClauseId>& clauses : verdict.breaches) {
    Json some_of = Json::array();
    for (const model::ClauseId clause : clauses) {
      const Json named = name(spec.model, clause);
      if (std::ranges::find(some_of, named) == some_of.end()) some_of.push_back(named);
    }
    breaches.push_back(std::move(some_of));
  }
  Json json;
  json["expects"] = verdict.complies ? "complies" : "breaches";
  json["breaches"] = std::move(breaches);
  json["under"] = verdict.under.empty() ? Json(nullptr) : Json(clean(verdict.under));
  json["met"] = word(result.outcome);
  json["why"] = why_json(spec, result.unmet);
  json["for_instance"] = nullptr;
  json["clauses"] = nullptr;
  if (result.instance) {
    const model::Selection& selection = result.instance->selection;
    json["for_instance"] = selection_json(spec.model, selection, occurring(judgement));
    json["clauses"] = compliance_json(spec, example.structure, selection, result.instance->clauses);
  }
  json["place"] = place_json(spec, verdict.span);
  return json;
}

}  // namespace

Json example_json(const Report& report, const model::Judgement& judgement) {
  const Spec& spec = report.spec;
  const model::Example& example = spec.model[judgement.example];
  Json json;
  json["name"] = example.heading.name;
  json["gloss"] = clean(example.heading.gloss);
  json["standing"] = name(standing(judgement));
  json["malformed"] = judgement.malformed;
  json["open_readings"] = readings_json(spec.model, judgement.open, occurring(judgement));
  json["units"] = Json::array();
  for (const model::UnitOutcome& outcome : judgement.units) json["units"].push_back(unit_json(spec, judgement, outcome));
  json["expectations"] = Json::array();
  for (const model::VerdictResult& result : judgement.verdicts) json["expectations"].push_back(expectation_json(spec, judgement, result));
  json["architecture"] = judgement.malformed.empty() ? architecture_json(spec, example.structure) : Json(nullptr);
  json["place"] = place_json(spec, example.heading.name_span);
  return json;
}

}  // namespace proviso::report
