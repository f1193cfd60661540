#include <algorithm>

#include "../../support/spec_world.h"

namespace proviso::testing {
namespace {

constexpr const char* rules_vocabulary = R"(
  enum Cloud { Azure, AWS, Other }
  type Service { on: Cloud, sold: bool, near: set Service }
  type Agent is Service { free: bool }
  type Job { by: Service }
)";
constexpr const char* things = R"(
  Service a { on = Azure, sold = true }
  Service b { on = AWS, sold = true, near = { a } }
  Agent c { on = AWS, sold = false, free = true }
  Agent d { on = Other, sold = true, free = false, near = { c } }
  Job j { by = c }
)";

ClauseId clause_named(const Model& model, std::string_view name) {
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (model.clauses[i].heading.name == name) return ClauseId{i};
  }
  ADD_FAILURE() << "no clause " << name;
  return ClauseId{0};
}

// For the elements a, b, c, d, ... in turn, what became of the clause's only rule.
std::string statuses(const std::string& clauses, std::string_view clause, Selection readings = {}) {
  const World world(rules_vocabulary, things);
  return world.with("contract k from 2025-01-01 {\n" + clauses + "\n}", std::move(readings), [&](Evaluator& evaluator, const Model& model) {
    std::vector<RuleInstance> instances = evaluator.instances(clause_named(model, clause), 100);
    std::ranges::stable_sort(instances, {}, [](const RuleInstance& instance) {
      return instance.binding.empty() ? 0 : std::get<Element>(instance.binding[0].second).index;
    });
    std::string result;
    for (const RuleInstance& instance : instances) {
      constexpr std::string_view letters = "-eosuv";  // in the order of RuleStatus
      result += letters[static_cast<std::size_t>(instance.status)];
    }
    return result;
  });
}

constexpr const char* home = "clause home { every Service s where s.sold must s.on = Azure }\n";

TEST(EvaluatorRulesTest, ARuleAppliesWhereItsConditionHolds) {
  EXPECT_EQ(statuses(home, "home"), "sv-v");
  EXPECT_EQ(statuses("clause ban { every Service s must not s.on = AWS }", "ban"), "svvs");
  EXPECT_EQ(statuses("clause all { must some Service s: s.on = Other }", "all"), "s");
  EXPECT_EQ(statuses("clause none { must no Service s where s.on = Other }", "none"), "v");
  EXPECT_EQ(statuses("clause agents { every Agent s must s.free }", "agents"), "sv");
}

TEST(EvaluatorRulesTest, AnExceptionTakesOut) {
  EXPECT_EQ(statuses("clause home { every Service s where s.sold must s.on = Azure unless s.on = AWS }", "home"), "se-v");
  EXPECT_EQ(statuses("clause home { every Service s must s.on = Azure unless s.on = AWS unless s is Agent }", "home"), "seee");
}

TEST(EvaluatorRulesTest, APermissionPrevailsWhereWhatItPermitsHappens) {
  const std::string clauses = std::string(home) + R"(
    clause exception { notwithstanding home every Service s where s.sold may s.on = AWS })";
  EXPECT_EQ(statuses(clauses, "home"), "so-v");
  EXPECT_EQ(statuses(clauses, "exception"), "us-u");
}

TEST(EvaluatorRulesTest, MayAnythingPermitsWhateverHappens) {
  const std::string clauses = std::string(home) + R"(
    clause exception { notwithstanding home every Agent s where s.sold may anything })";
  EXPECT_EQ(statuses(clauses, "home"), "sv-o");
}

TEST(EvaluatorRulesTest, AnObligationPrevailsWhereItApplies) {
  const std::string clauses = std::string(home) + R"(
    clause other { notwithstanding home every Service s where s.on != Azure and s.sold must s.on = Other })";
  EXPECT_EQ(statuses(clauses, "home"), "so-o");
  EXPECT_EQ(statuses(clauses, "other"), "-v-s");
}

TEST(EvaluatorRulesTest, AnExceptionToAnExceptionRestoresTheRule) {
  const std::string clauses = std::string(home) + R"(
    clause exception { notwithstanding home every Service s may anything }
    clause again { notwithstanding exception every Agent s may s.on = Other })";
  EXPECT_EQ(statuses(clauses, "exception"), "ssso");
  EXPECT_EQ(statuses(clauses, "home"), "oo-v");
}

TEST(EvaluatorRulesTest, UnmatchedVariablesAreReadForSome) {
  const std::string clauses = std::string(home) + R"(
    clause near { notwithstanding home every Service s, Job j where j.by in s.near may anything })";
  EXPECT_EQ(statuses(clauses, "home"), "sv-o");
  const std::string without_match = std::string(home) + R"(
    clause some_agent { notwithstanding home where (some Agent x where x.free) may anything })";
  EXPECT_EQ(statuses(without_match, "home"), "oo-o");
}

TEST(EvaluatorRulesTest, TheOverridingInstanceIsNamed) {
  const World world(rules_vocabulary, things);
  const std::string clauses = "contract k from 2025-01-01 {\n" + std::string(home) + R"(
    clause near { notwithstanding home every Service s, Job j where j.by in s.near may anything } })";
  world.with(clauses, {}, [&](Evaluator& evaluator, const Model& model) {
    for (const RuleInstance& instance : evaluator.instances(clause_named(model, "home"), 10)) {
      if (instance.status != RuleStatus::overridden) continue;
      EXPECT_EQ(model[instance.overriding].clause, clause_named(model, "near"));
      EXPECT_EQ(instance.overriding_binding.size(), 2U);
      EXPECT_EQ(instance.overriding_binding[0].second, instance.binding[0].second);
      EXPECT_TRUE(evaluator.prevails(instance.overriding, instance.overriding_binding));
    }
    return true;
  });
}

TEST(EvaluatorRulesTest, OnlyClausesInForceOverride) {
  const Spec spec(std::string(rules_vocabulary) + "contract k from 2025-01-01 {\n" + home +
                  "clause exception { notwithstanding home every Service s may anything } }\nexample world {" + things + "}");
  Scope scope = full_scope(spec.model);
  const Structure& structure = spec.model.examples[0].structure;
  const ClauseId of_home = clause_named(spec.model, "home");
  EXPECT_TRUE(Evaluator(spec.model, structure, scope, {}).complies(of_home));
  scope.clauses[clause_named(spec.model, "exception").value] = false;
  EXPECT_FALSE(Evaluator(spec.model, structure, scope, {}).complies(of_home));
  scope.clauses[of_home.value] = false;
  EXPECT_FALSE(Evaluator(spec.model, structure, scope, {}).complies(of_home));
}

TEST(EvaluatorRulesTest, ClausesHaveReadings) {
  const std::string clause = R"(clause home {
    reading strict = every Service s must s.on = Azure
    reading lenient = every Service s must s.on != Other })";
  EXPECT_EQ(statuses(clause, "home", {0}), "svvv");
  EXPECT_EQ(statuses(clause, "home", {1}), "sssv");
}

TEST(EvaluatorRulesTest, AnOverrideOfAnotherReadingIsSilent) {
  const std::string clauses = std::string(home) + R"(clause exception {
    notwithstanding home
    reading wide = every Service s may anything
    reading narrow = every Service s may s.on = AWS })";
  EXPECT_EQ(statuses(clauses, "home", {0}), "oo-o");
  EXPECT_EQ(statuses(clauses, "home", {1}), "so-v");
}

TEST(EvaluatorRulesTest, KeptAndApplies) {
  const World world(std::string(rules_vocabulary) + R"(
    contract k from 2025-01-01 {
      clause home { every Service s where s.sold must s.on = Azure }
      clause exception { notwithstanding home every Service s may s.on = AWS }
      clause pairs { every Service s, Job j where j.by = s must s is Agent }
      clause agents { every Agent g where g.free must g.on = AWS }
    })",
                    things);
  EXPECT_FALSE(world("kept home"));
  EXPECT_FALSE(world("kept k"));
  EXPECT_TRUE(world("kept pairs and kept agents"));
  EXPECT_TRUE(world("exactly 2 Service s where applies home(s)"));
  EXPECT_TRUE(world("every Service s where applies home(s): s.on != AWS"));
  EXPECT_TRUE(world("exactly 1 Service s: some Job j: applies pairs(s, j)"));
  EXPECT_TRUE(world("exactly 1 Service s where applies agents(s)"));
  EXPECT_TRUE(world("no Service s where applies k(s) and s.on = AWS and not s is Agent and not applies exception(s)"));
}

// `home` is breached; what excepts it stands in its contract, in another one that names it, in one that names that, and in one that
// overrides everything.
TEST(EvaluatorRulesTest, KeptCountsTheExceptionsOfTheContract) {
  const std::string exceptions[] = {
      "contract k from 2025-01-01 { HOME clause other { notwithstanding home every Service s may anything } }",
      "contract k from 2025-01-01 { HOME } contract l from 2025-01-01 { clause other { notwithstanding home every Service s may anything } "
      "}",
      "contract k from 2025-01-01 { HOME } contract l from 2025-01-01 { clause other { every Service s may anything notwithstanding k } }",
      "contract k from 2025-01-01 { clause home { subject to other every Service s where s.sold must s.on = Azure } }\n"
      "contract l from 2025-01-01 { clause other { every Service s may anything } }"};
  for (std::string text : exceptions) {
    if (const std::size_t at = text.find("HOME"); at != std::string::npos) text.replace(at, 4, home);
    const Spec spec(std::string(rules_vocabulary) + text + "define ok() = kept home\nexample world {" + things + "}");
    Scope scope = full_scope(spec.model);
    const Structure& structure = spec.model.examples[0].structure;
    const ExprId kept = spec.model.terms[0].readings[0].meaning;
    scope.clauses.assign(scope.clauses.size(), false);
    EXPECT_TRUE(Evaluator(spec.model, structure, scope, {}).holds(kept)) << text;
    EXPECT_FALSE(Evaluator(spec.model, structure, scope, {}).complies(clause_named(spec.model, "home"))) << text;
    scope.standing[clause_named(spec.model, "other").value] = false;
    EXPECT_FALSE(Evaluator(spec.model, structure, scope, {}).holds(kept)) << text;
  }
  const World everything(std::string(rules_vocabulary) + "contract k from 2025-01-01 {\n" + home + R"( }
    contract l from 2025-01-01 { clause other { notwithstanding everything every Service s may anything } })",
                         things);
  EXPECT_FALSE(everything("kept home"));
}

TEST(EvaluatorRulesTest, InstancesComeViolatedFirstAndBounded) {
  const World world(rules_vocabulary, things);
  world.with("contract k from 2025-01-01 { clause home { every Service s where s.sold must s.on = Azure } }", {},
             [&](Evaluator& evaluator, const Model& model) {
               const ClauseId home_clause = clause_named(model, "home");
               const auto all = evaluator.instances(home_clause, 100);
               EXPECT_EQ(all.size(), 4U);
               EXPECT_EQ(all[0].status, RuleStatus::violated);
               EXPECT_EQ(all[1].status, RuleStatus::violated);
               EXPECT_EQ(all[2].status, RuleStatus::satisfied);
               EXPECT_EQ(all[3].status, RuleStatus::not_triggered);
               EXPECT_EQ(evaluator.instances(home_clause, 1).size(), 1U);
               EXPECT_EQ(evaluator.instances(home_clause, 3).size(), 3U);
               EXPECT_TRUE(evaluator.instances(home_clause, 0).empty());
               return true;
             });
}

TEST(EvaluatorRulesTest, UnitsThatAreBroken) {
  const Spec spec(std::string(rules_vocabulary) + R"(
    fact good : some Service s
    fact bad : no Service s
    requirement unmet : every Service s: s.sold
    contract k from 2025-01-01 { clause home { every Service s must s.on = Azure } clause fine { must some Job j } }
    example world {)" +
                  things + "}");
  const Scope scope = full_scope(spec.model);
  Evaluator evaluator(spec.model, spec.model.examples[0].structure, scope, {});
  const std::vector<Unit> expected{FactUnit{FactId{1}}, ClauseUnit{ClauseId{0}}, RequirementUnit{RequirementId{0}}};
  EXPECT_EQ(broken(evaluator, spec.model, scope), expected);
  EXPECT_TRUE(evaluator.holds(Unit{TermUnit{}}));
}

}  // namespace
}  // namespace proviso::testing
