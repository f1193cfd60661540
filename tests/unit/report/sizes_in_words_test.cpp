#include "report/words/sizes_in_words.h"

#include "sample.h"

namespace proviso::report {
namespace {

class SizesInWords : public Sample {
 protected:
  Spec spec() const { return {model, sources}; }
  // Of Components and Calls.
  bounds::Bounds bounds(std::optional<std::uint64_t> components, std::optional<std::uint64_t> calls) const {
    bounds::Bounds result;
    result.sorts.push_back({logic::SortId{0}, components, false, type("Component")});
    result.sorts.push_back({logic::SortId{1}, calls, false, type("Call")});
    return result;
  }
  std::string limits(std::string_view check, const bounds::Bounds& bounds) const {
    return limits_in_words(spec(), answer_to(check), bounds);
  }
  bounds::Dependency to() const { return {type("Call"), type("Component"), lower::Structural{}, model[field("to")].name_span}; }
  // What the requirement `remembers` asks for: a Call d.
  bounds::Dependency further_call() const {
    const model::ExprId formula = model[requirement("remembers")].formula;
    const model::VarId variable = model[formula].variables.back();
    return {type("Component"), type("Call"), lower::Demand{model::RequirementUnit{requirement("remembers")}, {}}, model[variable].span};
  }
};

TEST_F(SizesInWords, LimitsAreOfWhatIsSought) {
  EXPECT_EQ(limits("bare", bounds(3, 1)), "if there is such an architecture, there is one with at most 3 Components and 1 Call");
  EXPECT_EQ(limits("secured", bounds(3, 0)), "if there is a counterexample, there is one with at most 3 Components and no Call");
  EXPECT_EQ(limits("bare", bounds(0, 0)), "if there is such an architecture, there is one with no Component or Call");
}

TEST_F(SizesInWords, TypesWithoutLimitAreNamed) {
  EXPECT_EQ(limits("bare", bounds(3, {})),
            "if there is such an architecture, there is one with at most 3 Components; the wording sets no limit for `Call`");
  EXPECT_EQ(limits("bare", bounds({}, {})), "the wording sets no limit for `Component` and `Call`");
}

// It is saturated: not to be told as if it were exact.
TEST_F(SizesInWords, AVastLimitIsNotGivenAsANumber) {
  EXPECT_EQ(limits("bare", bounds(1, logic::saturation)),
            "if there is such an architecture, there is one with at most 1 Component; the limit is above four billion for `Call`");
}

TEST_F(SizesInWords, ACycleIsOneThingWhereverItBegins) {
  bounds::Bounds both = bounds({}, {});
  both.sorts[0].obstacle.cycle = {further_call(), to()};
  both.sorts[1].obstacle.cycle = {to(), further_call()};
  const std::vector<Unlimited> told = unlimited(spec(), both);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].types, (std::vector{type("Component"), type("Call")}));
  ASSERT_EQ(told[0].why.size(), 2U);
  EXPECT_EQ(with_place(spec(), told[0].why[0]),
            "each `Component` may need a `Call` by `remembers`: `some Call c, Call d where d in c.reads: c.to = gpt` (spec.pvo:23)");
  EXPECT_EQ(with_place(spec(), told[0].why[1]), "every `Call` has its `to`, a `Component` (spec.pvo:6)");
  EXPECT_EQ(told[0].hint, "make `to` optional; or say in the check how many are meant (`with at most 6 Component`)");
}

TEST_F(SizesInWords, WhatIsSuppliedNeedsNoHint) {
  bounds::Bounds supplied = bounds({}, {});
  supplied.sorts[0].obstacle.supply = to();
  supplied.sorts[1].obstacle.closure = model[model[model::FactId{0}].formula].span;
  const std::vector<Unlimited> told = unlimited(spec(), supplied);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].why[0].words, "each `Call` may need another");
  EXPECT_EQ(told[0].hint, "");
  EXPECT_EQ(told[1].why[0].words, "`every Call c, Call d where d in c.reads: d before c` may take any number of steps");
}

TEST_F(SizesInWords, AVerdictOfEverySizeIsNotTakenBack) {
  EXPECT_EQ(verdict_without_limit(runtime()), "The verdict is of every size all the same: its grounds need no limit.");
  EXPECT_EQ(verdict_without_limit(secured()), "The verdict needs none: what is shown settles it.");
  answer::CheckAnswer limited = runtime();
  limited.lines[0].finding = answer::Undecided{"the search was interrupted"};
  EXPECT_EQ(verdict_without_limit(limited), "");
}

TEST_F(SizesInWords, AreToldInFullOnly) {
  answer::CheckAnswer answer = runtime();
  answer.sizes = bounds(2, 5);
  EXPECT_NE(told({{answer}, {}, {}}, Detail::full).find("\n  sizes       if there is such an architecture"), std::string::npos);
  EXPECT_EQ(told({{answer}, {}, {}}, Detail::normal).find("sizes"), std::string::npos);
}

}  // namespace
}  // namespace proviso::report
