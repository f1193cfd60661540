#include "solve/grounded/grounded.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "solve/grounded/tuning.h"
#include "solve/query/query_features.h"
#include "text/meter.h"

namespace proviso::solve {

using ground::Capacities;
using ground::Closures;
using ground::Literal;
using ground::LiteralValue;
using ground::PoolId;

namespace {

std::uint64_t slots(const Capacities& capacities) { return std::accumulate(capacities.begin(), capacities.end(), std::uint64_t{0}); }

std::uint32_t grown(std::uint32_t capacity, std::uint32_t largest) {
  const std::uint32_t next = capacity < 4 ? capacity + 1 : capacity < 6 ? 6 : 2 * capacity;
  return std::min(next, largest);
}

}  // namespace

Grounded::Grounded(lower::Theory& theory, GroundedOptions options)
    : theory_(theory), options_(options), pools_(ground::pools(theory)), implied_sizes_(theory) {}

// A grounding with at least these capacities: an existing one if it is not much larger, otherwise a new one.
State& Grounded::state(const Capacities& at_least, Closures closures, const Search& search) {
  const auto fits = [&](const State& state) {
    if (state.closures != closures || state.fixed != search.query.fixed || slots(state.capacities) > 2 * slots(at_least) + 8) return false;
    if (state.grounding->given_up() && state.most_gates < search.climb.most_gates) return false;
    for (std::size_t i = 0; i < at_least.size(); ++i) {
      if (state.capacities[i] < at_least[i]) return false;
    }
    return true;
  };
  auto best = states_.end();
  for (auto i = states_.begin(); i != states_.end(); ++i) {
    if (fits(**i) && (best == states_.end() || (*i)->grounding->gates() < (*best)->grounding->gates())) best = i;
  }
  if (best == states_.end()) {
    if (states_.size() == grounded_tuning::most_states) states_.erase(states_.begin());
    auto made = std::make_unique<State>();
    made->closures = closures;
    made->fixed = search.query.fixed;
    made->most_gates = search.climb.most_gates;
    made->solver = std::make_unique<SatSolver>(context_);
    const ground::Options options{.closures = closures,
                                  .symmetry = options_.symmetry,
                                  .most_choices = options_.most_choices,
                                  .most_gates = search.climb.most_gates,
                                  .fixed = search.query.fixed};
    made->grounding = std::make_unique<ground::Grounding>(theory_, at_least, options, *made->solver);
    made->capacities = made->grounding->universe().capacities();
    meter().count("grounded universes");
    states_.push_back(std::move(made));
    best = states_.end() - 1;
  }
  std::rotate(best, best + 1, states_.end());
  return *states_.back();
}

Grounded::Statistics Grounded::statistics() const {
  Statistics result;
  for (const auto& state : states_) {
    if (state->solver->clauses() >= result.clauses) result = {state->solver->clauses(), state->grounding->gates()};
  }
  return result;
}

// Charges the work that the meter counted since the last call: building gates and clauses.
void Grounded::charge(const Search& search) {
  search.units -= std::min(search.units, meter().own_work() - own_work_);
  own_work_ = meter().own_work();
}

Answer Grounded::check(State& state, const Assumptions& assumptions, const Search& search) {
  const LiteralValue value = [&](Literal literal) { return state.solver->value(literal); };
  while (true) {
    if (state.grounding->given_up()) return Answer::unknown;
    meter().work();
    charge(search);
    Effort effort{search.units};
    const Answer answer = state.solver->check(assumptions.literals, effort);
    search.units -= std::min(effort.used, search.units);
    if (answer != Answer::sat) return answer;
    std::uint64_t steps = search.units / grounded_tuning::units_of_choice;
    const std::uint64_t before = steps;
    const auto refined = state.grounding->refine(value, assumptions.literals, steps);
    search.units -= (before - steps) * grounded_tuning::units_of_choice;
    if (refined == ground::Grounding::Refined::nothing_violated) return answer;
    if (refined == ground::Grounding::Refined::not_known) return Answer::unknown;
  }
}

Assumptions Grounded::closed_assumptions(State& state, const Query& query) {
  Assumptions result = assumptions_of(theory_, query, *state.grounding);
  for (std::uint32_t pool = 0; pool < pools_.size(); ++pool) {
    if (const Literal more = state.grounding->more({pool}); more != 0) result.add(-more, PoolId{pool});
  }
  return result;
}

// The core of the refutation just found. It names as few pools as can be achieved cheaply.
Refutation Grounded::refuted(State& state, const Assumptions& assumptions, const Search& search) {
  Refutation result = refutation(theory_, assumptions, state.solver->core());
  for (std::size_t i = 0; i < result.pools.size();) {
    Assumptions fewer;
    for (std::size_t j = 0; j < assumptions.literals.size(); ++j) {
      const auto* pool = std::get_if<PoolId>(&assumptions.stands[j]);
      const bool kept = pool == nullptr || (*pool != result.pools[i] && std::ranges::find(result.pools, *pool) != result.pools.end());
      if (kept) fewer.add(assumptions.literals[j], assumptions.stands[j]);
    }
    if (check(state, fewer, search) == Answer::unsat) {
      result = refutation(theory_, fewer, state.solver->core());
      i = 0;
    } else {
      ++i;
    }
  }
  return result;
}

// At least two unnamed elements of each type: smaller universes mostly grow to that size at once, and one grounding then serves most
// queries.
Capacities Grounded::first_capacities(const Query& query) const {
  Capacities result;
  for (std::uint32_t pool = 0; pool < pools_.size(); ++pool) {
    if (query.fixed != nullptr && query.fixed->has(pools_[pool].sort)) {
      result.push_back(ground::fixed_capacity(pools_[pool], *query.fixed));
      continue;
    }
    const std::uint32_t implied = implied_size(theory_, query, pools_[pool]);
    const std::uint32_t unnamed = std::max(grounded_tuning::first_size, implied - std::min(implied, pools_[pool].individuals));
    result.push_back(pools_[pool].ordered ? unnamed + pools_[pool].individuals : unnamed);
  }
  return result;
}

const bounds::Bounds& Grounded::bounds(const Query& query) {
  const logic::Formula goal = goal_with_limits(theory_, query);
  const auto [place, is_new] = bounds_.try_emplace(Question{query.demands, query.open, goal, query.fixed});
  if (is_new) place->second = bounds::small_model_bounds(theory_, query.demands, query.open, goal, query.fixed.get());
  return place->second;
}

// Individuals are added to the slots of a pool, unless the pool is ordered.
std::optional<Capacities> Grounded::jump(const Capacities& capacities, const Search& search) {
  std::uint64_t units = std::min(grounded_tuning::units_to_imply, search.units);
  const std::uint64_t before = units;
  const std::vector<std::uint64_t> implied = implied_sizes_.of(search.query, context_.get(), units);
  search.units -= before - units;
  Capacities result = capacities;
  for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
    const std::uint64_t named = pools_[pool].ordered ? 0 : pools_[pool].individuals;
    const std::uint64_t unnamed = implied[pool] - std::min(implied[pool], named);
    if (unnamed > furthest) return std::nullopt;
    result[pool] = std::max(result[pool], static_cast<std::uint32_t>(unnamed));
  }
  return result == capacities ? std::nullopt : std::optional(result);
}

std::optional<Unknown> Grounded::too_many(const Query& query) const {
  for (const ground::Pool& pool : pools_) {
    const std::uint64_t asked = asked_outright(theory_, query, pool);
    if (asked <= furthest) continue;
    return Unknown{{.what = model::Why::What::too_many_asked_for, .number = asked, .type = pool.type}};
  }
  return std::nullopt;
}

Unknown Grounded::too_large(const Capacities& capacities, const std::optional<Unsat>& so_far) {
  const std::uint32_t most = *std::ranges::max_element(capacities);
  Unknown result{model::why(model::Why::What::too_many_to_look_at, most)};
  if (so_far) result.settled = std::get<UpTo>(so_far->extent);
  return result;
}

// A refutation up to a size is an answer if the climb was limited to that size where no bound is known.
Outcome Grounded::undecided(const State& state, const Search& search, std::optional<Unsat> so_far) const {
  const std::uint32_t most = *std::ranges::max_element(state.capacities);
  const bool given_up = state.grounding->given_up();
  const model::Why reason = model::why(given_up ? model::Why::What::too_many_to_look_at : model::Why::What::budget_used_up_at_size, most);
  if (!so_far) return Unknown{reason};
  UpTo& settled = std::get<UpTo>(so_far->extent);
  settled.ended = reason;
  if (settled.size >= search.climb.enough) return *so_far;
  return Unknown{reason, settled};
}

std::vector<std::pair<model::TypeId, std::uint32_t>> Grounded::sizes(const std::vector<PoolId>& pools, const Capacities& capacities) const {
  std::map<model::TypeId, std::uint32_t> result;
  for (PoolId pool : pools) {
    const std::uint32_t size = capacities[pool.value];
    const auto [place, is_new] = result.try_emplace(theory_.model[pools_[pool.value].type].root, size);
    place->second = std::min(place->second, size);
  }
  return {result.begin(), result.end()};
}

Query Grounded::used_by(const Refutation& found, const Query& query) {
  Query used = query;
  used.demands = found.core;
  if (std::erase(used.demands, model::Unit{model::QuestionUnit{}}) == 0) used.goal = {};
  return used;
}

Outcome Grounded::decide(const Query& asked, const Climb& climb, std::uint64_t& units, bool minimal) {
  Query query = asked;
  if (query.fixed != nullptr && query.goal.valid()) query.goal = lower::with_elements(theory_, *query.fixed, query.goal);
  Search search{query, climb, units};
  own_work_ = meter().own_work();
  Capacities capacities = first_capacities(query);
  // A closure that must hold may need more elements than the bound. The bound assumes any transitive relation in place of the closure.
  bool bound_holds = true;
  std::optional<Unsat> so_far;
  bool may_jump = climb.jumps;
  std::optional<Capacities> without_jump;  // the capacities to continue with if the implied sizes are too hard
  while (true) {
    if (slots(capacities) > climb.most_gates) return too_large(capacities, so_far);
    State& at = state(capacities, Closures::exact, search);
    capacities = at.capacities;
    const Assumptions assumptions = closed_assumptions(at, query);
    // Keeps units for the sizes between, in case the implied sizes were wrong.
    const std::uint64_t kept = without_jump ? search.units / 4 : 0;
    search.units -= kept;
    const Answer answer = check(at, assumptions, search);
    search.units += kept;
    if (const auto back = std::exchange(without_jump, std::nullopt); back && answer == Answer::unknown) {
      capacities = *back;
      continue;
    }
    if (answer == Answer::unknown) return undecided(at, search, so_far);
    if (answer == Answer::sat) {
      Sat sat{extract_model(theory_, at), read_selection(theory_, query, at), false};
      if (minimal) minimise(search, at, sat);
      return sat;
    }
    Refutation found = refuted(at, assumptions, search);
    if (found.pools.empty()) return Unsat{found.core, found.pinned, EverySize{}};

    // Only the units that the refutation used count: if these have bounds, the other units need none.
    const bounds::Bounds& bounds = this->bounds(used_by(found, query));
    const auto bound = [&](PoolId pool) -> std::uint64_t {
      if (!bound_holds) return UINT32_MAX;
      for (const bounds::SortBound& sort : bounds.sorts) {
        if (sort.sort == pools_[pool.value].sort && sort.bound) return *sort.bound;
      }
      return UINT32_MAX;
    };
    const auto is_complete = [&](PoolId pool) { return capacities[pool.value] >= bound(pool); };
    if (std::ranges::all_of(found.pools, is_complete) && mentions_closure(theory_, query)) {
      State& weaker = state(capacities, Closures::transitive, search);
      const Assumptions same = closed_assumptions(weaker, query);
      const Answer weaker_answer = check(weaker, same, search);
      if (weaker_answer == Answer::unknown) return undecided(weaker, search, so_far);
      bound_holds = weaker_answer == Answer::unsat;
      if (bound_holds) found = refuted(weaker, same, search);
    }
    std::erase_if(found.pools, is_complete);
    if (found.pools.empty()) return Unsat{found.core, found.pinned, EverySize{}};
    if (std::optional<Unknown> many = too_many(query)) return *many;

    bool grows = false;
    std::uint32_t reached = UINT32_MAX;
    for (PoolId pool : found.pools) {
      std::uint32_t& capacity = capacities[pool.value];
      reached = std::min(reached, capacity);
      const std::uint64_t own = bound(pool);
      const std::uint32_t largest = own <= climb.largest_bound ? static_cast<std::uint32_t>(own) : climb.largest_size;
      if (capacity >= largest) continue;
      capacity = grown(capacity, largest);
      grows = true;
    }
    so_far = Unsat{found.core, found.pinned, UpTo{reached, bounds, {}, sizes(found.pools, at.capacities)}};
    if (std::exchange(may_jump, false)) {
      if (const std::optional<Capacities> further = jump(capacities, search)) {
        without_jump = grows ? std::optional(capacities) : std::nullopt;
        capacities = *further;
        grows = true;
      }
    }
    if (!grows) return *so_far;
  }
}

}  // namespace proviso::solve
