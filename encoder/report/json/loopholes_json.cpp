#include "report/json/loopholes_json.h"

#include <algorithm>

#include "report/json/json_parts.h"
#include "report/words/rewording.h"
#include "text/check.h"
#include "text/render.h"

namespace proviso::report {

namespace {

std::string_view kind(study::Rewording::Kind kind) {
  using Kind = study::Rewording::Kind;
  switch (kind) {
    case Kind::drop_exception:
      return "drop_exception";
    case Kind::drop_unless:
      return "drop_unless";
    case Kind::drop_condition:
      return "drop_condition";
    case Kind::indirectly:
      return "indirectly";
    case Kind::pin_reading:
      return "pin_reading";
  }
  CHECK(false, "a rewording without a word");
}

Json rewording_json(const Spec& spec, const study::Rewording& rewording) {
  const model::Model& model = spec.model;
  Json json;
  json["kind"] = kind(rewording.kind);
  json["words"] = in_words(spec, rewording);
  json["reason"] = reason_in_words(spec, rewording);
  const bool pins = rewording.kind == study::Rewording::Kind::pin_reading;
  json["clause"] = pins ? Json(nullptr) : Json(name(model, model[rewording.rule].clause));
  json["place"] = pins ? Json(nullptr) : place_json(spec, model[rewording.rule].span);
  return json;
}

Json names_json(const Spec& spec, const std::vector<model::CheckId>& checks) {
  Json names = Json::array();
  for (const model::CheckId check : checks) names.push_back(spec.model[check].heading.name);
  return names;
}

Json witness_json(const Spec& spec, const study::Loopholes& study, const answer::Witness& witness) {
  const Case what{spec, answer::asked_of(witness), witness.selection};
  Json json;
  json["minimal"] = witness.minimal;
  json["readings"] = selection_json(spec.model, witness.selection, study.answer.occurring);
  json["architecture"] = architecture_json(spec, answer::asked_of(witness));
  json["why"] = witness.why ? reasons_json(told(what, *witness.why)) : Json(nullptr);
  if (!witness.admission) json["clauses"] = compliance_json(spec, witness.structure, witness.selection, witness.clauses);
  return json;
}

Json regions_json(const Spec& spec, const answer::CheckAnswer& answer) {
  Json regions = Json::array();
  for (const answer::Region& region : answer.regions) {
    Json when = Json::array();
    for (const model::OpenReadings& product : region.products) when.push_back(readings_json(spec.model, product, answer.turning));
    regions.push_back({{"outcome", outcome_word(region.outcome)}, {"when", std::move(when)}});
  }
  return regions;
}

}  // namespace

std::string json(const Spec& spec, model::IntentId intent, const study::Loopholes& study, const Envelope& envelope) {
  Json document;
  document["schema"] = "proviso/loopholes/1";
  document["version"] = envelope.version;
  document["solver"] = envelope.solver;
  document["intent"] = spec.model[intent].heading.name;
  document["gloss"] = clean(spec.model[intent].heading.gloss);
  document["formula"] = excerpt(spec, spec.model[spec.model[intent].formula].span);
  document["regions"] = regions_json(spec, study.answer);
  document["rewordings"] = Json::array();
  for (const study::Rewording& rewording : study.menu) document["rewordings"].push_back(rewording_json(spec, rewording));
  document["loopholes"] = Json::array();
  for (const study::Loophole& loophole : study.found) {
    Json one = witness_json(spec, study, loophole.architecture);
    one["closed_by"] = loophole.closed_by;
    document["loopholes"].push_back(std::move(one));
  }
  document["closings"] = Json::array();
  for (const study::Closing& closing : study.closings) {
    Json one;
    one["rewording"] = closing.rewording;
    one["intent"] = Json::array();
    for (const answer::Word word : closing.intent) one["intent"].push_back(outcome_word(word));
    one["no_longer_possible"] = names_json(spec, closing.no_longer_possible);
    one["undecided"] = names_json(spec, closing.undecided);
    one["also_forbidden"] = closing.also_forbidden ? architecture_json(spec, answer::asked_of(*closing.also_forbidden)) : Json(nullptr);
    one["also_forbidden_is_known"] = closing.forbids_more_is_known;
    document["closings"].push_back(std::move(one));
  }
  document["complete"] = study.unknown.empty() && study.gap_is_known;
  document["unknown"] = study.unknown;
  document["diagnostics"] = Json::parse(text::render_json(envelope.diagnostics, envelope.sources));
  document["error"] = nullptr;
  document["exit"] = envelope.exit;
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace proviso::report
