#include "report/words/readings_in_words.h"

#include <gtest/gtest.h>

namespace proviso::report {
namespace {

using model::AmbiguityId;
using model::OpenReadings;

// Terms `stateless` (4 readings) and `api` (2), and a position that pins each.
model::Model two_terms() {
  model::Model model;
  const auto add = [&](std::string_view name, const std::vector<std::string_view>& readings) {
    model::Term term;
    term.heading.name = name;
    term.ambiguity = AmbiguityId{static_cast<std::uint32_t>(model.ambiguities.size())};
    for (const std::string_view reading : readings) {
      term.readings.push_back({});
      term.readings.back().heading.name = reading;
    }
    model::Ambiguity ambiguity;
    ambiguity.term = model::TermId{static_cast<std::uint32_t>(model.terms.size())};
    model.terms.push_back(term);
    model.ambiguities.push_back(ambiguity);
  };
  add("stateless", {"protocol", "session", "inference", "service"});
  add("api", {"documented", "any_interface"});
  model::Position microsoft;
  microsoft.heading.name = "Microsofts_case";
  microsoft.pins = {{AmbiguityId{0}, {2}, {}}, {AmbiguityId{1}, {1}, {}}};
  model::Position openai;
  openai.heading.name = "OpenAIs_case";
  openai.pins = {{AmbiguityId{0}, {1, 3}, {}}};
  model.positions = {microsoft, openai};
  return model;
}

const OpenReadings all = {{0, 1, 2, 3}, {0, 1}};

TEST(ReadingsInWords, SaysNothingOfWhatIsOpen) { EXPECT_EQ(product_in_words(two_terms(), all, all), ""); }

TEST(ReadingsInWords, OneReading) { EXPECT_EQ(product_in_words(two_terms(), {{2}, {0, 1}}, all), "`stateless` is read as `inference`"); }

TEST(ReadingsInWords, AlternativesGetACommaBeforeAnd) {
  EXPECT_EQ(product_in_words(two_terms(), {{1, 2}, {0}}, all),
            "`stateless` is read as `session` or `inference`, and `api` as `documented`");
  EXPECT_EQ(product_in_words(two_terms(), {{2}, {0}}, all), "`stateless` is read as `inference` and `api` as `documented`");
}

TEST(ReadingsInWords, ExclusionWhereItIsShorter) {
  EXPECT_EQ(product_in_words(two_terms(), {{0, 1, 3}, {0, 1}}, all), "`stateless` is not read as `inference`");
  EXPECT_EQ(product_in_words(two_terms(), {{0, 1, 3}, {1}}, all), "`stateless` is not read as `inference` and `api` as `any_interface`");
}

TEST(ReadingsInWords, OnlyBeyondWhatTheCheckItselfPins) {
  EXPECT_EQ(product_in_words(two_terms(), {{2}, {1}}, {{2}, {0, 1}}), "`api` is read as `any_interface`");
}

answer::CheckAnswer answer_with(std::vector<answer::Region> regions) {
  answer::CheckAnswer answer;
  answer.open = all;
  answer.occurring = {AmbiguityId{0}, AmbiguityId{1}};
  answer.turning = {AmbiguityId{0}};
  answer.regions = std::move(regions);
  return answer;
}

TEST(TellRegions, TheLongerDescriptionIsOtherwise) {
  const answer::CheckAnswer answer =
      answer_with({{answer::Word::impossible, {{{0, 1, 3}, {0, 1}}, {{0, 1, 2, 3}, {1}}}}, {answer::Word::possible, {{{2}, {0}}}}});
  const std::vector<ToldRegion> told = tell_regions(two_terms(), answer);
  ASSERT_EQ(told.size(), 2u);
  EXPECT_EQ(told[0].region->outcome, answer::Word::possible);
  EXPECT_EQ(told[0].when.lead, "exactly when `stateless` is read as `inference` and `api` as `documented`");
  EXPECT_EQ(told[1].region->outcome, answer::Word::impossible);
  EXPECT_EQ(told[1].when.lead, "otherwise");
}

TEST(TellRegions, EqualDescriptionsTellWhatIsBarredFirst) {
  const answer::CheckAnswer answer =
      answer_with({{answer::Word::impossible, {{{1, 2}, {0, 1}}}}, {answer::Word::possible, {{{0, 3}, {0, 1}}}}});
  const std::vector<ToldRegion> told = tell_regions(two_terms(), answer);
  EXPECT_EQ(told[0].region->outcome, answer::Word::impossible);
  EXPECT_EQ(told[0].when.lead, "exactly when `stateless` is read as `session` or `inference`");
}

TEST(TellRegions, SeveralCasesBecomeAList) {
  const answer::CheckAnswer answer = answer_with(
      {{answer::Word::impossible, {{{2}, {0}}, {{3}, {1}}}}, {answer::Word::possible, {{{0, 1}, {0, 1}}, {{2}, {1}}, {{3}, {0}}}}});
  const std::vector<ToldRegion> told = tell_regions(two_terms(), answer);
  EXPECT_EQ(told[0].when.lead, "in exactly these cases:");
  EXPECT_EQ(told[0].when.cases, (std::vector<std::string>{"when `stateless` is read as `inference` and `api` as `documented`",
                                                          "when `stateless` is read as `service` and `api` as `any_interface`"}));
}

TEST(TellRegions, OneOutcomeNeedsNoWords) {
  const answer::CheckAnswer answer = answer_with({{answer::Word::possible, {all}}});
  const std::vector<ToldRegion> told = tell_regions(two_terms(), answer);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].when.lead, "");
}

TEST(UnderPositions, WhatEachPositionMakesOfIt) {
  const answer::CheckAnswer answer =
      answer_with({{answer::Word::impossible, {{{1, 2}, {0, 1}}}}, {answer::Word::possible, {{{0, 3}, {0, 1}}}}});
  const std::vector<UnderPosition> under = under_positions(two_terms(), answer);
  ASSERT_EQ(under.size(), 2u);
  EXPECT_EQ(under[0].outcomes, (std::vector<answer::Word>{answer::Word::impossible}));
  EXPECT_EQ(under[1].outcomes, (std::vector<answer::Word>{answer::Word::impossible, answer::Word::possible}));
}

TEST(UnderPositions, APositionThatTheCheckRulesOutIsNotTold) {
  answer::CheckAnswer answer = answer_with({{answer::Word::possible, {{{0, 3}, {0, 1}}}}});
  answer.open = {{0, 3}, {0, 1}};
  const std::vector<UnderPosition> under = under_positions(two_terms(), answer);
  ASSERT_EQ(under.size(), 1u);
  EXPECT_EQ(under[0].position.value, 1u);
}

TEST(Mentioned, WhatTheWordsNameAndNoMore) {
  const answer::CheckAnswer answer =
      answer_with({{answer::Word::impossible, {{{2}, {0, 1}}}}, {answer::Word::possible, {{{0, 1, 3}, {0, 1}}}}});
  EXPECT_EQ(mentioned(two_terms(), answer), (std::vector<std::pair<AmbiguityId, std::uint32_t>>{{AmbiguityId{0}, 2}}));
}

}  // namespace
}  // namespace proviso::report
