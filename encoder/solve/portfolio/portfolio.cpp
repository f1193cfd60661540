// The order of the engines. The instantiating engine comes first: it refutes at every size, mostly within a millisecond, and its models
// suffice if no minimal architecture is demanded. (If the query demands many elements, the query without these demands is refuted
// first, and universes of that size precede the other engines.) Small universes follow, then the quantified engine with a small budget:
// it refutes some theories with infinitely many ground terms. Larger universes follow. If these are too hard, or refute only up to a
// size, the engines that refute at every size get larger budgets. A refutation up to a size is then extended to larger universes,
// within a share of the budget.
#include <z3++.h>
#include <cadical.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "solve/grounded/grounded.h"
#include "solve/mbqi/mbqi.h"
#include "solve/portfolio/cross_check.h"
#include "solve/portfolio/portfolio.h"
#include "solve/portfolio/tuning.h"
#include "solve/quantified/quantified.h"
#include "solve/query/query.h"
#include "solve/query/query_features.h"
#include "solve/query/trace.h"
#include "text/meter.h"

namespace proviso::solve {

namespace {

// To the size that the caller names, or to six of each type: most of what is possible is possible with no more, and what a
// question implies beyond is jumped to.
Grounded::Climb large(const Budget& budget) {
  Grounded::Climb climb;
  if (budget.largest_size != 0) climb.largest_size = climb.enough = budget.largest_size;
  climb.jumps = budget.largest_size == 0;
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

// Sufficient condition: whatever satisfies `more` satisfies `query`.
bool asks_less(const Query& query, const Query& more) {
  const auto includes = [](const auto& all, const auto& some) {
    return std::ranges::all_of(some, [&](const auto& one) { return std::ranges::find(all, one) != all.end(); });
  };
  const auto same = [](const model::Limit& a, const model::Limit& b) { return a.type == b.type && a.count == b.count; };
  if (query.goal.valid() && query.goal != more.goal) return false;
  if (query.in_force != more.in_force || query.versions != more.versions || query.standing != more.standing ||
      !std::ranges::equal(query.limits, more.limits, same))
    return false;
  for (std::size_t i = 0; i < query.open.size(); ++i) {
    if (!includes(query.open[i], more.open[i])) return false;
  }
  return includes(more.demands, query.demands);
}

bool same(const Query& a, const Query& b) { return a.fixed == b.fixed && a.goal == b.goal && asks_less(a, b) && asks_less(b, a); }

// Only the grounded engine supports fixed parts.
Query written_out(const lower::Theory& theory, Query query) {
  if (query.fixed == nullptr) return query;
  query.goal = lower::written_out(theory, *query.fixed, query.goal);
  query.fixed = nullptr;
  return query;
}

// A failure of Z3 (out of memory, for example) is no verdict.
template <typename Function>
Outcome guarded(const Function& function) {
  try {
    return function();
  } catch (const z3::exception& failure) {
    return Unknown{{.what = model::Why::What::solver_gave_up, .detail = failure.msg()}};
  }
}

// Queries that were neither satisfied nor refuted at every size. They are not asked again with the same budget or a smaller one.
class LeftOpen {
 public:
  const Outcome* known(const Query& query, const Budget& budget) const {
    for (const Entry& entry : entries_) {
      const bool as_much = entry.units >= budget.resource_units && entry.largest_size == budget.largest_size;
      if (as_much && same(entry.query, query)) return &entry.outcome;
    }
    return nullptr;
  }
  void add(const Query& query, const Budget& budget, const Outcome& outcome) {
    if (is_final(outcome)) return;
    if (entries_.size() == portfolio_tuning::most_undecided) entries_.pop_front();
    entries_.push_back({query, budget.resource_units, budget.largest_size, outcome});
  }

 private:
  struct Entry {
    Query query;
    std::uint64_t units;
    std::uint32_t largest_size;
    Outcome outcome;
  };
  std::deque<Entry> entries_;
};

// The counters of statistics: how often an engine refuted, found an architecture or gave up, and the resource units that it spent.
std::string_view counter(Engine engine, const Outcome& outcome) {
  constexpr std::array names = {std::array<std::string_view, 3>{"mbqi satisfied", "mbqi refuted", "mbqi gave up"},
                                std::array<std::string_view, 3>{"grounded satisfied", "grounded refuted", "grounded gave up"},
                                std::array<std::string_view, 3>{"quantified satisfied", "quantified refuted", "quantified gave up"}};
  return names[static_cast<std::size_t>(engine)][outcome.index()];
}
void count_units(const std::unique_ptr<Mbqi>&, std::uint64_t units) { meter().count("mbqi units", units); }
void count_units(const std::unique_ptr<Grounded>&, std::uint64_t units) { meter().count("grounded units", units); }

// Creates the engines on first use. The answers to one query, from `begin` on, are compared with each other.
class Engines {
 public:
  Engines(lower::Theory& theory, Substitute substitute) : theory_(theory), agreement_(theory), substitute_(std::move(substitute)) {}

  void begin(const Query& query) { agreement_.begin(query); }
  CrossCheck& agreement() { return agreement_; }

  Grounded& grounded() {
    if (grounded_ == nullptr) grounded_ = std::make_unique<Grounded>(theory_, GroundedOptions{});
    return *grounded_;
  }
  Quantified& quantified() {
    if (quantified_ == nullptr) quantified_ = std::make_unique<Quantified>(theory_);
    return *quantified_;
  }
  Mbqi& instances() {
    if (instances_ == nullptr) instances_ = std::make_unique<Mbqi>(theory_);
    return *instances_;
  }
  // Forgets groundings and learnt lemmas.
  void forget() {
    instances_.reset();
    grounded_.reset();
    quantified_.reset();
    failures_.clear();
    left_open_ = {};
  }

  // `left` is what may still be spent. A query that stayed undecided is not asked again with the same budget or a smaller one.
  Outcome decide(const Query& query, const Budget& budget, std::uint64_t& left, bool minimal) {
    Budget own = budget;
    own.resource_units = left;
    if (const Outcome* known = left_open_.known(query, own)) {
      trace_known();
      return *known;
    }
    Outcome outcome = search(query, budget, left, minimal);
    left_open_.add(query, own, outcome);
    return outcome;
  }

  Outcome search(const Query& query, const Budget& budget, std::uint64_t& left, bool minimal) {
    const auto ends = [](const Outcome& outcome) { return is_final(outcome); };
    const bool many = asks_for_many(theory_, query);
    const bool small_first = query.fixed != nullptr || many;
    if (many) {
      Outcome outcome = refute_without_numbers(query, left);
      if (ends(outcome)) return outcome;
    }
    if (small_first) {
      const Outcome outcome = climb(query, query.fixed != nullptr ? portfolio_tuning::beside_fixed : portfolio_tuning::small, left,
                                    portfolio_tuning::first_units, minimal);
      if (ends(outcome)) return outcome;
    }
    // At most half of a small budget, because other engines may answer at once.
    Outcome outcome = instantiate(query, left, std::min(portfolio_tuning::short_units, left / 2));
    if (std::holds_alternative<Sat>(outcome) && minimal) {
      return smallest(query, budget, left, outcome);
    }
    if (ends(outcome)) return outcome;
    if (!small_first) {
      outcome = climb(query, portfolio_tuning::small, left, portfolio_tuning::first_units, minimal);
      if (ends(outcome)) return outcome;
    }
    outcome = refute(query, budget, left, portfolio_tuning::short_units);
    if (ends(outcome)) return outcome;
    Outcome climbed = climb(query, large(budget), left, portfolio_tuning::first_units, minimal);
    if (ends(climbed)) return climbed;
    outcome = instantiate(
        query, left, many ? std::max(portfolio_tuning::long_units, left / portfolio_tuning::share_of_many) : portfolio_tuning::long_units);
    if (std::holds_alternative<Sat>(outcome) && minimal) return smallest(query, budget, left, outcome);
    if (ends(outcome)) return outcome;
    outcome = refute(query, budget, left, portfolio_tuning::long_units);
    if (ends(outcome)) return outcome;
    if (std::holds_alternative<Unknown>(climbed)) climbed = climb(query, large(budget), left, left, minimal);
    if (ends(climbed) || budget.largest_size != 0) return climbed;
    const Outcome beyond = this->beyond(query, left, minimal);
    return is_final(beyond) ? beyond : further_settled(climbed, beyond);
  }

  // Searches universes with more than six elements of each type.
  Outcome beyond(const Query& query, std::uint64_t& left, bool minimal) {
    Outcome outcome = climb(query, portfolio_tuning::implied, left, left / portfolio_tuning::share_of_implied, minimal);
    if (is_final(outcome)) return outcome;
    Outcome further = climb(query, portfolio_tuning::far, left, left / portfolio_tuning::share_of_far, minimal);
    return is_final(further) ? further : further_settled(outcome, further);
  }

  // A minimal architecture for a satisfiable query; `found` if there is none within the budget.
  Outcome smallest(const Query& query, const Budget& budget, std::uint64_t& left, const Outcome& found) {
    const bool minimal = true;
    Outcome outcome = climb(query, large(budget), left, left, minimal);
    const bool goes_on = !std::holds_alternative<Sat>(outcome) && budget.largest_size == 0;
    if (goes_on) outcome = beyond(query, left, minimal);
    return std::holds_alternative<Sat>(outcome) ? outcome : found;
  }

  // Refutes the query without its demands for many elements. A refutation of the weaker query refutes the query.
  Outcome refute_without_numbers(const Query& query, std::uint64_t& left) {
    const std::optional<Query> fewer = without_numbers(theory_, query);
    if (!fewer) return Unknown{};
    forget_other_fixed(query);
    const std::uint64_t most = std::min(portfolio_tuning::short_units, left / 2);
    trace_call(Engine::instantiating, most, WithNumbers::no);
    Outcome outcome = instantiate_written_out(written_out(theory_, *fewer), left, most);
    if (!std::holds_alternative<Unsat>(outcome)) {
      trace_reply(outcome);
      return Unknown{};
    }
    return said(Engine::instantiating, query, std::move(outcome));
  }

  // The answer that is refuted up to a larger size.
  static Outcome further_settled(const Outcome& a, const Outcome& b) {
    const auto size = [](const Outcome& outcome) {
      if (const auto* unsat = std::get_if<Unsat>(&outcome)) return std::get<UpTo>(unsat->extent).size;
      const auto& settled = std::get<Unknown>(outcome).settled;
      return settled ? settled->size : 0;
    };
    return size(a) > size(b) ? a : b;
  }

  // Lemmas about another fixed part are useless for this one.
  void forget_other_fixed(const Query& query) {
    if (query.fixed == nullptr || query.fixed == last_fixed_) return;
    instances_.reset();
    last_fixed_ = query.fixed;
  }

  // With a fixed part, models come from the grounded engine, which keeps the fixed elements; here only refutations count.
  Outcome instantiate(const Query& asked, std::uint64_t& left, std::uint64_t most) {
    const Query query = written_out(theory_, asked);
    forget_other_fixed(asked);
    trace_call(Engine::instantiating, std::min(left, most));
    const Outcome found = said(Engine::instantiating, query, instantiate_written_out(query, left, most));
    if (asked.fixed != nullptr && std::holds_alternative<Sat>(found)) return Unknown{model::why(model::Why::What::no_refutation_found)};
    return found;
  }

  bool confirm_by_instances(const Query& query, std::uint64_t& units) {
    trace_call(Engine::instantiating, units);
    const auto ask = [&] { return instances().confirm(written_out(theory_, query), units); };
    const bool confirmed = bounded(units, instances_, ask).value_or(false);
    trace_reply(confirmed ? Outcome{Unsat{{}, {}, EverySize{}}} : Outcome{Unknown{model::why(model::Why::What::no_refutation_found)}});
    return confirmed;
  }

  std::vector<GroundInstance> refutation(const Query& query, std::uint64_t units) {
    constexpr std::uint64_t parts = 3;  // finding, minimising, checking: each may take `units`
    trace_call(Engine::instantiating, parts * units);
    const auto ask = [&] { return instances().refutation(query, units); };
    std::vector<GroundInstance> found = bounded(parts * units, instances_, ask).value_or(std::vector<GroundInstance>{});
    trace_reply(found.empty() ? Outcome{Unknown{model::why(model::Why::What::no_refutation_found)}} : Outcome{Unsat{{}, {}, EverySize{}}});
    return found;
  }

  Outcome instantiate_written_out(const Query& query, std::uint64_t& left, std::uint64_t most) {
    return within(left, most, instances_, [&](std::uint64_t& units) { return instances().decide(query, units); });
  }

  Outcome climb(const Query& query, const Grounded::Climb& climb, std::uint64_t& left, std::uint64_t most, bool minimal) {
    trace_call(Engine::grounded, std::min(left, most));
    return said(Engine::grounded, query,
                within(left, most, grounded_, [&](std::uint64_t& units) { return grounded().decide(query, climb, units, minimal); }));
  }

  Outcome refute(const Query& asked, const Budget& budget, std::uint64_t& left, std::uint64_t most) {
    const Query query = written_out(theory_, asked);
    Budget slice = budget;
    slice.resource_units = std::min(left, most);
    const bool hopeless = std::ranges::any_of(
        failures_, [&](const Failure& failure) { return failure.units >= slice.resource_units && asks_less(query, failure.query); });
    if (slice.resource_units == 0 || hopeless) return Unknown{model::why(model::Why::What::no_refutation_found)};
    bool satisfiable = false;
    const auto ask = [&]() -> Outcome {
      Quantified::Reply reply = quantified().decide(query, slice);
      satisfiable = reply.satisfiable;
      return std::move(reply.outcome);
    };
    trace_call(Engine::quantified, slice.resource_units);
    Outcome outcome = said(Engine::quantified, query, bounded(slice.resource_units, quantified_, [&] {
                                                        return guarded(ask);
                                                      }).value_or(Unknown{model::why(model::Why::What::no_refutation_found)}));
    if (!std::holds_alternative<Unknown>(outcome)) return outcome;
    if (!satisfiable) left -= slice.resource_units;
    meter().count("quantified units", satisfiable ? 0 : slice.resource_units);
    failures_.push_back({query, satisfiable ? UINT64_MAX : slice.resource_units});
    return outcome;
  }

 private:
  // A query that could not be refuted with so many units.
  struct Failure {
    Query query;
    std::uint64_t units;
  };

  // Engines check their spending at intervals. An engine that exceeds its budget by far is stopped. A stopped engine is discarded,
  // because its state may be inconsistent; the result is then nothing.
  template <typename Engine, typename Function>
  static auto bounded(std::uint64_t units, std::unique_ptr<Engine>& engine, const Function& ask) -> std::optional<decltype(ask())> {
    try {
      auto said = within_units(units + portfolio_tuning::patience, ask);
      if (!said) engine.reset();
      return said;
    } catch (const Stopped&) {
      engine.reset();
      throw;
    }
  }

  // Asks the engine with at most `most` of the units that are left.
  template <typename Engine, typename Function>
  static Outcome within(std::uint64_t& left, std::uint64_t most, std::unique_ptr<Engine>& engine, const Function& ask) {
    const std::uint64_t slice = std::min(left, most);
    std::uint64_t units = slice;
    std::optional<Outcome> outcome = bounded(slice, engine, [&] { return guarded([&] { return ask(units); }); });
    const std::uint64_t spent = outcome ? slice - units : slice;
    left -= spent;
    count_units(engine, spent);
    return outcome ? std::move(*outcome) : Unknown{model::why(model::Why::What::budget_used_up)};
  }

  Outcome said(Engine engine, const Query& query, Outcome outcome) {
    if (substitute_) outcome = substitute_(engine, query, std::move(outcome));
    meter().count(counter(engine, outcome));
    trace_reply(outcome);
    agreement_.add(name(engine), outcome);
    return outcome;
  }

  lower::Theory& theory_;
  CrossCheck agreement_;
  Substitute substitute_;
  std::unique_ptr<Mbqi> instances_;
  std::shared_ptr<const lower::FixedPart> last_fixed_;
  std::unique_ptr<Grounded> grounded_;
  std::unique_ptr<Quantified> quantified_;
  std::vector<Failure> failures_;
  LeftOpen left_open_;
};

}  // namespace

class Portfolio::Implementation {
 public:
  Implementation(lower::Theory& theory, Substitute substitute) : engines(theory, std::move(substitute)), fresh(theory, {}) {}
  Engines engines;
  Engines fresh;  // for confirmations, instances and `decide_afresh`; forgets its state before each
  LeftOpen left_open_afresh;
};

namespace {

// Sets `spent` to the units that `ask` took from the budget.
template <typename Function>
Outcome counted(const Budget& budget, std::uint64_t* spent, const Function& ask) {
  std::uint64_t left = budget.resource_units;
  Outcome outcome = ask(left);
  if (spent != nullptr) *spent = budget.resource_units - left;
  return outcome;
}

}  // namespace

Portfolio::Portfolio(lower::Theory& theory, Substitute substitute)
    : implementation_(std::make_unique<Implementation>(theory, std::move(substitute))) {}
Portfolio::~Portfolio() = default;

Outcome Portfolio::decide(const Query& query, const Budget& budget, bool minimal, std::uint64_t* spent) {
  trace_query(query, model::TracedQuery::Purpose::search);
  implementation_->engines.begin(query);
  return counted(budget, spent, [&](std::uint64_t& left) { return implementation_->engines.decide(query, budget, left, minimal); });
}

// Engines without history repeat their answers, so undecided queries need not be asked again.
Outcome Portfolio::decide_afresh(const Query& query, const Budget& budget, bool minimal) {
  trace_query(query, model::TracedQuery::Purpose::repetition);
  if (const Outcome* known = implementation_->left_open_afresh.known(query, budget)) {
    trace_known();
    return *known;
  }
  Engines& fresh = implementation_->fresh;
  fresh.forget();
  fresh.begin(query);
  std::uint64_t left = budget.resource_units;
  const Outcome outcome = fresh.decide(query, budget, left, minimal);
  implementation_->left_open_afresh.add(query, budget, outcome);
  return outcome;
}

Outcome Portfolio::decide_quantified(const Query& query, const Budget& budget) {
  trace_query(query, model::TracedQuery::Purpose::search);
  implementation_->engines.begin(query);
  std::uint64_t left = budget.resource_units;
  return implementation_->engines.refute(query, budget, left, left);
}

Outcome Portfolio::decide_by_instances(const Query& query, const Budget& budget, std::uint64_t* spent) {
  trace_query(query, model::TracedQuery::Purpose::search);
  implementation_->engines.begin(query);
  return counted(budget, spent, [&](std::uint64_t& left) { return implementation_->engines.instantiate(query, left, left); });
}

Outcome Portfolio::decide_grounded(const Query& query, const Budget& budget, bool minimal) {
  trace_query(query, model::TracedQuery::Purpose::search);
  implementation_->engines.begin(query);
  std::uint64_t left = budget.resource_units;
  return implementation_->engines.climb(query, large(budget), left, left, minimal);
}

std::vector<GroundInstance> Portfolio::refutation(const Query& query, const Budget& budget) {
  trace_query(query, model::TracedQuery::Purpose::instances);
  // Lemmas learnt from other queries can interfere, and their instances are not always the fewest.
  Engines& fresh = implementation_->fresh;
  fresh.forget();
  const std::uint64_t units = std::min(budget.resource_units, portfolio_tuning::long_units);
  std::vector<GroundInstance> found = fresh.refutation(query, units);
  return found.empty() ? implementation_->engines.refutation(query, units) : found;
}

bool Portfolio::confirm(const Query& query, const Extent& extent, const Budget& budget, Claim claim) {
  trace_query(query, model::TracedQuery::Purpose::confirmation);
  Budget own = budget;
  // A refutation by instances is checked in a solver of its own.
  if (std::holds_alternative<EverySize>(extent)) {
    std::uint64_t slice = std::min(own.resource_units, portfolio_tuning::short_units);
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

void Portfolio::contradict(std::string_view who, std::string_view says) const { implementation_->engines.agreement().fail(who, says); }

std::string solver_version() {
  unsigned major = 0, minor = 0, build = 0, revision = 0;
  Z3_get_version(&major, &minor, &build, &revision);
  return fmt::format("Z3 {}.{}.{}, CaDiCaL {}", major, minor, build, CaDiCaL::Solver::version());
}

}  // namespace proviso::solve
