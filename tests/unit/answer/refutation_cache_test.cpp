// What is remembered of refutations carries every reading, clause and limit that it rests on.
#include "answer/oracle/refutation_cache.h"

#include "spec_model.h"

namespace proviso::answer {
namespace {

using namespace model;
using namespace resolve;

constexpr std::string_view spec_text = R"(
type T { a: bool, n: int }
individual i: T
define large(int n)
  reading hundred = n >= 100
  reading ten     = n >= 10
define ours(T t)
  reading narrow = t = i
  reading wide   = t.a
fact small : i.n = 50
requirement many : large(i.n)
requirement own : no T t where ours(t)
contract k from 2026-01-01 {
  clause c1 {
    reading w0 = every T x must x.a
    reading w1 = every T x must x.a notwithstanding c3
  }
  clause c3 { every T x must not x.a }
}
check q { possible }
check limited { possible with at most 3 T }
check some_thing { possible some T t: t.a }
)";

class Remembered : public testing::Test {
 protected:
  Question question(std::uint32_t check) const {
    const Check& asked = spec_.model.checks[check];
    return question_of(spec_.model, asked, scope_of(spec_.model, asked, {}, {}), spec_.model.all_open());
  }
  OpenReadings with(std::string_view what, std::uint32_t reading) const {
    OpenReadings open = spec_.model.all_open();
    open[ambiguity(what).value] = {reading};
    return open;
  }
  AmbiguityId ambiguity(std::string_view what) const {
    for (std::uint32_t i = 0; i < spec_.model.ambiguities.size(); ++i)
      if (spec_.model.name(AmbiguityId{i}) == what) return AmbiguityId{i};
    ADD_FAILURE() << what;
    return {};
  }
  TermId term(std::string_view name) const {
    for (std::uint32_t i = 0; i < spec_.model.terms.size(); ++i)
      if (spec_.model.terms[i].heading.name == name) return TermId{i};
    ADD_FAILURE() << name;
    return {};
  }

  SpecModel spec_{std::string(spec_text)};
  RefutationCache refuted_{spec_.model};
};

TEST_F(Remembered, NamesTheReadingOfATermThatIsWrittenOutAlsoWhereItIsFreed) {
  const Question q = question(0);
  Subquery subquery{{FactUnit{{0}}, RequirementUnit{{0}}}, false, {term("large")}};
  refuted_.add(q, subquery, with("large", 0));
  EXPECT_NE(refuted_.covering(q, subquery, with("large", 0)), nullptr);
  EXPECT_EQ(refuted_.covering(q, subquery, with("large", 1)), nullptr);
  EXPECT_EQ(refuted_.covering(q, subquery, spec_.model.all_open()), nullptr);
}

TEST_F(Remembered, LeavesTheReadingOfATermThatMeansAnythingOpen) {
  const Question q = question(0);
  Subquery subquery{{RequirementUnit{{1}}}, false, {term("ours")}};
  refuted_.add(q, subquery, with("ours", 0));
  EXPECT_NE(refuted_.covering(q, subquery, with("ours", 1)), nullptr);
  subquery.uninterpreted_terms.clear();
  EXPECT_NE(refuted_.covering(q, subquery, with("ours", 1)), nullptr) << "what is refuted whatever the term means";
}

TEST_F(Remembered, NamesTheReadingThatDecidesWhichRulesOverride) {
  Question q = question(0);
  const Subquery subquery{{FactUnit{{0}}, ClauseUnit{{1}}}, false, {}};
  refuted_.add(q, subquery, with("c1", 0));
  EXPECT_NE(refuted_.covering(q, subquery, with("c1", 0)), nullptr);
  EXPECT_EQ(refuted_.covering(q, subquery, with("c1", 1)), nullptr);
  q.scope.clauses[0] = false;
  EXPECT_EQ(refuted_.covering(q, subquery, with("c1", 0)), nullptr) << "with another clause out of force";
}

TEST_F(Remembered, NamesTheLimitsOfTheQuestion) {
  const Subquery subquery{{FactUnit{{0}}}, false, {}};
  refuted_.add(question(1), subquery, spec_.model.all_open());
  EXPECT_NE(refuted_.covering(question(1), subquery, spec_.model.all_open()), nullptr);
  EXPECT_EQ(refuted_.covering(question(0), subquery, spec_.model.all_open()), nullptr);
}

// More is demanded: refuted all the same. Less: not known.
TEST_F(Remembered, RefutesWhateverElseIsDemanded) {
  const Question q = question(0);
  refuted_.add(q, {{FactUnit{{0}}, RequirementUnit{{1}}}, false, {}}, spec_.model.all_open());
  EXPECT_NE(refuted_.covering(q, {{RequirementUnit{{0}}, FactUnit{{0}}, RequirementUnit{{1}}}, false, {}}, spec_.model.all_open()),
            nullptr);
  EXPECT_EQ(refuted_.covering(q, {{FactUnit{{0}}}, false, {}}, spec_.model.all_open()), nullptr);
  EXPECT_EQ(refuted_.covering(q, {{RequirementUnit{{0}}, RequirementUnit{{1}}}, false, {}}, spec_.model.all_open()), nullptr);
}

// A term that means anything refutes less than one that has its meaning.
TEST_F(Remembered, NamesTheTermsWhoseMeaningsMatter) {
  const Question q = question(0);
  const Subquery with_meaning{{RequirementUnit{{1}}}, false, {}};
  Subquery without = with_meaning;
  without.uninterpreted_terms = {term("ours")};
  refuted_.add(q, with_meaning, spec_.model.all_open());
  EXPECT_NE(refuted_.covering(q, with_meaning, spec_.model.all_open()), nullptr);
  EXPECT_EQ(refuted_.covering(q, without, spec_.model.all_open()), nullptr);
}

TEST_F(Remembered, NamesTheFormulaAndWhetherItIsNegated) {
  Question q = question(2);
  const Subquery with_formula{{FactUnit{{0}}}, true, {}};
  refuted_.add(q, with_formula, spec_.model.all_open());
  EXPECT_NE(refuted_.covering(q, with_formula, spec_.model.all_open()), nullptr);
  EXPECT_EQ(refuted_.covering(q, {{FactUnit{{0}}}, false, {}}, spec_.model.all_open()), nullptr);
  q.negated = !q.negated;
  EXPECT_EQ(refuted_.covering(q, with_formula, spec_.model.all_open()), nullptr);
  EXPECT_EQ(refuted_.covering(question(0), with_formula, spec_.model.all_open()), nullptr) << "another question";
}

TEST_F(Remembered, CoversTighterLimits) {
  const Subquery subquery{{FactUnit{{0}}}, false, {}};
  refuted_.add(question(1), subquery, spec_.model.all_open());
  Question q = question(1);
  ASSERT_EQ(q.limits.size(), 1U);
  q.limits[0].count = 2;
  EXPECT_NE(refuted_.covering(q, subquery, spec_.model.all_open()), nullptr);
  q.limits[0].count = 4;
  EXPECT_EQ(refuted_.covering(q, subquery, spec_.model.all_open()), nullptr);
}

// Clauses that what was refuted does not depend on may be in force or not.
TEST_F(Remembered, LeavesOtherClausesAside) {
  Question q = question(0);
  const Subquery subquery{{FactUnit{{0}}, RequirementUnit{{0}}}, false, {}};
  refuted_.add(q, subquery, spec_.model.all_open());
  q.scope.clauses[0] = false;
  EXPECT_NE(refuted_.covering(q, subquery, spec_.model.all_open()), nullptr);
}

TEST_F(Remembered, AppliesUnderSomeReadings) {
  const Question q = question(0);
  const Subquery subquery{{FactUnit{{0}}, RequirementUnit{{0}}}, false, {}};
  refuted_.add(q, subquery, with("large", 0));
  EXPECT_EQ(refuted_.covering(q, subquery, spec_.model.all_open()), nullptr);
  const auto applying = refuted_.applying(q, subquery, spec_.model.all_open());
  ASSERT_EQ(applying.size(), 1U);
  EXPECT_EQ(applying[0].readings, with("large", 0)) << "under the reading that was refuted, whatever the others are";
  EXPECT_EQ(applying[0].entry->units, subquery.units);
  EXPECT_TRUE(refuted_.applying(q, subquery, with("large", 1)).empty());
  EXPECT_TRUE(refuted_.applying(q, {{FactUnit{{0}}}, false, {}}, spec_.model.all_open()).empty());
}

// It gives the units, the terms, the question, and the ambiguities whose readings are fewer than there are.
TEST_F(Remembered, IsAnAnswer) {
  const Question q = question(2);
  const Subquery subquery{{FactUnit{{0}}, RequirementUnit{{0}}, RequirementUnit{{1}}}, true, {}};
  refuted_.add(q, subquery, with("large", 0));
  const RefutationCache::Entry* entry = refuted_.covering(q, subquery, with("large", 0));
  ASSERT_NE(entry, nullptr);
  const Refuted refuted = entry->refuted();
  EXPECT_EQ(refuted.core,
            (Core{{FactUnit{{0}}, RequirementUnit{{0}}, RequirementUnit{{1}}, QuestionUnit{}}, {term("large"), term("ours")}}));
  EXPECT_EQ(refuted.pinned, std::vector<AmbiguityId>{ambiguity("large")}) << "each reading of `ours` is refuted";
}

}  // namespace
}  // namespace proviso::answer
