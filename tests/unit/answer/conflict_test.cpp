// Conflicts: what they name cannot hold together, and without any one of the units it can.
#include "answer/conflict.h"

#include "spec_model.h"

namespace proviso::answer {
namespace {

using namespace model;

struct ConflictTest : ::testing::Test {
  void ask(const std::string& text, solve::Substitute substitute = {}) {
    spec.emplace(text);
    theory = lower::from_model(spec->model);
    portfolio = std::make_unique<solve::Portfolio>(*theory, std::move(substitute));
    oracle = std::make_unique<Oracle>(spec->model, *theory, *portfolio, budget);
    const Check& check = spec->model.checks.front();
    question = question_of(spec->model, check, scope_of(spec->model, check, {}, {}), spec->model.all_open());
  }
  OpenReadings open() const { return spec->model.all_open(); }

  Refuted refuted(const OpenReadings& readings) {
    const Oracle::Reply reply = oracle->ask(question, all_of(question), readings, false);
    const auto* refuted = std::get_if<Refuted>(&reply);
    if (refuted == nullptr) throw std::runtime_error("the question is not refuted");
    return *refuted;
  }
  Refutation found(const OpenReadings& readings) {
    std::optional<Refutation> result = refutation(*oracle, question, readings, open(), refuted(readings));
    if (!result) throw std::runtime_error("the conflict is not confirmed");
    return std::move(*result);
  }
  Refutation minimal(const OpenReadings& readings, std::uint64_t units = 10'000'000) {
    return minimised(*oracle, question, readings, open(), found(readings).conflict, units);
  }

  // The names of the units, in order.
  std::vector<std::string> names(const Conflict& conflict) const {
    std::vector<std::string> result;
    for (const Unit& unit : conflict.units) {
      struct {
        const Model& model;
        std::string operator()(const FactUnit& u) const { return std::string(model[u.id].heading.name); }
        std::string operator()(const ClauseUnit& u) const { return std::string(model[u.id].heading.name); }
        std::string operator()(const RequirementUnit& u) const { return std::string(model[u.id].heading.name); }
        std::string operator()(const TermUnit& u) const { return std::string(model[u.id].heading.name); }
        std::string operator()(const QuestionUnit&) const { return "the question"; }
        std::string operator()(const LearntUnit&) const { return "a learnt sentence"; }
      } visitor{spec->model};
      result.push_back(std::visit(visitor, unit));
    }
    std::ranges::sort(result);
    return result;
  }

  // By an oracle that has learnt nothing: the units alone are refuted, and satisfiable without any one of them.
  void expect_minimal(const Refutation& refutation) {
    solve::Portfolio fresh(*theory);
    Oracle other(spec->model, *theory, fresh, budget);
    const auto ask = [&](const std::vector<Unit>& units) {
      return other.ask(question, narrowed(question, all_of(question), core_of(units)), refutation.readings, false);
    };
    const std::vector<Unit>& all = refutation.conflict.units;
    EXPECT_TRUE(std::holds_alternative<Refuted>(ask(all)));
    for (const Unit& left_out : all) {
      std::vector<Unit> rest = all;
      std::erase(rest, left_out);
      EXPECT_TRUE(std::holds_alternative<Witness>(ask(rest)));
    }
  }

  const solve::Budget budget;
  std::optional<SpecModel> spec;
  std::unique_ptr<lower::Theory> theory;
  std::unique_ptr<solve::Portfolio> portfolio;
  std::unique_ptr<Oracle> oracle;
  Question question;
};

using Names = std::vector<std::string>;

const char* const two_conflicts = R"(
enum Cloud { Azure, AWS }
type Call { on: Cloud, urgent: bool }
define home(Call c) = c.on = Azure
fact some_urgent : some Call c: c.urgent
fact all_on_azure : every Call c: c.on = Azure
fact urgent_on_aws : every Call c where c.urgent: c.on = AWS
fact few : at most 4 Call c
fact few_at_home : at most 3 Call c where home(c)
requirement none_urgent : no Call c: c.urgent
check q { possible some Call c: home(c) }
)";

TEST_F(ConflictTest, IsMinimal) {
  ask(two_conflicts);
  const Refutation result = minimal(open());
  EXPECT_TRUE(result.conflict.minimal);
  EXPECT_TRUE(result.conflict.unsettled.empty());
  EXPECT_TRUE(result.conflict.before_clauses);
  const Names these = names(result.conflict);
  EXPECT_TRUE(these == (Names{"all_on_azure", "some_urgent", "urgent_on_aws"}) || these == (Names{"none_urgent", "some_urgent"}));
  expect_minimal(result);
}

// What the refutation used, confirmed, but nothing more was tried.
TEST_F(ConflictTest, IsNotCalledMinimalBeforeThat) {
  ask(two_conflicts);
  const Refutation result = found(open());
  EXPECT_FALSE(result.conflict.minimal);
  EXPECT_TRUE(result.conflict.unsettled.empty());
  solve::Portfolio fresh(*theory);
  Oracle other(spec->model, *theory, fresh, budget);
  const Subquery subquery = narrowed(question, all_of(question), core_of(result.conflict.units));
  EXPECT_TRUE(std::holds_alternative<Refuted>(other.ask(question, subquery, open(), false)));
}

TEST_F(ConflictTest, NamesTheQuestionAndTheMeaningOfATerm) {
  ask(R"(
enum Cloud { Azure, AWS }
type Call { on: Cloud, urgent: bool }
define away(Call c) = c.on = AWS
fact home : every Call c: c.on = Azure
fact few : at most 4 Call c
check q { possible some Call c: away(c) }
)");
  const Refutation result = minimal(open());
  EXPECT_EQ(names(result.conflict), (Names{"away", "home", "the question"}));
  EXPECT_TRUE(result.conflict.minimal);
  expect_minimal(result);
}

// A conflict of facts alone is found first, though clauses conflict as well.
TEST_F(ConflictTest, LeavesClausesOutWhereItCan) {
  const std::string clauses = R"(
type Call { urgent: bool, plain: bool }
fact some_call : some Call c
contract k from 2026-01-01 {
  clause urgent { every Call c must c.urgent }
  clause not_urgent { every Call c must not c.urgent }
}
check q { possible }
)";
  ask(clauses);
  const Refutation of_clauses = minimal(open());
  EXPECT_EQ(names(of_clauses.conflict), (Names{"not_urgent", "some_call", "urgent"}));
  EXPECT_FALSE(of_clauses.conflict.before_clauses);
  expect_minimal(of_clauses);
  // Also where an engine refutes by the clauses.
  ask(clauses + "fact plain : every Call c: c.plain\nfact not_plain : every Call c: not c.plain\n",
      [](solve::Engine, const solve::Query& query, solve::Outcome outcome) {
        const std::vector<Unit> of_clauses{FactUnit{{0}}, ClauseUnit{{0}}, ClauseUnit{{1}}};
        auto* unsat = std::get_if<solve::Unsat>(&outcome);
        const auto is_asked = [&](const Unit& unit) { return std::ranges::find(query.demands, unit) != query.demands.end(); };
        if (unsat != nullptr && std::ranges::all_of(of_clauses, is_asked)) unsat->core = of_clauses;
        return outcome;
      });
  const Refutation of_facts = minimal(open());
  EXPECT_EQ(names(of_facts.conflict), (Names{"not_plain", "plain", "some_call"}));
  EXPECT_TRUE(of_facts.conflict.before_clauses);
  expect_minimal(of_facts);
}

// Refuted under one reading, by what does not depend on it: that covers the others.
TEST_F(ConflictTest, CoversTheReadingsThatItDoesNotNeed) {
  const std::string text = R"(
type Call { urgent: bool, plain: bool }
define special(Call c)
  reading narrow = c.urgent
  reading wide = c.urgent or c.plain
fact some_special : some Call c: special(c)
)";
  OpenReadings narrow;
  ask(text + "fact none : no Call c\ncheck q { possible }");
  narrow = open();
  narrow[0] = {0};
  const Refutation whatever_it_means = minimal(narrow);
  EXPECT_EQ(names(whatever_it_means.conflict), (Names{"none", "some_special"}));
  EXPECT_EQ(whatever_it_means.readings, open());
  ask(text + "fact none_urgent : no Call c: c.urgent\ncheck q { possible }");
  const Refutation of_one_reading = minimal(narrow);
  EXPECT_EQ(names(of_one_reading.conflict), (Names{"none_urgent", "some_special", "special"}));
  EXPECT_EQ(of_one_reading.readings, narrow);
  expect_minimal(of_one_reading);
}

// A core that is too small is not confirmed: then all that was asked is the conflict, which is made smaller without trusting cores.
TEST_F(ConflictTest, DoesNotTrustCores) {
  ask(two_conflicts, [](solve::Engine, const solve::Query& query, solve::Outcome outcome) {
    auto* unsat = std::get_if<solve::Unsat>(&outcome);
    if (unsat != nullptr && !query.demands.empty()) unsat->core = {query.demands.back()};
    return outcome;
  });
  const Refutation first = found(open());
  EXPECT_EQ(first.conflict.units.size(), question.demands.size() + 2) << "with the term and the question";
  const Refutation result = minimal(open());
  EXPECT_TRUE(result.conflict.minimal);
  expect_minimal(result);
}

// Without units to leave anything out it stays what it was, and says so.
TEST_F(ConflictTest, IsNotMinimalWithoutUnits) {
  ask(two_conflicts);
  const Conflict whole{question.demands};
  const Refutation result = minimised(*oracle, question, open(), open(), whole, 0);
  EXPECT_FALSE(result.conflict.minimal);
  EXPECT_EQ(result.conflict.unsettled, why(Why::What::leaving_out_takes_too_long));
  EXPECT_GT(result.conflict.units.size(), 3U);
}

}  // namespace
}  // namespace proviso::answer
