// The order in which engines are asked, what they may spend, and what is not asked again.
#include "solve/portfolio/portfolio.h"

#include "../../support/asked.h"
#include "text/check.h"

namespace proviso::solve {
namespace {

constexpr Engine instantiating = Engine::instantiating, grounded = Engine::grounded, quantified = Engine::quantified;
using Order = std::vector<Engine>;

// Which engines answered. Those that are silent know nothing.
struct Recorded {
  explicit Recorded(const std::string& text, std::set<Engine> silent = {}) : asked(text), silent_engines(std::move(silent)) {
    portfolio = std::make_unique<Portfolio>(*asked.theory, [this](Engine engine, const Query& query, Outcome outcome) {
      order.push_back(engine);
      queries.push_back(query);
      return silent_engines.contains(engine) ? Outcome(Unknown{model::why(model::Why::What::no_refutation_found)}) : outcome;
    });
  }
  Outcome decide(bool minimal, Budget budget = {}) {
    order.clear();
    return portfolio->decide(asked.query, budget, minimal, &spent);
  }

  Asked asked;
  std::set<Engine> silent_engines;
  std::unique_ptr<Portfolio> portfolio;
  Order order;
  std::uint64_t spent = 0;
  std::vector<Query> queries;
};

const char* const possible_calls = "type Call { urgent: bool }\nfact two : at least 2 Call c where c.urgent";
const char* const impossible_calls = "type Call { urgent: bool }\nfact one : some Call c where c.urgent\nfact none : no Call c: c.urgent";
// Only infinite structures satisfy it, and no instances refute it.
const char* const without_end = R"(
type Event { next: Event }
fact injective : every Event a, Event b where a != b: a.next != b.next
fact beginning : some Event a: no Event b: b.next = a
)";

bool is_refuted_at_every_size(const Outcome& outcome) {
  const auto* unsat = std::get_if<Unsat>(&outcome);
  return unsat != nullptr && std::holds_alternative<EverySize>(unsat->extent);
}

TEST(PortfolioTest, AsksInstancesFirst) {
  Recorded impossible(impossible_calls), possible(possible_calls);
  EXPECT_TRUE(is_refuted_at_every_size(impossible.decide(true)));
  EXPECT_EQ(impossible.order, Order{instantiating});
  EXPECT_TRUE(std::holds_alternative<Sat>(possible.decide(false)));
  EXPECT_EQ(possible.order, Order{instantiating}) << "what it finds will do where no smallest one is asked for";
}

TEST(PortfolioTest, HasTheGroundedEngineFindASmallestArchitecture) {
  Recorded recorded(possible_calls);
  const Outcome outcome = recorded.decide(true);
  ASSERT_TRUE(std::holds_alternative<Sat>(outcome));
  EXPECT_TRUE(std::get<Sat>(outcome).minimal);
  EXPECT_EQ(recorded.order, (Order{instantiating, grounded}));
}

// Where no smallest architecture is found, the outcome is the one that is.
TEST(PortfolioTest, KeepsWhatWasFound) {
  Recorded recorded(possible_calls, {grounded});
  const Outcome outcome = recorded.decide(true);
  ASSERT_TRUE(std::holds_alternative<Sat>(outcome));
  EXPECT_FALSE(std::get<Sat>(outcome).minimal);
}

TEST(PortfolioTest, AsksOneEngineAfterTheOther) {
  // Small universes, the quantified engine for a short while, large universes; then instances and the quantified engine for longer.
  Recorded impossible(impossible_calls, {instantiating, grounded, quantified});
  EXPECT_TRUE(std::holds_alternative<Unknown>(impossible.decide(true)));
  const Order all{instantiating, grounded, quantified, grounded, instantiating, quantified};
  ASSERT_GE(impossible.order.size(), all.size());
  EXPECT_EQ(Order(impossible.order.begin(), impossible.order.begin() + static_cast<std::ptrdiff_t>(all.size())), all);
  // Then universes of any size alone.
  EXPECT_EQ(std::count(impossible.order.begin() + static_cast<std::ptrdiff_t>(all.size()), impossible.order.end(), grounded),
            static_cast<std::ptrdiff_t>(impossible.order.size() - all.size()));
  EXPECT_EQ(impossible.order.size(), all.size() + 3);

  Recorded without_instances(impossible_calls, {instantiating});
  EXPECT_TRUE(is_refuted_at_every_size(without_instances.decide(true)));
  EXPECT_EQ(without_instances.order, (Order{instantiating, grounded}));
  Recorded quantified_alone(impossible_calls, {instantiating, grounded});
  EXPECT_TRUE(is_refuted_at_every_size(quantified_alone.decide(true)));
  EXPECT_EQ(quantified_alone.order, (Order{instantiating, grounded, quantified}));
}

// To a size that the caller names, and no further.
TEST(PortfolioTest, ClimbsToTheSizeThatIsAskedFor) {
  Recorded recorded(without_end, {instantiating, quantified});
  Budget budget;
  budget.largest_size = 3;
  const Outcome outcome = recorded.decide(true, budget);
  const auto* unsat = std::get_if<Unsat>(&outcome);
  ASSERT_NE(unsat, nullptr);
  ASSERT_TRUE(std::holds_alternative<UpTo>(unsat->extent));
  EXPECT_EQ(std::get<UpTo>(unsat->extent).size, 3U);
  EXPECT_EQ(std::ranges::count(recorded.order, grounded), 2) << "small universes, and those up to that size";
}

// What is refuted up to a size ends no search: other engines are asked as well.
TEST(PortfolioTest, GoesOnAfterARefutationUpToASize) {
  Recorded recorded(without_end);
  const Outcome outcome = recorded.decide(true, {3'000'000, 0});
  const auto* unsat = std::get_if<Unsat>(&outcome);
  ASSERT_NE(unsat, nullptr);
  EXPECT_TRUE(std::holds_alternative<UpTo>(unsat->extent));
  EXPECT_GE(std::ranges::count(recorded.order, instantiating), 2);
  EXPECT_GE(std::ranges::count(recorded.order, quantified), 1);
}

// Universes of the size that is asked for come before instances, which are asked without what asks for so many.
TEST(PortfolioTest, LooksAtUniversesFirstWhereManyAreAskedFor) {
  Recorded possible("type Call\nfact many : at least 20 Call c\n");
  EXPECT_TRUE(std::holds_alternative<Sat>(possible.decide(true)));
  EXPECT_EQ(possible.order, Order{grounded});
  Recorded impossible(std::string(impossible_calls) + "\nfact many : at least 20 Call c\n");
  EXPECT_TRUE(is_refuted_at_every_size(impossible.decide(true)));
  EXPECT_EQ(impossible.order, Order{instantiating});
}

TEST(PortfolioTest, SpendsNoMoreThanItsBudget) {
  std::uint64_t before = 0;
  for (const std::uint64_t units : {100ULL, 10'000ULL, 1'000'000ULL}) {
    Recorded recorded(without_end);
    const Outcome outcome = recorded.decide(true, {units, 0});
    EXPECT_FALSE(std::holds_alternative<Sat>(outcome));
    EXPECT_FALSE(is_refuted_at_every_size(outcome));
    EXPECT_LE(recorded.spent, units);
    EXPECT_GE(recorded.spent, before) << "a larger budget is used";
    before = recorded.spent;
  }
  EXPECT_GT(before, 10'000U);
  Recorded easy(impossible_calls);
  easy.decide(true);
  EXPECT_GT(easy.spent, 0U);
  EXPECT_LT(easy.spent, 100'000U);
}

TEST(PortfolioTest, DoesNotAskAgainWhatItCouldNotSettle) {
  Recorded recorded(without_end);
  const Outcome first = recorded.decide(true, {300'000, 0});
  EXPECT_FALSE(recorded.order.empty());
  const Outcome again = recorded.decide(true, {300'000, 0});
  EXPECT_EQ(again.index(), first.index());
  EXPECT_TRUE(recorded.order.empty());
  EXPECT_EQ(recorded.spent, 0U);
  recorded.decide(true, {600'000, 0});
  EXPECT_FALSE(recorded.order.empty()) << "with more to spend it is asked";
}

TEST(PortfolioTest, DecidesAfreshWithEnginesOfItsOwn) {
  Recorded recorded(impossible_calls, {instantiating, grounded, quantified});
  recorded.order.clear();
  EXPECT_TRUE(is_refuted_at_every_size(recorded.portfolio->decide_afresh(recorded.asked.query, {}, true)));
  EXPECT_TRUE(recorded.order.empty());
}

TEST(PortfolioTest, ConfirmsWhatIsRefuted) {
  Asked impossible(impossible_calls), possible(possible_calls);
  EXPECT_TRUE(impossible.portfolio->confirm(impossible.query, EverySize{}, {}, Claim::as_asked));
  EXPECT_FALSE(possible.portfolio->confirm(possible.query, EverySize{}, {}, Claim::by_core)) << "a core may be too small";
  EXPECT_THROW(possible.portfolio->confirm(possible.query, EverySize{}, {}, Claim::as_asked), InternalError);
}

TEST(PortfolioTest, ConfirmsARefutationUpToItsSize) {
  Asked possible(possible_calls);
  EXPECT_FALSE(possible.portfolio->confirm(possible.query, UpTo{3, {}}, {}, Claim::by_core));
  EXPECT_THROW(possible.portfolio->confirm(possible.query, UpTo{3, {}}, {}, Claim::as_asked), InternalError);
  Asked endless(without_end);
  EXPECT_TRUE(endless.portfolio->confirm(endless.query, UpTo{4, {}}, {}, Claim::as_asked));
}

TEST(PortfolioTest, ThrowsWhereEnginesContradictEachOther) {
  Asked asked(possible_calls);
  Portfolio portfolio(*asked.theory, [](Engine engine, const Query&, Outcome outcome) {
    return engine == grounded ? Outcome(Unsat{{}, {}, EverySize{}}) : outcome;
  });
  EXPECT_TRUE(std::holds_alternative<Sat>(portfolio.decide(asked.query, {}, false)));
  EXPECT_THROW(portfolio.decide(asked.query, {}, true), InternalError);
}

}  // namespace
}  // namespace proviso::solve
