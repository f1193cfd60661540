#include "report/words/trace_in_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "report/words/names.h"
#include "report/words/why_in_words.h"
#include "text/check.h"

namespace proviso::report {

using model::EngineCall;
using model::TracedQuery;

namespace {

std::string reply_in_words(const model::Model& model, const EngineCall& call) {
  switch (call.reply) {
    case EngineCall::Reply::satisfied:
      return call.without_numbers ? "did not refute it" : "found an architecture";
    case EngineCall::Reply::refuted:
      return "refuted it at every size";
    case EngineCall::Reply::refuted_up_to:
      return fmt::format("refuted it up to {} of each type", call.size);
    case EngineCall::Reply::gave_up: {
      const std::string why = report::in_words(model, call.reason);
      return why.empty() ? "gave up" : "gave up: " + why;
    }
    case EngineCall::Reply::stopped:
      return "was stopped";
  }
  CHECK(false, "a reply without words");
}

std::string call_in_words(const model::Model& model, const EngineCall& call) {
  return fmt::format("{} ({} units{}) {}", code(call.engine), call.units, call.without_numbers ? ", without numbers" : "",
                     reply_in_words(model, call));
}

}  // namespace

std::string_view code(EngineCall::Engine engine) {
  switch (engine) {
    case EngineCall::Engine::mbqi:
      return "mbqi";
    case EngineCall::Engine::grounded:
      return "grounded";
    case EngineCall::Engine::quantified:
      return "quantified";
  }
  CHECK(false, "an engine without a code");
}

std::string_view code(EngineCall::Reply reply) {
  switch (reply) {
    case EngineCall::Reply::satisfied:
      return "satisfied";
    case EngineCall::Reply::refuted:
      return "refuted";
    case EngineCall::Reply::refuted_up_to:
      return "refuted_up_to";
    case EngineCall::Reply::gave_up:
      return "gave_up";
    case EngineCall::Reply::stopped:
      return "stopped";
  }
  CHECK(false, "a reply without a code");
}

std::string_view code(TracedQuery::Purpose purpose) {
  switch (purpose) {
    case TracedQuery::Purpose::search:
      return "search";
    case TracedQuery::Purpose::repetition:
      return "repetition";
    case TracedQuery::Purpose::confirmation:
      return "confirmation";
    case TracedQuery::Purpose::instances:
      return "instances";
  }
  CHECK(false, "a purpose without a code");
}

std::string in_words(const model::Model& model, const TracedQuery& query) {
  std::vector<std::string> calls;
  for (const EngineCall& call : query.calls) calls.push_back(call_in_words(model, call));
  std::string text = fmt::format("{}, {}{}: ", code(query.purpose), counted(query.demands, "demand"), query.goal ? " and a formula" : "");
  if (query.known) return text + "known to be undecided with this budget";
  return calls.empty() ? text + "no engine was asked" : text + fmt::format("{}", fmt::join(calls, "; "));
}

}  // namespace proviso::report
