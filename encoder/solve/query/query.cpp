#include "solve/query/query.h"

namespace proviso::solve {

std::vector<std::pair<logic::SymbolId, bool>> switches(const lower::Theory& theory, const Query& query) {
  std::vector<std::pair<logic::SymbolId, bool>> result;
  for (const auto& [clause, symbol] : theory.in_force) result.emplace_back(symbol, query.in_force[clause.value]);
  for (const auto& [clause, symbol] : theory.versions) result.emplace_back(symbol, query.versions[clause.value]);
  for (const auto& [clause, symbol] : theory.standing) result.emplace_back(symbol, query.standing[clause.value]);
  return result;
}

}  // namespace proviso::solve
