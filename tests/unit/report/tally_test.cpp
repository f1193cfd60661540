#include "report/words/tally.h"

#include <gtest/gtest.h>

namespace proviso::report {
namespace {

answer::CheckAnswer with(std::vector<answer::Met> expectations) {
  answer::CheckAnswer answer;
  answer.lines = {{{}, answer::Possible{}}};
  for (const answer::Met met : expectations) answer.expectations.push_back({0, met, {}, std::nullopt});
  return answer;
}

answer::CheckAnswer undecided() {
  answer::CheckAnswer answer;
  answer.lines = {{{}, answer::Undecided{model::why(Stopped{Stopped::By::interrupt})}}};
  return answer;
}

model::Judgement example(std::vector<model::VerdictOutcome> outcomes) {
  model::Judgement judgement;
  for (const model::VerdictOutcome outcome : outcomes) judgement.verdicts.push_back({0, outcome, {}, std::nullopt});
  return judgement;
}

std::string words(const answer::SpecAnswer& answer) { return in_words(tally(answer)); }
Standing whole(const answer::SpecAnswer& answer) { return standing(tally(answer)); }

constexpr auto yes = answer::Met::yes;
constexpr auto no = answer::Met::no;
constexpr auto open = answer::Met::undecided;
constexpr auto met = model::VerdictOutcome::met;
constexpr auto not_met = model::VerdictOutcome::not_met;

TEST(Tally, AllAsExpected) {
  const answer::SpecAnswer answer{{with({yes}), with({yes, yes})}, {example({met})}, {}};
  EXPECT_EQ(words(answer), "2 checks as expected; 1 example as expected");
  EXPECT_EQ(whole(answer), Standing::as_expected);
}

TEST(Tally, SomeAreNot) {
  const answer::SpecAnswer answer{{with({yes}), with({yes, no}), with({})}, {example({met}), example({met, not_met})}, {}};
  EXPECT_EQ(words(answer), "3 checks: 1 as expected, 1 not, 1 without expectations; 2 examples: 1 as expected, 1 not");
  EXPECT_EQ(whole(answer), Standing::not_as_expected);
}

TEST(Tally, AFailureWeighsMoreThanWhatIsUndecided) {
  EXPECT_EQ(whole({{with({open}), with({no})}, {}, {}}), Standing::not_as_expected);
  EXPECT_EQ(whole({{with({open, no})}, {}, {}}), Standing::not_as_expected);
  EXPECT_EQ(whole({{with({open, yes})}, {}, {}}), Standing::undecided);
  EXPECT_EQ(words({{with({open, yes})}, {}, {}}), "1 check undecided");
}

TEST(Tally, WithoutExpectationsUndecidedIsUndecided) {
  EXPECT_EQ(whole({{undecided()}, {}, {}}), Standing::undecided);
  EXPECT_EQ(whole({{with({})}, {}, {}}), Standing::as_expected);
  EXPECT_EQ(words({{with({})}, {}, {}}), "1 check without expectations");
}

TEST(Tally, AnExampleInWhichAFactDoesNotHoldIsNeverAsExpected) {
  model::Judgement judgement;
  model::UnitOutcome outcome;
  outcome.unit = model::FactUnit{model::FactId{0}};
  outcome.broken = {{}};
  judgement.units = {outcome};
  EXPECT_EQ(standing(judgement), Standing::not_as_expected);
}

}  // namespace
}  // namespace proviso::report
