#include "../../support/spec_world.h"
#include "model/calendar.h"
#include "model/scope.h"
#include "model/versions.h"

namespace proviso::testing {
namespace {

constexpr const char* amended = R"(
  type Node { up: bool, rank: int }
  define high(Node n) reading strict = n.rank > 9  reading lax = n.rank > 3
  define good(Node n) = n.up and high(n)
  contract k from 2025-01-01 until 2027-12-31 {
    clause a { every Node n must n.up }
    clause b { every Node n must good(n) }
    clause c { notwithstanding a  every Node n where n.rank > 0 may anything }
  }
  amendment two to k effective 2026-06-01 {
    replace define high(Node n) reading strict = n.rank > 90  reading never = false
    delete c
  }
  amendment one to k effective 2026-01-01 {
    replace clause a { every Node n must not n.up }
    clause d { every Node n must n.rank < 100 }
  }
)";

// "a0 b0": the clauses in force, each with the number of its version.
std::string in_force(const Model& model, const Scope& scope) {
  std::string words;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (!scope.in_force(ClauseId{i})) continue;
    std::size_t version = 0;
    for (std::uint32_t j = 0; j < i; ++j) version += same_clause(model.clauses[j], model.clauses[i]) ? 1 : 0;
    words += (words.empty() ? "" : " ") + std::string(model.clauses[i].heading.name) + std::to_string(version);
  }
  return words;
}

std::string on(const char* day, const std::string& lines = "") {
  const Spec spec(amended + ("check q { possible " + lines + " }"));
  return in_force(spec.model, scope_of(spec.model, spec.model.checks[0], day == nullptr ? std::nullopt : parse_date(day), {}));
}

TEST(AmendmentsTest, TheVersionOfTheDayIsInForce) {
  EXPECT_EQ(on("2024-12-31"), "");
  EXPECT_EQ(on("2025-12-31"), "a0 b0 c0");
  EXPECT_EQ(on("2026-01-01"), "b0 c0 a1 d0");
  EXPECT_EQ(on("2026-05-31"), "b0 c0 a1 d0");
  EXPECT_EQ(on("2026-06-01"), "a1 d0 b1");
  EXPECT_EQ(on("2028-01-01"), "");
}

TEST(AmendmentsTest, WithoutADayTheLastVersionIs) {
  EXPECT_EQ(on(nullptr), "a1 d0 b1");
  EXPECT_EQ(on(nullptr, "without b"), "a1 d0");
  EXPECT_EQ(on(nullptr, "only a"), "a1");
}

TEST(AmendmentsTest, AVersionStandsWhateverContractIsInForce) {
  const Spec spec(amended + std::string("check q { always true without contracts without d }"));
  const Scope scope = scope_of(spec.model, spec.model.checks[0], parse_date("2030-01-01"), {});
  EXPECT_EQ(in_force(spec.model, scope), "");
  Scope standing = scope;
  standing.clauses = scope.standing;
  EXPECT_EQ(in_force(spec.model, standing), "a1 b1");
  standing.clauses = scope.versions;
  EXPECT_EQ(in_force(spec.model, standing), "a1 d0 b1");
}

// What rests on a replaced term is read anew, its readings those of the words as they stand.
TEST(AmendmentsTest, AReplacedTermMeansSomethingElseToItsContract) {
  const Spec spec(amended);
  const Model& model = spec.model;
  ASSERT_EQ(model.terms.size(), 4U);
  EXPECT_EQ(model.terms[2].heading.name, "high");
  EXPECT_EQ(model.terms[3].heading.name, "good");
  EXPECT_FALSE(model.terms[0].by.valid());
  EXPECT_EQ(model[model.terms[2].by].heading.name, "two");
  EXPECT_EQ(model[model.terms[3].readings[0].meaning].operands.size(), 2U);
  EXPECT_EQ(model[model[model.terms[3].readings[0].meaning].operands[1]].term_id, TermId{2});
  EXPECT_EQ(model[model[model.terms[1].readings[0].meaning].operands[1]].term_id, TermId{0});
  EXPECT_NE(model.terms[2].ambiguity, model.terms[0].ambiguity);
  const Clause& last = model.clauses.back();
  EXPECT_EQ(last.heading.name, "b");
  EXPECT_EQ(model[model[last.readings[0].rules[0]].demand].term_id, TermId{3});
}

TEST(AmendmentsTest, APinHoldsForEachVersionWithTheReading) {
  const auto open = [](const std::string& under) {
    const Spec spec(amended + ("check q { possible under " + under + " }"));
    std::string words;
    for (const OpenReadings::Readings& readings : spec.model.checks[0].open) words += std::to_string(readings.size());
    return words;
  };
  EXPECT_EQ(open("high = strict"), "11");
  EXPECT_EQ(open("high = lax"), "12");
  EXPECT_EQ(open("high = never"), "21");
}

TEST(AmendmentsTest, RulesOfTwoVersionsMeetOnlyOnACommonDay) {
  const Spec spec(std::string(R"(
    type Node { up: bool }
    contract k from 2025-01-01 {
      clause a { every Node n must n.up }
      clause b { notwithstanding a  every Node n may anything }
    }
    amendment one to k effective 2026-01-01 {
      replace clause a { notwithstanding b  every Node n must not n.up }
      replace clause b { every Node n must n.up }
    })"));
  const Model& model = spec.model;
  ASSERT_EQ(model.rules.size(), 4U);
  for (std::uint32_t i = 0; i < 4; ++i) EXPECT_EQ(model.rules[i].overridden_by.size(), i == 0 || i == 3 ? 1U : 0U) << i;
  EXPECT_FALSE(overlap(model, model.clauses[0], model.clauses[2]));
  EXPECT_TRUE(overlap(model, model.clauses[2], model.clauses[3]));
}

}  // namespace
}  // namespace proviso::testing
