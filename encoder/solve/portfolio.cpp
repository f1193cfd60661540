// The instantiating engine first: it refutes at every size, mostly within a millisecond, and what it finds will do where no
// smallest architecture is asked for. (Where the question asks for many elements, universes of that size come before it.) Small
// universes next, then for a short while the quantified engine, which refutes some theories that have no end of ground terms.
// Then larger universes; and where these are hard, or only refute up to a size, the engines that refute at every size for longer.
#include <cadical.hpp>
#include <z3++.h>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "solve/agreement.h"
#include "solve/engine.h"
#include "solve/grounded.h"
#include "solve/instances.h"
#include "solve/quantified.h"
#include "solve/question.h"
#include "text/meter.h"

namespace proviso::solve {

namespace {

// For the quantified engine: most refutations take less than 100,000 units, and what takes more than 300,000 hardly ever ends.
constexpr std::uint64_t short_units = 300'000;
constexpr std::uint64_t long_units = 3'000'000;
// For the grounded engine, before others are asked that may know at once.
constexpr std::uint64_t first_units = 3'000'000;
constexpr Grounded::Climb small{.largest_size = 2, .largest_bound = 8, .most_gates = 200'000};
// Beside a fixed part universes grow slowly, and what is there mostly is small.
constexpr Grounded::Climb beside_fixed{.largest_size = 4, .largest_bound = 8, .most_gates = 200'000};

Grounded::Climb large(const Budget& budget) {
  Grounded::Climb climb;
  if (budget.largest_size != 0) climb.largest_size = budget.largest_size;
  return climb;
}

bool is_final(const Outcome& outcome) {
  if (std::holds_alternative<Sat>(outcome)) return true;
  const auto* unsat = std::get_if<Unsat>(&outcome);
  return unsat != nullptr && std::holds_alternative<EverySize>(unsat->extent);
}

bool refutes(const Outcome& outcome, const Extent& extent) {
  const auto* unsat = std::get_if<Unsat>(&outcome);
  return unsat != nullptr && at_least_as_far(unsat->extent, extent);
}

// Whatever satisfies `more` satisfies `query`, as far as that is plain to see.
bool asks_less(const Query& query, const Query& more) {
  const auto includes = [](const auto& all, const auto& some) {
    return std::ranges::all_of(some, [&](const auto& one) { return std::ranges::find(all, one) != all.end(); });
  };
  const auto same = [](const model::Limit& a, const model::Limit& b) { return a.type == b.type && a.count == b.count; };
  if (query.goal.valid() && query.goal != more.goal) return false;
  if (query.in_force != more.in_force || !std::ranges::equal(query.limits, more.limits, same)) return false;
  for (std::size_t i = 0; i < query.open.size(); ++i) {
    if (!includes(query.open[i], more.open[i])) return false;
  }
  return includes(more.demands, query.demands);
}

// The grounded engine alone knows fixed parts.
Query written_out(const logic::Theory& theory, Query query) {
  if (query.fixed == nullptr) return query;
  query.goal = logic::written_out(theory, *query.fixed, query.goal);
  query.fixed = nullptr;
  return query;
}

// Z3's own failures (out of memory, say) are no verdict.
template <typename Function>
Outcome guarded(const Function& function) {
  try {
    return function();
  } catch (const z3::exception& failure) {
    return Unknown{fmt::format("the solver gave up: {}", failure.msg())};
  }
}

// The engines, made when they are needed. What they say to one question, from `begin` on, is held against each other.
class Engines {
 public:
  Engines(logic::Theory& theory, Substitute substitute) : theory_(theory), agreement_(theory), substitute_(std::move(substitute)) {}

  void begin(const Query& query) { agreement_.begin(query); }
  Agreement& agreement() { return agreement_; }

  Grounded& grounded() {
    if (grounded_ == nullptr) grounded_ = std::make_unique<Grounded>(theory_, GroundedOptions{});
    return *grounded_;
  }
  Quantified& quantified() {
    if (quantified_ == nullptr) quantified_ = std::make_unique<Quantified>(theory_);
    return *quantified_;
  }
  Instances& instances() {
    if (instances_ == nullptr) instances_ = std::make_unique<Instances>(theory_);
    return *instances_;
  }
  // Groundings and what was learnt are forgotten.
  void forget() {
    instances_.reset();
    grounded_.reset();
    quantified_.reset();
    failures_.clear();
  }

  // `left`: what may still be spent.
  Outcome decide(const Query& query, const Budget& budget, std::uint64_t& left, bool minimal) {
    const auto ends = [](const Outcome& outcome) { return is_final(outcome); };
    const bool small_first = query.fixed != nullptr || asks_for_many(query);
    if (small_first) {
      const Outcome outcome = climb(query, query.fixed != nullptr ? beside_fixed : small, left, first_units, minimal);
      if (ends(outcome)) return outcome;
    }
    // Of a small budget no more than half: other engines may know at once.
    Outcome outcome = instantiate(query, left, std::min(short_units, left / 2));
    if (std::holds_alternative<Sat>(outcome) && minimal) {
      const Outcome smallest = climb(query, large(budget), left, left, minimal);
      return std::holds_alternative<Sat>(smallest) ? smallest : outcome;
    }
    if (ends(outcome)) return outcome;
    if (!small_first) {
      outcome = climb(query, small, left, first_units, minimal);
      if (ends(outcome)) return outcome;
    }
    outcome = refute(query, budget, left, short_units);
    if (ends(outcome)) return outcome;
    Outcome climbed = climb(query, large(budget), left, first_units, minimal);
    if (ends(climbed)) return climbed;
    outcome = instantiate(query, left, long_units);
    if (std::holds_alternative<Unsat>(outcome)) return outcome;
    outcome = refute(query, budget, left, long_units);
    if (ends(outcome)) return outcome;
    if (std::holds_alternative<Unknown>(climbed)) climbed = climb(query, large(budget), left, left, minimal);
    return climbed;
  }

  // Then the instantiating engine would be busy with telling elements apart.
  bool asks_for_many(const Query& query) const {
    constexpr std::uint32_t many = 8;
    return std::ranges::any_of(ground::pools(theory_), [&](const ground::Pool& pool) { return implied_size(theory_, query, pool) >= many; });
  }

  // What is found on a fixed part is to be had from the engine that keeps its elements.
  Outcome instantiate(const Query& asked, std::uint64_t& left, std::uint64_t most) {
    const Query query = written_out(theory_, asked);
    // What was learnt of another fixed part is of no use beside this one.
    if (asked.fixed != nullptr && asked.fixed != last_fixed_) {
      instances_.reset();
      last_fixed_ = asked.fixed;
    }
    const Outcome found = said(Engine::instantiating, query, instantiate_written_out(query, left, most));
    if (asked.fixed != nullptr && std::holds_alternative<Sat>(found)) return Unknown{"no refutation was found"};
    return found;
  }

  bool confirm_by_instances(const Query& query, std::uint64_t& units) {
    return bounded(units, instances_, [&] { return instances().confirm(written_out(theory_, query), units); }).value_or(false);
  }

  std::vector<GroundInstance> refutation(const Query& query, std::uint64_t units) {
    constexpr std::uint64_t parts = 3;  // finding, leaving out, checking: each may take so many
    return bounded(parts * units, instances_, [&] { return instances().refutation(query, units); }).value_or(std::vector<GroundInstance>{});
  }

  Outcome instantiate_written_out(const Query& query, std::uint64_t& left, std::uint64_t most) {
    return within(left, most, instances_, [&](std::uint64_t& units) { return instances().decide(query, units); });
  }

  Outcome climb(const Query& query, const Grounded::Climb& climb, std::uint64_t& left, std::uint64_t most, bool minimal) {
    return said(Engine::grounded, query, within(left, most, grounded_, [&](std::uint64_t& units) {
      return grounded().decide(query, climb, units, minimal);
    }));
  }

  Outcome refute(const Query& asked, const Budget& budget, std::uint64_t& left, std::uint64_t most) {
    const Query query = written_out(theory_, asked);
    Budget slice = budget;
    slice.resource_units = std::min(left, most);
    const bool hopeless = std::ranges::any_of(failures_, [&](const Failure& failure) {
      return failure.units >= slice.resource_units && asks_less(query, failure.query);
    });
    if (slice.resource_units == 0 || hopeless) return Unknown{"no refutation was found"};
    Outcome outcome = said(Engine::quantified, query, bounded(slice.resource_units, quantified_, [&] {
      return guarded([&] { return quantified().decide(query, slice); });
    }).value_or(Unknown{"no refutation was found"}));
    if (!std::holds_alternative<Unknown>(outcome)) return outcome;
    const bool satisfiable = quantified_ != nullptr && quantified_->satisfiable();
    if (!satisfiable) left -= slice.resource_units;
    failures_.push_back({query, satisfiable ? UINT64_MAX : slice.resource_units});
    return outcome;
  }

 private:
  // What could not be refuted with so many units.
  struct Failure {
    Query query;
    std::uint64_t units;
  };

  // An engine looks at what it has spent now and then. One that goes on much longer than that is stopped, and forgotten, as is
  // whatever is stopped half-way; nothing, then.
  template <typename Engine, typename Function>
  static auto bounded(std::uint64_t units, std::unique_ptr<Engine>& engine, const Function& ask) -> std::optional<decltype(ask())> {
    constexpr std::uint64_t patience = 100'000;
    try {
      auto said = within_units(units + patience, ask);
      if (!said) engine.reset();
      return said;
    } catch (const Stopped&) {
      engine.reset();
      throw;
    }
  }

  // With no more than so many of the units that are left.
  template <typename Engine, typename Function>
  static Outcome within(std::uint64_t& left, std::uint64_t most, std::unique_ptr<Engine>& engine, const Function& ask) {
    const std::uint64_t slice = std::min(left, most);
    std::uint64_t units = slice;
    std::optional<Outcome> outcome = bounded(slice, engine, [&] { return guarded([&] { return ask(units); }); });
    left -= outcome ? slice - units : slice;
    return outcome ? std::move(*outcome) : Unknown{"the search used up its budget with what is too large to look at"};
  }

  Outcome said(Engine engine, const Query& query, Outcome outcome) {
    if (substitute_) outcome = substitute_(engine, query, std::move(outcome));
    agreement_.add(name(engine), outcome);
    return outcome;
  }

  logic::Theory& theory_;
  Agreement agreement_;
  Substitute substitute_;
  std::unique_ptr<Instances> instances_;
  std::shared_ptr<const logic::FixedPart> last_fixed_;
  std::unique_ptr<Grounded> grounded_;
  std::unique_ptr<Quantified> quantified_;
  std::vector<Failure> failures_;
};

}  // namespace

class Portfolio::Implementation {
 public:
  Implementation(logic::Theory& theory, Substitute substitute) : engines(theory, std::move(substitute)), fresh(theory, {}) {}
  Engines engines;
  Engines fresh;  // for confirmations, instances and what is asked afresh; forgets before each
  std::uint64_t spent = 0;

  template <typename Function>
  Outcome counted(const Budget& budget, const Function& ask) {
    std::uint64_t left = budget.resource_units;
    Outcome outcome = ask(left);
    spent = budget.resource_units - left;
    return outcome;
  }
};

Portfolio::Portfolio(logic::Theory& theory, Substitute substitute)
    : implementation_(std::make_unique<Implementation>(theory, std::move(substitute))) {}
Portfolio::~Portfolio() = default;

Outcome Portfolio::decide(const Query& query, const Budget& budget, bool minimal) {
  implementation_->engines.begin(query);
  return implementation_->counted(budget, [&](std::uint64_t& left) { return implementation_->engines.decide(query, budget, left, minimal); });
}

Outcome Portfolio::decide_afresh(const Query& query, const Budget& budget, bool minimal) {
  Engines& fresh = implementation_->fresh;
  fresh.forget();
  fresh.begin(query);
  return implementation_->counted(budget, [&](std::uint64_t& left) { return fresh.decide(query, budget, left, minimal); });
}

Outcome Portfolio::decide_quantified(const Query& query, const Budget& budget) {
  implementation_->engines.begin(query);
  return implementation_->counted(budget, [&](std::uint64_t& left) { return implementation_->engines.refute(query, budget, left, left); });
}

Outcome Portfolio::decide_by_instances(const Query& query, const Budget& budget) {
  implementation_->engines.begin(query);
  return implementation_->counted(budget, [&](std::uint64_t& left) { return implementation_->engines.instantiate(query, left, left); });
}

Outcome Portfolio::decide_grounded(const Query& query, const Budget& budget, bool minimal) {
  implementation_->engines.begin(query);
  return implementation_->counted(
      budget, [&](std::uint64_t& left) { return implementation_->engines.climb(query, large(budget), left, left, minimal); });
}

std::vector<GroundInstance> Portfolio::refutation(const Query& query, const Budget& budget) {
  // What was learnt of other questions may be in the way, and instances of theirs are not always the fewest.
  Engines& fresh = implementation_->fresh;
  fresh.forget();
  const std::uint64_t units = std::min(budget.resource_units, long_units);
  std::vector<GroundInstance> found = fresh.refutation(query, units);
  return found.empty() ? implementation_->engines.refutation(query, units) : found;
}

bool Portfolio::confirm(const Query& query, const Extent& extent, const Budget& budget, Claim claim) {
  Budget own = budget;
  // What instances refute is put to a solver of its own.
  if (std::holds_alternative<EverySize>(extent)) {
    std::uint64_t slice = std::min(own.resource_units, short_units);
    if (implementation_->engines.confirm_by_instances(query, slice)) return true;
  }
  Engines& fresh = implementation_->fresh;
  fresh.forget();
  fresh.begin(query);
  if (claim == Claim::as_asked) fresh.agreement().add("the refutation to be confirmed", Unsat{{}, {}, extent});
  if (const auto* up_to = std::get_if<UpTo>(&extent)) {
    own.largest_size = up_to->size;
    std::uint64_t left = own.resource_units;
    return refutes(fresh.climb(query, large(own), left, left, false), extent);
  }
  std::uint64_t left = own.resource_units;
  return refutes(fresh.decide(query, own, left, false), extent);
}

std::uint64_t Portfolio::spent() const { return implementation_->spent; }

void Portfolio::contradict(std::string_view who, std::string_view says) const { implementation_->engines.agreement().fail(who, says); }

std::string solver_version() {
  unsigned major = 0, minor = 0, build = 0, revision = 0;
  Z3_get_version(&major, &minor, &build, &revision);
  return fmt::format("Z3 {}.{}.{}, CaDiCaL {}", major, minor, build, CaDiCaL::Solver::version());
}

}  // namespace proviso::solve
