// Records the queries to the portfolio and the replies of its engines, on the current thread.
#pragma once

#include <cstdint>

#include "model/search_trace.h"
#include "solve/query/query.h"

namespace proviso::solve {

// Does the engine get the query with its demands for many elements?
enum class WithNumbers : std::uint8_t { no, yes };

// During its lifetime the functions below record on this thread. Without one they do nothing.
class Tracing {
 public:
  // The trace must outlive this object.
  explicit Tracing(model::SearchTrace&);
  ~Tracing();
  Tracing(const Tracing&) = delete;

 private:
  Tracing* before_;
  model::SearchTrace& trace_;
  bool listed_ = false;  // the current query is listed

  friend void trace_query(const Query&, model::TracedQuery::Purpose);
  friend void trace_known();
  friend void trace_call(Engine, std::uint64_t units, WithNumbers);
  friend void trace_reply(const Outcome&);
};

// A new query; what follows belongs to it.
void trace_query(const Query&, model::TracedQuery::Purpose);
// No engine is asked.
void trace_known();
// An engine is asked with this budget. Its reply is `stopped` until trace_reply is called.
void trace_call(Engine, std::uint64_t units, WithNumbers = WithNumbers::yes);
void trace_reply(const Outcome&);

}  // namespace proviso::solve
