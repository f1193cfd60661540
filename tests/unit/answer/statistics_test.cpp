// The statistics of the search for a check: counters, and the trace of the engines.
#include <gtest/gtest.h>

#include <algorithm>

#include "spec_model.h"

namespace proviso::answer {
namespace {

constexpr const char* two_questions = R"(
  type Store { next: optional Store, ours: bool }
  fact f : some Store s: s.ours
  check a { possible some Store s: not s.ours without contracts }
  check b { always some Store s without contracts }
)";

std::vector<std::vector<std::pair<std::string, std::uint64_t>>> counted(std::size_t threads, bool statistics) {
  const SpecModel spec(two_questions);
  Options options;
  options.threads = threads;
  options.statistics = statistics;
  std::vector<std::vector<std::pair<std::string, std::uint64_t>>> result;
  for (const CheckAnswer& check : spec.answered(options).checks) {
    result.emplace_back();
    for (const Counted& one : check.statistics) result.back().emplace_back(one.what, one.count);
  }
  return result;
}

TEST(Statistics, AreCountedForEachCheck) {
  const auto checks = counted(1, true);
  ASSERT_EQ(checks.size(), 2U);
  for (const auto& check : checks) EXPECT_FALSE(check.empty());
}

TEST(Statistics, AreTheSameOnEveryRunAndAnyNumberOfThreads) {
  EXPECT_EQ(counted(1, true), counted(1, true));
  EXPECT_EQ(counted(1, true), counted(2, true));
}

TEST(Statistics, AreLeftOutUnlessAskedFor) {
  for (const auto& check : counted(1, false)) EXPECT_TRUE(check.empty());
}

using model::EngineCall;
using model::TracedQuery;

std::vector<model::SearchTrace> traced(const char* text, const Options& options) {
  const SpecModel spec(text);
  std::vector<model::SearchTrace> result;
  for (const CheckAnswer& check : spec.answered(options).checks) result.push_back(check.trace);
  return result;
}

// One line for each query: its purpose and, for each engine that was asked, its number, budget and reply.
std::vector<std::string> lines(const model::SearchTrace& trace) {
  std::vector<std::string> result;
  for (const TracedQuery& query : trace.queries) {
    std::string line = std::to_string(static_cast<int>(query.purpose)) + " " + std::to_string(query.demands);
    for (const EngineCall& call : query.calls) {
      line += ", " + std::to_string(static_cast<int>(call.engine)) + " " + std::to_string(call.units);
      line += " " + std::to_string(static_cast<int>(call.reply)) + " " + std::to_string(static_cast<int>(call.reason.what));
    }
    result.push_back(std::move(line));
  }
  return result;
}

Options with_statistics(std::size_t threads) {
  Options options;
  options.statistics = true;
  options.threads = threads;
  return options;
}

std::vector<std::vector<std::string>> all_lines(std::size_t threads) {
  std::vector<std::vector<std::string>> result;
  for (const model::SearchTrace& trace : traced(two_questions, with_statistics(threads))) result.push_back(lines(trace));
  return result;
}

TEST(Trace, ListsTheEnginesInTheirOrder) {
  const auto traces = traced(two_questions, with_statistics(1));
  ASSERT_EQ(traces.size(), 2U);
  // `possible`: the first engine finds an architecture, and the second one makes it minimal.
  ASSERT_FALSE(traces[0].queries.empty());
  const TracedQuery& found = traces[0].queries.front();
  EXPECT_EQ(found.purpose, TracedQuery::Purpose::search);
  ASSERT_EQ(found.calls.size(), 2U);
  EXPECT_EQ(found.calls[0].engine, EngineCall::Engine::mbqi);
  EXPECT_GT(found.calls[0].units, 0U);
  EXPECT_EQ(found.calls[0].reply, EngineCall::Reply::satisfied);
  EXPECT_EQ(found.calls[1].engine, EngineCall::Engine::grounded);
  EXPECT_EQ(found.calls[1].reply, EngineCall::Reply::satisfied);
  // `always`: some query refutes its negation, and a later one confirms that.
  const auto refutes = [](const TracedQuery& query, TracedQuery::Purpose purpose) {
    return query.purpose == purpose && !query.calls.empty() && query.calls.back().reply == EngineCall::Reply::refuted;
  };
  EXPECT_TRUE(std::ranges::any_of(traces[1].queries, [&](const TracedQuery& q) { return refutes(q, TracedQuery::Purpose::search); }));
  EXPECT_TRUE(std::ranges::any_of(traces[1].queries, [&](const TracedQuery& q) { return refutes(q, TracedQuery::Purpose::confirmation); }));
}

TEST(Trace, GivesTheReasonWhereAnEngineGaveUp) {
  Options options = with_statistics(1);
  options.budget.resource_units = 1;
  const auto traces = traced(two_questions, options);
  ASSERT_FALSE(traces.empty());
  ASSERT_FALSE(traces[0].queries.empty());
  ASSERT_FALSE(traces[0].queries[0].calls.empty());
  EXPECT_EQ(traces[0].queries[0].calls[0].reply, EngineCall::Reply::gave_up);
  EXPECT_FALSE(traces[0].queries[0].calls[0].reason.empty());
}

TEST(Trace, IsTheSameWithAnyNumberOfThreads) {
  EXPECT_EQ(all_lines(1), all_lines(1));
  EXPECT_EQ(all_lines(1), all_lines(2));
}

TEST(Trace, IsLeftOutUnlessAskedFor) {
  Options options = with_statistics(1);
  options.statistics = false;
  for (const model::SearchTrace& trace : traced(two_questions, options)) EXPECT_TRUE(trace.queries.empty());
}

}  // namespace
}  // namespace proviso::answer
