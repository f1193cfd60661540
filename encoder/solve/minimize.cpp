// From an architecture to a smallest one: fewest elements, then fewest tuples. Each step asks for less than the best so far,
// with the pools left open; `no` is then a proof, and a pool that is wanted to have more grows.
#include <algorithm>

#include "solve/grounded.h"

namespace proviso::solve {

using ground::Gate;
using ground::Literal;
using ground::PoolId;

namespace {

// That there is no smaller one can be hard to see: after so many units the smallest found so far has to do.
constexpr std::uint64_t most_units = 8'000'000;

std::uint64_t count(State& state, const std::vector<Gate>& gates) {
  return static_cast<std::uint64_t>(std::ranges::count_if(gates, [&](Gate gate) {
    if (ground::is_constant(gate)) return gate == ground::always;
    const Literal literal = state.grounding->clauses().known(gate);
    return literal != 0 && state.solver->value(literal);
  }));
}

}  // namespace

Grounded::Size Grounded::size(State& state) const {
  return {count(state, state.grounding->element_gates()), count(state, state.grounding->tuple_gates())};
}

// The pools that the model just found has more elements of than there are slots.
std::vector<PoolId> Grounded::wanting(State& state) {
  std::vector<PoolId> result;
  for (std::uint32_t pool = 0; pool < pools_.size(); ++pool) {
    if (state.solver->value(state.grounding->more({pool}))) result.push_back({pool});
  }
  return result;
}

// True: `best` is now a smaller one. False: there is none. Nothing: it could not be found out.
std::optional<bool> Grounded::improve(Search& search, State*& at, Sat& best, Size& least, bool fewer_tuples) {
  if (fewer_tuples ? least.tuples == 0 : least.elements == 0) return false;
  while (true) {
    Assumptions assumptions = assumptions_of(theory_, search.query, *at->grounding);
    const auto require = [&](Literal literal) {
      if (literal != 0) assumptions.add(literal, Assumed{});
    };
    require(at->grounding->at_most_elements(fewer_tuples ? least.elements : least.elements - 1));
    if (fewer_tuples) require(at->grounding->at_most_tuples(least.tuples - 1));
    switch (check(*at, assumptions, search)) {
      case Answer::unknown:
        return std::nullopt;
      case Answer::unsat:
        return false;
      case Answer::sat:
        break;
    }
    const std::vector<PoolId> pools = wanting(*at);
    if (pools.empty()) {
      best.interpretation = read_model(theory_, *at);
      best.selection = read_selection(theory_, search.query, *at);
      least = size(*at);
      return true;
    }
    ground::Capacities capacities = at->capacities;
    for (PoolId pool : pools) ++capacities[pool.value];
    at = &state(capacities, ground::Closures::exact, search);
  }
}

void Grounded::minimize(Search& search, State& first, Sat& best) {
  std::uint64_t allowance = std::min(search.units, most_units);
  search.units -= allowance;
  Search own{search.query, search.climb, allowance, search.interrupt};
  descend(own, &first, best);
  search.units += allowance;
}

void Grounded::descend(Search& search, State* at, Sat& best) {
  Size least = size(*at);
  for (const bool fewer_tuples : {false, true}) {
    std::optional<bool> improved = true;
    while (improved == true) improved = improve(search, at, best, least, fewer_tuples);
    if (!improved) return;
  }
  best.minimal = true;
}

}  // namespace proviso::solve
