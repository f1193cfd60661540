// The grounded engine: universes of growing size, each decided by clauses.
//
// The pools of a universe (ground/universe.h) grow by need: a refutation names the pools that it assumed to be complete, and
// those grow. A refutation that assumed nothing of the kind, or only of pools that have reached the small-model bound
// (bounds/small_model_bounds.h), holds for every size; otherwise the climb goes on to the largest size and the answer says so. Where
// counts, sums and multiplicities imply that more are needed (solve/grounded/implied_sizes.h), it goes there at once, and else doubles.
//
// A minimal architecture is found the same way (minimise.cpp), with the pools left open: asked for fewer elements, a solver
// that finds none even when each pool may have more has proved that there are none; one that wants more of a pool has that
// pool grow.
#pragma once

#include <map>
#include <memory>
#include <tuple>

#include "solve/grounded/grounding_state.h"
#include "solve/grounded/implied_sizes.h"

namespace proviso::solve {

struct GroundedOptions {
  bool symmetry = true;                                  // tests turn it off
  std::uint64_t most_choices = ground::default_choices;  // tests ground all by need
};

class Grounded {
 public:
  Grounded(lower::Theory&, GroundedOptions);

  // How far to climb before giving an answer that larger universes might change.
  struct Climb {
    std::uint32_t largest_size = 6;    // of pools without a bound
    std::uint32_t largest_bound = 64;  // bounds above this are as good as none
    std::size_t most_gates = 4'000'000;
    std::uint32_t enough = largest_size;  // what is refuted up to this size is an answer, wherever the climb ends
    bool jumps = false;                   // to the sizes that the question implies, up to `furthest`
  };
  static constexpr std::uint32_t furthest = 4'096;
  // Sat; Unsat of every size; Unsat up to the sizes reached; or Unknown. `units` is what may still be spent, and is reduced.
  Outcome decide(const Query&, const Climb&, std::uint64_t& units, bool minimal);

  // Of the largest grounding that is kept.
  struct Statistics {
    std::size_t clauses = 0;
    std::size_t gates = 0;
  };
  Statistics statistics() const;

 private:
  // One query under way.
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
  // At least what the question implies; nothing where these have as much already.
  std::optional<ground::Capacities> jump(const ground::Capacities&, const Search&);
  // Where more elements are asked for outright than any universe has: that this is so.
  std::optional<Unknown> too_many(const Query&) const;
  static Unknown too_large(const ground::Capacities&, const std::optional<Unsat>& so_far);
  Outcome undecided(const State&, const Search&, std::optional<Unsat> so_far) const;
  std::vector<std::pair<model::TypeId, std::uint32_t>> sizes(const std::vector<ground::PoolId>&, const ground::Capacities&) const;

  void minimise(const Search&, State&, Sat& best);
  // The numbers of a smallest one, which `kept` and the query describe.
  void simplify_values(const Search&, State&, Assumptions kept, Sat& best);

  using Question = std::tuple<std::vector<model::Unit>, model::OpenReadings, logic::Formula, std::shared_ptr<const lower::FixedPart>>;
  const bounds::Bounds& bounds(const Query&);
  static Query used_by(const Refutation&, const Query&);

  lower::Theory& theory_;
  LazyContext context_;
  GroundedOptions options_;
  std::vector<ground::Pool> pools_;
  ImpliedSizes implied_sizes_;
  std::vector<std::unique_ptr<State>> states_;  // last used last
  std::map<Question, bounds::Bounds> bounds_;
  std::uint64_t own_work_ = 0;  // that the meter had counted, when it was charged last
};

}  // namespace proviso::solve
