// The grounded engine decides universes of growing size. Each universe is decided as a set of clauses.
//
// Pools of a universe (ground/universe.h) grow on demand: a refutation names the pools that it assumed to be complete, and these pools
// grow. A refutation holds at every size if it assumes no pool to be complete, or only pools that have reached the small-model bound
// (bounds/small_model_bounds.h). Otherwise the engine continues up to the largest size, and the answer states that size. If counts,
// sums and multiplicities imply larger sizes (solve/grounded/implied_sizes.h), the engine continues with these sizes; otherwise it
// doubles the capacities.
//
// Minimal architectures are found in the same way (minimise.cpp), with no pool assumed to be complete. If the solver finds no smaller
// architecture even though each pool may have further elements, none exists. If a smaller architecture needs more elements of a pool,
// that pool grows.
#pragma once

#include <map>
#include <memory>
#include <tuple>

#include "solve/grounded/grounding_state.h"
#include "solve/grounded/implied_sizes.h"
#include "solve/grounded/tuning.h"

namespace proviso::solve {

struct GroundedOptions {
  bool symmetry = true;                                       // symmetry breaking; tests turn it off
  std::uint64_t most_choices = ground::tuning::most_choices;  // more choices than these are grounded lazily; tests ground everything lazily
};

class Grounded {
 public:
  Grounded(lower::Theory&, GroundedOptions);

  // Limits of the climb.
  struct Climb {
    std::uint32_t largest_size = 6;    // of pools without a bound
    std::uint32_t largest_bound = 64;  // larger bounds are treated as no bound
    std::size_t most_gates = 4'000'000;
    std::uint32_t enough = largest_size;  // a refutation up to this size is an answer, wherever the climb ends
    bool jumps = false;                   // continues with the sizes that the query implies, up to `furthest`
  };
  static constexpr std::uint32_t furthest = grounded_tuning::furthest;
  // Returns Sat, Unsat for every size, Unsat up to the sizes reached, or Unknown. `units` is what may still be spent; it is reduced by
  // what was spent.
  Outcome decide(const Query&, const Climb&, std::uint64_t& units, bool minimal);

  // Statistics of the largest grounding that is kept.
  struct Statistics {
    std::size_t clauses = 0;
    std::size_t gates = 0;
  };
  Statistics statistics() const;

 private:
  // State of one query.
  struct Search {
    const Query& query;
    const Climb& climb;
    std::uint64_t& units;
  };
  class Minimizer;
  State& state(const ground::Capacities& at_least, ground::Closures, const Search&);
  void charge(const Search&);
  Answer check(State&, const Assumptions&, const Search&);
  Assumptions closed_assumptions(State&, const Query&);
  Refutation refuted(State&, const Assumptions&, const Search&);
  ground::Capacities first_capacities(const Query&) const;
  // The capacities that the query implies; nothing if the given capacities suffice.
  std::optional<ground::Capacities> jump(const ground::Capacities&, const Search&);
  // Unknown if the query demands more elements than any universe may have; otherwise nothing.
  std::optional<Unknown> too_many(const Query&) const;
  static Unknown too_large(const ground::Capacities&, const std::optional<Unsat>& so_far);
  Outcome undecided(const State&, const Search&, std::optional<Unsat> so_far) const;
  std::vector<std::pair<model::TypeId, std::uint32_t>> sizes(const std::vector<ground::PoolId>&, const ground::Capacities&) const;

  void minimise(const Search&, State&, Sat& best);
  // Simplifies the numbers of a minimal architecture, which `kept` and the query describe.
  void simplify_values(const Search&, State&, Assumptions kept, Sat& best);

  using Question = std::tuple<std::vector<model::Unit>, model::OpenReadings, logic::Formula, std::shared_ptr<const lower::FixedPart>>;
  const bounds::Bounds& bounds(const Query&);
  static Query used_by(const Refutation&, const Query&);

  lower::Theory& theory_;
  LazyContext context_;
  GroundedOptions options_;
  std::vector<ground::Pool> pools_;
  ImpliedSizes implied_sizes_;
  std::vector<std::unique_ptr<State>> states_;  // the most recently used state is last
  std::map<Question, bounds::Bounds> bounds_;
  std::uint64_t own_work_ = 0;  // work that the meter had counted at the last charge
};

}  // namespace proviso::solve
