#include "solve/grounded/implied_sizes.h"

#include "solve/grounded/implied_sizes_reading.h"

namespace proviso::solve {

using namespace logic;

VariableId ImpliedSizes::any_of(SortId sort) {
  const auto [place, is_new] = any_.try_emplace(sort);
  if (is_new) place->second = theory_.arena->fresh_variable(sort, "any");
  return place->second;
}

std::vector<std::uint64_t> ImpliedSizes::of(const Query& query, z3::context& context, std::uint64_t& units) {
  try {
    return Reading(*this, query, context).fewest(units);
  } catch (const z3::exception&) {
    return std::vector<std::uint64_t>(pools_.size(), 0);
  }
}

}  // namespace proviso::solve
