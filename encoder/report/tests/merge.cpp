#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/tests/formats.h"

namespace proviso::report {

namespace {

std::string shard_in_words(const TestShard& shard) { return fmt::format("{}/{}", shard.index, shard.total); }

bool same_place(const TestPlace& a, const TestPlace& b) {
  return a.file == b.file && a.line == b.line && a.column == b.column && a.end_line == b.end_line && a.end_column == b.end_column;
}

}  // namespace

Result<TestRun> merged(const std::vector<TestRun>& shards) {
  if (shards.empty()) return Error{"there is nothing to merge"};
  const TestRun& first = shards.front();
  std::map<std::uint64_t, const TestRun*> by_index;
  for (const TestRun& shard : shards) {
    if (shard.version != first.version || shard.solver != first.solver)
      return Error{fmt::format("shard {} is of another program: {} with {}, not {} with {}", shard_in_words(shard.shard), shard.version,
                               shard.solver, first.version, first.solver)};
    if (shard.digest != first.digest || shard.shard.total != first.shard.total)
      return Error{fmt::format("shards {} and {} are not of the same tests", shard_in_words(first.shard), shard_in_words(shard.shard))};
    if (!by_index.emplace(shard.shard.index, &shard).second)
      return Error{fmt::format("shard {} is there twice", shard_in_words(shard.shard))};
  }
  for (std::uint64_t i = 1; i <= first.shard.total; ++i)
    if (!by_index.contains(i)) return Error{fmt::format("shard {}/{} is missing", i, first.shard.total)};

  TestRun run = first;
  run.shard = {};
  run.tests.clear();
  run.diagnostics.clear();
  run.interrupted = false;
  for (const auto& [index, shard] : by_index) {
    run.tests.insert(run.tests.end(), shard->tests.begin(), shard->tests.end());
    run.interrupted = run.interrupted || shard->interrupted;
    for (const TestDiagnostic& one : shard->diagnostics) {
      const auto is_same = [&](const TestDiagnostic& other) {
        return other.code == one.code && other.message == one.message && same_place(other.place, one.place);
      };
      if (std::ranges::none_of(run.diagnostics, is_same)) run.diagnostics.push_back(one);
    }
  }
  if (run.tests.size() != run.known && !run.interrupted)
    return Error{fmt::format("the shards have {} tests, and there are {}", run.tests.size(), run.known)};
  // By spec, in the order of paths; in a spec, the spec itself, then checks and examples by name.
  std::ranges::stable_sort(run.tests, {}, [](const Test& test) { return std::tuple(test.spec, test.kind, test.name); });
  std::ranges::stable_sort(run.diagnostics, {}, [](const TestDiagnostic& one) {
    return std::tuple(one.place.file, one.place.line, one.place.column, one.code);
  });
  return run;
}

}  // namespace proviso::report
