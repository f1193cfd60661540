#include "solve/query/trace.h"

#include "solve/query/tuning.h"
#include "text/check.h"

namespace proviso::solve {

using model::EngineCall;

namespace {

thread_local Tracing* current_tracing = nullptr;

EngineCall::Engine traced(Engine engine) {
  switch (engine) {
    case Engine::instantiating:
      return EngineCall::Engine::mbqi;
    case Engine::grounded:
      return EngineCall::Engine::grounded;
    case Engine::quantified:
      return EngineCall::Engine::quantified;
  }
  CHECK(false, "an engine of the portfolio");
}

}  // namespace

Tracing::Tracing(model::SearchTrace& trace) : before_(current_tracing), trace_(trace) { current_tracing = this; }
Tracing::~Tracing() { current_tracing = before_; }

void trace_query(const Query& query, model::TracedQuery::Purpose purpose) {
  if (current_tracing == nullptr) return;
  model::SearchTrace& trace = current_tracing->trace_;
  current_tracing->listed_ = trace.queries.size() < query_tuning::most_traced;
  if (current_tracing->listed_)
    trace.queries.push_back({.purpose = purpose, .demands = query.demands.size(), .goal = query.goal.valid(), .calls = {}});
  else
    ++trace.further;
}

void trace_known() {
  if (current_tracing != nullptr && current_tracing->listed_) current_tracing->trace_.queries.back().known = true;
}

void trace_call(Engine engine, std::uint64_t units, WithNumbers numbers) {
  if (current_tracing != nullptr && current_tracing->listed_)
    current_tracing->trace_.queries.back().calls.push_back(
        {.engine = traced(engine), .units = units, .without_numbers = numbers == WithNumbers::no});
}

void trace_reply(const Outcome& outcome) {
  if (current_tracing == nullptr || !current_tracing->listed_) return;
  EngineCall& call = current_tracing->trace_.queries.back().calls.back();
  if (std::holds_alternative<Sat>(outcome)) {
    call.reply = EngineCall::Reply::satisfied;
  } else if (const auto* unsat = std::get_if<Unsat>(&outcome)) {
    const auto* up_to = std::get_if<UpTo>(&unsat->extent);
    call.reply = up_to == nullptr ? EngineCall::Reply::refuted : EngineCall::Reply::refuted_up_to;
    if (up_to != nullptr) call.size = up_to->size;
  } else {
    call.reply = EngineCall::Reply::gave_up;
    call.reason = std::get<Unknown>(outcome).reason;
  }
}

}  // namespace proviso::solve
