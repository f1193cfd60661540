#include "report/json/trace_json.h"

#include "report/words/trace_in_words.h"

namespace proviso::report {

namespace {

Json call_json(const Spec& spec, const model::EngineCall& call) {
  const bool up_to = call.reply == model::EngineCall::Reply::refuted_up_to;
  return {{"engine", code(call.engine)},
          {"units", call.units},
          {"without_numbers", call.without_numbers},
          {"reply", code(call.reply)},
          {"up_to", up_to ? Json(call.size) : Json(nullptr)},
          {"why", why_json(spec, call.reason)}};
}

Json query_json(const Spec& spec, const model::TracedQuery& query) {
  Json json = {{"purpose", code(query.purpose)}, {"demands", query.demands}, {"goal", query.goal}, {"known", query.known}};
  json["calls"] = Json::array();
  for (const model::EngineCall& call : query.calls) json["calls"].push_back(call_json(spec, call));
  return json;
}

}  // namespace

Json trace_json(const Spec& spec, const model::SearchTrace& trace) {
  Json json = {{"queries", Json::array()}, {"further", trace.further}};
  for (const model::TracedQuery& query : trace.queries) json["queries"].push_back(query_json(spec, query));
  return json;
}

}  // namespace proviso::report
