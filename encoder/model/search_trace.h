// The trace of a search: the queries that were put to the engines, and their replies. Plain data for reports.
#pragma once

#include <cstdint>
#include <vector>

#include "model/why.h"

namespace proviso::model {

// One engine, asked one query.
struct EngineCall {
  enum class Engine : std::uint8_t { mbqi, grounded, quantified };
  enum class Reply : std::uint8_t {
    satisfied,      // it found an architecture
    refuted,        // at every size
    refuted_up_to,  // `size` elements of each type
    gave_up,        // because of `reason`
    stopped,        // by a limit of the check
  };

  Engine engine;
  std::uint64_t units = 0;       // budget
  bool without_numbers = false;  // it got the query without its demands for many elements
  Reply reply = Reply::stopped;
  std::uint32_t size = 0;
  Why reason = {};
};

struct TracedQuery {
  enum class Purpose : std::uint8_t {
    search,
    repetition,    // with engines that have seen no other query
    confirmation,  // of a refutation
    instances,     // that refute
  };

  Purpose purpose = Purpose::search;
  std::size_t demands = 0;        // number of facts, clauses, requirements and definitions
  bool goal = false;              // the query has a formula of its own
  bool known = false;             // no engine was asked: the query is known to be undecided with this budget
  std::vector<EngineCall> calls;  // in the order in which the engines were asked
};

struct SearchTrace {
  std::vector<TracedQuery> queries;
  std::uint64_t further = 0;  // number of later queries, which are not listed
};

}  // namespace proviso::model
