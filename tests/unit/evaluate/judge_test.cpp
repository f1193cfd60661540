#include "evaluate/judge.h"

#include "../../support/spec_world.h"

namespace proviso::testing {
namespace {

constexpr const char* declarations = R"(
  enum Cloud { Azure, AWS }
  type Service { on: Cloud, cached: bool }
  define remote(Service s)
    reading strict = s.on = AWS
    reading lenient = s.on = AWS and not s.cached
  define small()
    reading up_to_one = at most 1 Service s
    reading up_to_two = at most 2 Service s
  contract k from 2025-01-01 until 2025-12-31 {
    clause home { every Service s must not remote(s) }
    clause fine { must some Service s }
  }
  contract l from 2026-01-01 { clause later { must no Service s } }
  fact few : small()
)";

// The declarations with one example.
struct Judged {
  explicit Judged(const std::string& body)
      : spec(std::string(declarations) + "example e {\n" + body + "\n}"),
        judgement(judge(spec.model, ExampleId{0}, spec.model.all_open())) {}
  Spec spec;
  Judgement judgement;
};

// "k.home is breached": of which units, and what.
std::string described(const Model& model, const Unmet& unmet) {
  std::string units;
  for (const Unit& unit : unmet.units) {
    if (!units.empty()) units += " and ";
    if (const auto* fact = std::get_if<FactUnit>(&unit))
      units += model[fact->id].heading.name;
    else
      units += model[std::get<ClauseUnit>(unit).id].heading.name;
  }
  const std::string by_usage = unmet.by_usage ? " by this usage" : "";
  switch (unmet.why) {
    case Unmet::Why::fact_does_not_hold:
      return units + " does not hold" + by_usage;
    case Unmet::Why::clause_is_breached:
      return units + " is breached" + by_usage;
    case Unmet::Why::is_complied_with:
      return units + " is complied with" + by_usage;
    case Unmet::Why::nothing:
    case Unmet::Why::not_in_force:
    case Unmet::Why::too_many_combinations:
    case Unmet::Why::stopped:
    case Unmet::Why::only_permits:
      return "otherwise";
  }
  return {};
}

std::string outcomes(const std::string& body) {
  const Judged judged(body);
  std::string result;
  for (const VerdictResult& verdict : judged.judgement.verdicts) {
    result += verdict.outcome == VerdictOutcome::met ? "met" : described(judged.spec.model, verdict.unmet);
    result += ";";
  }
  return result;
}

TEST(JudgeTest, ComplianceUnderEveryOpenReading) {
  EXPECT_EQ(outcomes("Service s { on = Azure, cached = true } as of 2025-02-01 expect complies"), "met;");
  EXPECT_EQ(outcomes("Service s { on = AWS, cached = true } as of 2025-02-01 expect complies"), "home is breached;");
  EXPECT_EQ(outcomes("Service s { on = AWS, cached = true } as of 2025-02-01 expect complies under remote = lenient"), "met;");
}

TEST(JudgeTest, Breaches) {
  EXPECT_EQ(outcomes("Service s { on = AWS, cached = false } as of 2025-02-01 expect breaches home"), "met;");
  EXPECT_EQ(outcomes("Service s { on = AWS, cached = true } as of 2025-02-01 expect breaches home expect breaches home "
                     "under remote = strict"),
            "home is complied with;met;");
  EXPECT_EQ(outcomes("Service s { on = AWS, cached = false } as of 2025-02-01 expect breaches home, fine"), "fine is complied with;");
}

TEST(JudgeTest, AContractIsBreachedWhenAClauseOfItIs) {
  EXPECT_EQ(outcomes("Service s { on = AWS, cached = false } as of 2025-02-01 expect breaches k"), "met;");
  EXPECT_EQ(outcomes("Service s { on = Azure, cached = false } as of 2025-02-01 expect breaches k"), "home and fine is complied with;");
  EXPECT_EQ(outcomes("Service s { on = AWS, cached = false } expect breaches k, l"), "met;");
}

TEST(JudgeTest, FactsHaveToHold) {
  const std::string two = "Service s { on = Azure, cached = true } Service t { on = Azure, cached = true } as of 2025-02-01 ";
  EXPECT_EQ(outcomes(two + "expect complies"), "few does not hold;");
  EXPECT_EQ(outcomes(two + "expect complies under small = up_to_two"), "met;");
}

TEST(JudgeTest, UnitsAreAskedUnderTheirOwnReadings) {
  const Judged judged("Service s { on = AWS, cached = true } as of 2025-02-01");
  const Judgement& judgement = judged.judgement;
  ASSERT_EQ(judgement.units.size(), 3U);
  EXPECT_EQ(judgement.units[0].unit, Unit{FactUnit{FactId{0}}});
  EXPECT_EQ(judgement.units[0].combinations, 2U);
  EXPECT_TRUE(judgement.units[0].broken.empty());
  EXPECT_EQ(judgement.units[1].unit, Unit{ClauseUnit{ClauseId{0}}});
  EXPECT_EQ(judgement.units[1].ambiguities, std::vector<AmbiguityId>{AmbiguityId{0}});
  EXPECT_EQ(judgement.units[1].broken, (std::vector<Selection>{{0, 0}}));
  EXPECT_EQ(judgement.units[2].combinations, 1U);
  EXPECT_TRUE(judgement.verdicts.empty());
}

TEST(JudgeTest, OpenReadingsNarrow) {
  const Judged complying("Service s { on = AWS, cached = true } as of 2025-02-01 expect complies");
  EXPECT_EQ(judge(complying.spec.model, ExampleId{0}, {{1}, {0, 1}}).verdicts[0].outcome, VerdictOutcome::met);
  EXPECT_EQ(judge(complying.spec.model, ExampleId{0}, {{0}, {0, 1}}).verdicts[0].outcome, VerdictOutcome::not_met);
  const Judged breaching("Service s { on = AWS, cached = true } as of 2025-02-01 expect breaches home under remote = strict");
  EXPECT_TRUE(judge(breaching.spec.model, ExampleId{0}, {{1}, {0, 1}}).verdicts.empty());
}

TEST(JudgeTest, ARulingSaysWhy) {
  const Judged judged("Service s { on = AWS, cached = true } Service t { on = AWS, cached = true } as of 2025-02-01");
  const Model& model = judged.spec.model;
  const Ruling strict = ruling(model, model.examples[0], {0, 0});
  ASSERT_EQ(strict.broken_facts.size(), 1U);
  EXPECT_FALSE(strict.broken_facts[0].why.value);
  ASSERT_FALSE(strict.clauses.empty());
  EXPECT_EQ(strict.clauses[0].clause, ClauseId{0});
  EXPECT_FALSE(strict.clauses[0].complied_with);
  ASSERT_EQ(strict.clauses[0].rules.size(), 1U);
  EXPECT_EQ(strict.clauses[0].rules[0].count(RuleStatus::violated), 2U);
  const Ruling lenient = ruling(model, model.examples[0], {1, 1});
  EXPECT_TRUE(lenient.broken_facts.empty());
  EXPECT_TRUE(std::ranges::all_of(lenient.clauses, &ClauseCompliance::complied_with));
}

TEST(JudgeTest, OfWhatHappensItIsTheUsageThatBreaches) {
  const std::string spec = R"(
    type Service { open, abroad: bool }
    usage type Call { to: Service }
    fact let_in : every Call c: c.to.open
    contract k from 2025-01-01 {
      clause home { every Call c must not c.to.abroad }
      clause built { must (some Service s) }
    }
    example e {
  )";
  const auto why = [&](const std::string& things) {
    const Spec loaded(spec + things + "}");
    const Judgement judgement = judge(loaded.model, ExampleId{0}, loaded.model.all_open());
    const VerdictResult& verdict = judgement.verdicts[0];
    return verdict.outcome == VerdictOutcome::met ? "met" : described(loaded.model, verdict.unmet);
  };
  EXPECT_EQ(why("Service s { open = true, abroad = true } expect complies"), "met");
  EXPECT_EQ(why("Service s { open = true, abroad = true } Call c { to = s } expect breaches home"), "met");
  EXPECT_EQ(why("Service s { open = true, abroad = true } Call c { to = s } expect complies"), "home is breached by this usage");
  EXPECT_EQ(why("Service s { open = true, abroad = true } expect breaches home"), "home is complied with by this usage");
  EXPECT_EQ(why("Service s { open = true, abroad = true } expect breaches k"), "home and built is complied with by this usage");
  EXPECT_EQ(why("Service s { open = true, abroad = true } expect breaches built"), "built is complied with");
  EXPECT_EQ(why("expect complies"), "built is breached");
  EXPECT_EQ(why("Service s { open = false, abroad = false } Call c { to = s } expect complies"), "let_in does not hold by this usage");
}

}  // namespace
}  // namespace proviso::testing
