#include "report/words/sizes_in_words.h"

#include "sample.h"

namespace proviso::report {
namespace {

class SizesInWords : public Sample {
 protected:
  Spec spec() const { return {model, sources}; }
  // Of Components and Calls; nothing: no limit.
  answer::SizeLimits sizes(std::optional<std::uint64_t> components, std::optional<std::uint64_t> calls) const {
    answer::SizeLimits result;
    const auto add = [&](std::string_view name, std::optional<std::uint64_t> most) {
      if (most)
        result.limits.push_back({type(name), most});
      else
        result.unlimited.push_back({{type(name)}, {}, {}, {}, {}});
    };
    add("Component", components);
    add("Call", calls);
    return result;
  }
  std::string limits(std::string_view check, const answer::SizeLimits& sizes) const {
    return limits_in_words(spec(), answer_to(check), sizes);
  }
  answer::Supply to() const { return {type("Call"), type("Component"), field("to"), {}, {}, {}, model[field("to")].name_span}; }
  // What the requirement `remembers` asks for: a Call d.
  answer::Supply further_call() const {
    const model::RequirementId id = requirement("remembers");
    const text::Span formula = model[model[id].formula].span;
    return {type("Component"), type("Call"), {}, {}, model::RequirementUnit{id}, {formula}, formula};
  }
};

TEST_F(SizesInWords, LimitsAreOfWhatIsSought) {
  EXPECT_EQ(limits("bare", sizes(3, 1)), "if there is such an architecture, there is one with at most 3 Components and 1 Call");
  EXPECT_EQ(limits("secured", sizes(3, 0)), "if there is a counterexample, there is one with at most 3 Components and no Call");
  EXPECT_EQ(limits("bare", sizes(0, 0)), "if there is such an architecture, there is one with no Component or Call");
}

TEST_F(SizesInWords, TypesWithoutLimitAreNamed) {
  EXPECT_EQ(limits("bare", sizes(3, {})),
            "if there is such an architecture, there is one with at most 3 Components; the wording sets no limit for `Call`");
  EXPECT_EQ(limits("bare", sizes({}, {})), "the wording sets no limit for `Component` and `Call`");
}

// It is saturated: not to be told as if it were exact.
TEST_F(SizesInWords, AVastLimitIsNotGivenAsANumber) {
  answer::SizeLimits vast = sizes(1, 1);
  vast.limits[1].most = std::nullopt;
  EXPECT_EQ(limits("bare", vast),
            "if there is such an architecture, there is one with at most 1 Component; the limit is above four billion for `Call`");
}

TEST_F(SizesInWords, ACycleIsToldEdgeByEdge) {
  answer::NoLimit both{{type("Component"), type("Call")}, {further_call(), to()}, {}, {}, {}};
  const std::vector<Said> told = why_no_limit(spec(), both);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(with_place(spec(), told[0]),
            "each `Component` may need a `Call` by `remembers`: `some Call c, Call d where d in c.reads: c.to = gpt` (spec.pvo:23)");
  EXPECT_EQ(with_place(spec(), told[1]), "every `Call` has its `to`, a `Component` (spec.pvo:6)");
  EXPECT_EQ(hint(spec(), both), "make `to` optional; or say in the check how many are meant (`with at most 6 Component`)");
}

TEST_F(SizesInWords, WhatIsSuppliedNeedsNoHint) {
  answer::NoLimit supplied{{type("Component")}, {}, {}, {}, to()};
  EXPECT_EQ(why_no_limit(spec(), supplied).at(0).words, "each `Call` may need another");
  EXPECT_EQ(hint(spec(), supplied), "");
  answer::NoLimit closure{{type("Call")}, {}, {}, answer::Quoted{model[model[model::FactId{0}].formula].span}, {}};
  EXPECT_EQ(why_no_limit(spec(), closure).at(0).words,
            "`every Call c, Call d where d in c.reads: d before c` may take any number of steps");
}

TEST_F(SizesInWords, AVerdictOfEverySizeIsNotTakenBack) {
  EXPECT_EQ(verdict_without_limit(runtime()), "The verdict holds at every size nevertheless: its grounds need no limit.");
  EXPECT_EQ(verdict_without_limit(secured()), "The verdict needs no limit: what is shown settles it.");
  answer::CheckAnswer limited = runtime();
  limited.lines[0].finding = answer::Undecided{model::why(Stopped{Stopped::By::interrupt})};
  EXPECT_EQ(verdict_without_limit(limited), "");
}

TEST_F(SizesInWords, AreToldInFullOnly) {
  answer::CheckAnswer answer = runtime();
  answer.sizes = sizes(2, 5);
  EXPECT_NE(told({{answer}, {}, {}}, Detail::full).find("\n  sizes       if there is such an architecture"), std::string::npos);
  EXPECT_EQ(told({{answer}, {}, {}}, Detail::normal).find("sizes"), std::string::npos);
}

}  // namespace
}  // namespace proviso::report
