#include "evaluate/evaluation_cache.h"

#include <algorithm>

namespace proviso::evaluate {

namespace {

std::vector<std::uint32_t> values(const Consulted& consulted, const Scope& scope, const Selection& selection) {
  std::vector<std::uint32_t> result;
  result.reserve(consulted.readings.size() + consulted.in_force.size() + 2 * consulted.kept.size());
  for (AmbiguityId a : consulted.readings) result.push_back(selection[a.value]);
  for (ClauseId c : consulted.in_force) result.push_back(scope.in_force(c) ? 1 : 0);
  for (ClauseId c : consulted.kept) {
    const auto [is_version, stands] = scope.as_kept(c);
    result.push_back(is_version ? 1 : 0);
    result.push_back(stands ? 1 : 0);
  }
  return result;
}

}  // namespace

EvaluationCache::Value EvaluationCache::value(const Part& part, const Scope& scope, const Selection& selection) {
  std::vector<Table>& tables = known_[part];
  for (const Table& table : tables)
    if (const auto found = table.holds.find(values(table.consulted, scope, selection)); found != table.holds.end())
      return {found->second, table.consulted.readings};
  Evaluator evaluator(universe_, scope, selection);
  const bool holds = part.second.valid() ? evaluator.holds(part.second) : evaluator.holds(part.first);
  Consulted consulted = evaluator.consulted();
  auto table = std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.consulted == consulted; });
  if (table == tables.end()) table = tables.insert(tables.end(), {std::move(consulted), {}});
  table->holds.emplace(values(table->consulted, scope, selection), holds);
  return {holds, table->consulted.readings};
}

}  // namespace proviso::evaluate
