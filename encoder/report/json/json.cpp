#include "report/json/json.h"

#include "model/calendar.h"
#include "report/json/json_parts.h"
#include "report/words/tally.h"
#include "report/words/warnings.h"
#include "text/render.h"

namespace proviso::report {

namespace {

Json counts_json(const Tally::Counts& counts) {
  Json json;
  json["all"] = counts.all;
  json["as_expected"] = counts.as_expected;
  json["not_as_expected"] = counts.not_as_expected;
  json["undecided"] = counts.undecided;
  json["nothing_expected"] = counts.unasked;
  return json;
}

Json allowed_json(const Spec& spec) {
  Json all = Json::array();
  for (const Allowed& one : allowed(spec.model))
    all.push_back({{"code", text::name(one.allow.code)},
                   {"of", one.of},
                   {"reason", clean(one.allow.reason)},
                   {"place", place_json(spec, one.allow.span)}});
  return all;
}

}  // namespace

std::string json(const Report* report, const Envelope& envelope) {
  Json document;
  document["schema"] = "proviso/check/2";
  document["version"] = envelope.version;
  document["solver"] = envelope.solver;
  document["as_of"] = report && report->as_of ? Json(model::date_to_string(*report->as_of)) : Json(nullptr);
  document["under"] = Json::array();
  document["checks"] = Json::array();
  document["examples"] = Json::array();
  document["not_asked"] = Json::array();
  if (report) {
    document["under"] = report->under;
    for (const answer::CheckAnswer& answer : report->answer.checks) document["checks"].push_back(check_json(*report, answer));
    for (const model::Judgement& judgement : report->answer.examples) document["examples"].push_back(example_json(*report, judgement));
    for (const model::CheckId id : report->not_asked) document["not_asked"].push_back(report->spec.model[id].heading.name);
  }
  document["allowed"] = report ? allowed_json(report->spec) : Json::array();
  document["diagnostics"] = Json::parse(text::render_json(envelope.diagnostics, envelope.sources));
  const Tally counts = report ? tally(report->answer) : Tally{};
  document["summary"] = {{"checks", counts_json(counts.checks)}, {"examples", counts_json(counts.examples)}};
  document["interrupted"] = report != nullptr && report->answer.interrupted;
  document["error"] = envelope.error.empty() ? Json(nullptr) : Json(envelope.error);
  document["exit"] = envelope.exit;
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace proviso::report
