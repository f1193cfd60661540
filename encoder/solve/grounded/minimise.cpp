// Minimises an architecture: fewest elements, then fewest tuples.
//
// First elements, or tuples, are removed as long as the query stays satisfiable. Then a lower bound is raised until it meets the number
// found: all elements are assumed to be absent; a core names elements of which at least one must be present; from then on these are
// counted together, and the assumed bound of the counter grows (A. Morgado, C. Dodaro and J. Marques-Silva, "Core-Guided MaxSAT with
// Soft Cardinality Constraints", 2014). No pool is assumed to be complete meanwhile, so that the lower bound holds at every size. If a
// model needs more elements of a pool than there are slots, the pool grows.
#include <algorithm>
#include <map>
#include <optional>

#include "solve/grounded/grounded.h"
#include "solve/grounded/tuning.h"
#include "solve/query/query_features.h"

namespace proviso::solve {

using ground::Gate;
using ground::Literal;
using ground::PoolId;

class Grounded::Minimizer {
 public:
  Minimizer(Grounded& engine, const Search& search, State& at, Sat& best) : engine_(engine), search_(search), at_(&at), best_(best) {
    note_present();
    closed_.resize(engine_.pools_.size());
  }

  // Returns whether the best architecture is proved minimal.
  bool run() { return reduce(Stage::elements) && reduce(Stage::tuples); }

  void simplify_values() {
    if (!found_here_) return;
    Assumptions kept = as_found(Stage::tuples);
    close_all(kept);
    engine_.simplify_values(search_, *at_, std::move(kept), best_);
  }

 private:
  enum class Stage : std::uint8_t { elements, tuples };
  enum class Bound : std::uint8_t { met, unknown, pools_changed, more_to_count };

  // A literal that should be false. The literal of a counter states that at least so many of the counted literals are true.
  struct Wish {
    Gate gate;
    Literal denial = 0;
    std::size_t counter = SIZE_MAX;
    std::uint64_t at_least = 0;
  };

  bool reduce(Stage stage) {
    while (true) {
      if (found_here_ && !thin_out(stage)) return false;
      switch (raise_bound(stage)) {
        case Bound::met:
          return true;
        case Bound::unknown:
          return false;
        case Bound::pools_changed:
        case Bound::more_to_count:
          break;
      }
    }
  }

  std::vector<Gate> counted(Stage stage) const {
    return stage == Stage::elements ? at_->grounding->element_gates() : at_->grounding->tuple_gates();
  }

  std::vector<Gate>& present(Stage stage) { return present_[static_cast<std::size_t>(stage)]; }
  std::uint64_t least(Stage stage) { return present(stage).size(); }
  void note_present() {
    for (Stage stage : {Stage::elements, Stage::tuples}) {
      std::vector<Gate> gates = counted(stage);
      std::erase_if(gates, [&](Gate gate) { return !at_->holds(gate); });
      std::ranges::sort(gates);
      present(stage) = std::move(gates);
    }
    found_here_ = true;
  }

  // An upper bound on the unnamed elements of the pool in a minimal architecture. An element that no ground term denotes can be removed
  // from any architecture (bounds/small_model_bounds.h), so a minimal architecture has none.
  std::uint64_t most(std::uint32_t pool) {
    if (!has_closure_) has_closure_ = mentions_closure(engine_.theory_, search_.query);
    if (*has_closure_) return UINT32_MAX;
    for (const bounds::SortBound& sort : engine_.bounds(search_.query).sorts) {
      if (sort.sort == engine_.pools_[pool].sort && sort.bound) return *sort.bound;
    }
    return UINT32_MAX;
  }

  // The number of unnamed elements that the query demands outright.
  std::uint64_t asked_for() const {
    std::map<logic::SortId, std::uint64_t> of_sort;
    for (const ground::Pool& pool : engine_.pools_) {
      const std::uint64_t implied = implied_size(engine_.theory_, search_.query, pool);
      std::uint64_t& most = of_sort[pool.sort];
      most = std::max(most, pool.ordered ? implied : implied - std::min<std::uint64_t>(implied, pool.individuals));
    }
    std::uint64_t sum = 0;
    for (const auto& [sort, most] : of_sort) sum += most;
    return sum;
  }

  void close(std::uint32_t pool, Assumptions& assumptions) {
    if (const Literal more = at_->grounding->more({pool}); more != 0) assumptions.add(-more, Assumed{});
  }

  void close_all(Assumptions& assumptions) {
    for (std::uint32_t pool = 0; pool < engine_.pools_.size(); ++pool) close(pool, assumptions);
  }

  // While tuples are minimised, the number of elements must not grow.
  Assumptions asked(Stage stage) {
    Assumptions result = assumptions_of(engine_.theory_, search_.query, *at_->grounding);
    for (std::uint32_t pool = 0; pool < engine_.pools_.size(); ++pool) {
      if (closed_[pool]) close(pool, result);
    }
    if (stage == Stage::tuples) {
      const Gate more =
          at_->grounding->counter(counted(Stage::elements)).at_least(least(Stage::elements) + 1, ground::Approximation::under);
      if (!ground::is_constant(more)) result.add(at_->grounding->denial(more), Assumed{});
    }
    return result;
  }

  void accept() {
    best_.interpretation = extract_model(engine_.theory_, *at_);
    best_.selection = read_selection(engine_.theory_, search_.query, *at_);
    note_present();
  }

  // Returns false if the budget is spent. The preferred polarity is absence, because the solver otherwise keeps what is present.
  bool thin_out(Stage stage) {
    std::vector<Literal> absence;
    for (Gate gate : counted(stage))
      if (!ground::is_constant(gate)) absence.push_back(at_->grounding->denial(gate));
    at_->solver->prefer(std::move(absence));
    const bool done = leave_out(stage);
    at_->solver->prefer({});
    return done;
  }

  // Assumes that there are no more elements than in the last architecture.
  Assumptions as_found(Stage stage) {
    Assumptions result = asked(stage);
    for (Gate gate : counted(stage)) {
      const bool absent = !std::ranges::binary_search(present(stage), gate);
      if (absent && !ground::is_constant(gate)) result.add(at_->grounding->denial(gate), Assumed{});
    }
    return result;
  }

  bool leave_out(Stage stage) {
    while (true) {
      Assumptions assumptions = as_found(stage);
      std::vector<Gate> some = present(stage);
      std::erase(some, ground::always);
      if (some.empty()) return true;
      assumptions.add(at_->grounding->denial_of_one(some), Assumed{});
      close_all(assumptions);
      switch (engine_.check(*at_, assumptions, search_)) {
        case Answer::sat:
          accept();
          break;
        case Answer::unsat:
          return true;
        case Answer::unknown:
          return false;
      }
    }
  }

  Bound raise_bound(Stage stage) {
    if (stage == Stage::elements && asked_for() >= least(stage)) return Bound::met;
    const Assumptions asked = this->asked(stage);  // must come first: before the query is grounded there are no tuples to minimise
    std::vector<Wish> wishes;
    std::vector<ground::Counter> counters;
    std::uint64_t bound = 0;
    for (Gate gate : counted(stage)) {
      if (gate == ground::always) ++bound;
      if (!ground::is_constant(gate)) wishes.push_back({gate, at_->grounding->denial(gate)});
    }
    while (bound < least(stage)) {
      Assumptions assumptions = asked;
      for (const Wish& wish : wishes) assumptions.add(wish.denial, Assumed{});
      switch (engine_.check(*at_, assumptions, search_)) {
        case Answer::unknown:
          return Bound::unknown;
        case Answer::sat: {
          if (wants_more()) return Bound::pools_changed;
          accept();
          // The bound is not met if lazy grounding added tuples that are not among the wishes.
          return least(stage) <= bound ? Bound::met : Bound::more_to_count;
        }
        case Answer::unsat:
          break;
      }
      ++bound;
      if (!relax(wishes, counters)) return Bound::unknown;
    }
    return Bound::met;
  }

  // Relaxes the wishes that the core names: at least one of them cannot be met. Returns false if the core names no wish.
  bool relax(std::vector<Wish>& wishes, std::vector<ground::Counter>& counters) {
    std::vector<Wish> named, others;
    for (Wish& wish : wishes) (std::ranges::binary_search(at_->solver->core(), wish.denial) ? named : others).push_back(wish);
    const auto wish_at_most = [&](std::size_t counter, std::uint64_t n) {
      const Gate more = counters[counter].at_least(n + 1, ground::Approximation::under);
      if (!ground::is_constant(more)) others.push_back({more, at_->grounding->denial(more), counter, n + 1});
    };
    std::vector<Gate> gates;
    for (const Wish& wish : named) {
      gates.push_back(wish.gate);
      if (wish.counter != SIZE_MAX) wish_at_most(wish.counter, wish.at_least);
    }
    if (gates.size() > 1) {
      counters.push_back(at_->grounding->counter(std::move(gates)));
      wish_at_most(counters.size() - 1, 1);
    }
    wishes = std::move(others);
    return !named.empty();
  }

  // Does the last architecture have more elements of a pool than slots? Such a pool grows, or is assumed to be complete if it need not
  // grow.
  bool wants_more() {
    ground::Capacities capacities = at_->capacities;
    bool wanted = false;
    for (std::uint32_t pool = 0; pool < engine_.pools_.size(); ++pool) {
      const Literal more = at_->grounding->more({pool});
      if (more == 0 || !at_->solver->value(more)) continue;
      wanted = true;
      if (capacities[pool] >= most(pool)) {
        closed_[pool] = true;
      } else {
        ++capacities[pool];
      }
    }
    if (capacities != at_->capacities) {
      at_ = &engine_.state(capacities, ground::Closures::exact, search_);
      found_here_ = false;
    }
    return wanted;
  }

  Grounded& engine_;
  const Search& search_;
  State* at_;
  Sat& best_;
  std::vector<Gate> present_[2];  // true in the best architecture, by Stage
  bool found_here_ = true;        // the best architecture belongs to this state, so `present_` refers to gates of this state
  std::vector<bool> closed_;      // by PoolId: no minimal architecture has more elements than there are slots
  std::optional<bool> has_closure_;
};

void Grounded::minimise(const Search& search, State& first, Sat& best) {
  std::uint64_t allowance = std::min(search.units, grounded_tuning::units_of_minimising);
  search.units -= allowance;
  const Search own{search.query, search.climb, allowance};
  Minimizer minimizer(*this, own, first, best);
  best.minimal = minimizer.run();
  minimizer.simplify_values();
  search.units += allowance;
}

}  // namespace proviso::solve
