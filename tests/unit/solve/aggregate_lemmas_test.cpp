// Lemmas on counts and totals: valid on all small structures, and false in the candidate whose numbers they correct.
#include "solve/mbqi/aggregate_lemmas.h"

#include "../../support/candidate_of.h"
#include "../../support/small_structures.h"
#include "../../support/spec_theory.h"

namespace proviso::solve {
namespace {

using namespace logic;
using PartBy = AggregateLemmas::PartBy;

std::string count_of(const std::string& condition) { return "count({ Call c" + condition + " })"; }
std::string total_of(const std::string& condition) { return "sum { Call c" + condition + " : c.tokens }"; }

struct AggregateLemmasTest : ::testing::Test {
  // A theory with these aggregates. (Compared with a numeral, a count would become `at least`.)
  void ask(const std::vector<std::string>& values) {
    std::string text = "enum Cloud { A, B }\ntype Call { on: Cloud, plain: bool, small: bool, tokens: int }\nindividual one: Call\n";
    for (std::size_t i = 0; i < values.size(); ++i) text += "fact f" + std::to_string(i) + " : " + values[i] + " > one.tokens\n";
    spec.emplace(text);
    candidates.emplace(*spec->theory);
    lemmas.emplace(*spec->theory);
    aggregates.clear();
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Formula fact = spec->fact("f" + std::to_string(i));
      for (const Kind kind : {Kind::count, Kind::total})
        for (Term aggregate : spec->parts(fact, kind)) aggregates.push_back(aggregate);
    }
    ASSERT_EQ(aggregates.size(), values.size());
  }

  // Calls `visit` with each small structure, and each choice of these numbers for the aggregates.
  template <typename Visit>
  void each_candidate(std::uint32_t most, const std::vector<int>& numbers, const Visit& visit) {
    testing::SmallStructures(*spec->theory, most).any(aggregates, [&](const lower::Interpretation& structure) {
      std::vector<std::size_t> chosen(aggregates.size(), 0);
      for (bool more = true; more;) {
        Candidate candidate = candidates->of(structure);
        for (std::size_t i = 0; i < aggregates.size(); ++i) candidate.set_number(aggregates[i], Number(numbers[chosen[i]]));
        visit(candidate);
        more = false;
        for (std::size_t i = 0; i < chosen.size() && !more; ++i) {
          more = ++chosen[i] < numbers.size();
          if (!more) chosen[i] = 0;
        }
      }
      return ::testing::Test::HasFailure();
    });
  }

  // How many different lemmas there are.
  std::size_t expect_valid(const std::set<Formula>& formulas, std::uint32_t most) {
    const testing::SmallStructures structures(*spec->theory, most);
    for (Formula formula : formulas) {
      const auto counterexample = structures.counterexample(formula);
      EXPECT_FALSE(counterexample) << *counterexample;
      if (::testing::Test::HasFailure()) break;
    }
    return formulas.size();
  }

  std::size_t compare(PartBy by, std::uint32_t most, const std::vector<int>& numbers) {
    std::set<Formula> all;
    each_candidate(most, numbers, [&](Candidate& candidate) {
      for (Term whole : aggregates) {
        for (Formula lemma : lemmas->of_parts(whole, aggregates, by, candidate)) {
          EXPECT_FALSE(candidate.holds(lemma)) << print(spec->arena(), lemma);
          all.insert(lemma);
        }
      }
    });
    return expect_valid(all, most);
  }

  std::size_t by_elements(std::uint32_t most, const std::vector<int>& numbers) {
    std::set<Formula> all;
    each_candidate(most, numbers, [&](Candidate& candidate) {
      for (Term aggregate : aggregates) {
        if (candidate.number(aggregate) == candidate.actual_number(aggregate)) continue;
        const auto lemma = lemmas->of_elements(aggregate, candidate);
        ASSERT_TRUE(lemma);
        EXPECT_FALSE(candidate.holds(*lemma)) << print(spec->arena(), *lemma);
        all.insert(*lemma);
      }
    });
    return expect_valid(all, most);
  }

  std::optional<testing::SpecTheory> spec;
  std::optional<testing::Candidates> candidates;
  std::optional<AggregateLemmas> lemmas;
  std::vector<Term> aggregates;
};

TEST_F(AggregateLemmasTest, CompareCountsOfPartsWithAWhole) {
  ask({count_of(""), count_of(" where c.on = A"), count_of(" where c.on = B")});
  // Two parts that exclude each other and cover the whole.
  EXPECT_GE(compare(PartBy::wording, 3, {0, 1, 2, 3}), 4U);
  EXPECT_GE(compare(PartBy::candidate, 2, {0, 1, 2}), 4U);
}

TEST_F(AggregateLemmasTest, CompareCountsThatOverlap) {
  ask({count_of(" where c.plain"), count_of(" where c.small"), count_of(" where c.plain and c.small"),
       count_of(" where c.plain and not c.small")});
  EXPECT_GE(compare(PartBy::wording, 2, {0, 1, 2}), 3U);
  EXPECT_GE(compare(PartBy::candidate, 2, {0, 1, 2}), 10U);
}

// Both parts are on A, and so are not apart by that.
TEST_F(AggregateLemmasTest, CompareCountsWithAConditionInCommon) {
  ask({count_of(" where c.on = A"), count_of(" where c.on = A and c.plain"), count_of(" where c.on = A and c.small")});
  EXPECT_GE(compare(PartBy::wording, 2, {0, 1, 2}), 3U);
}

TEST_F(AggregateLemmasTest, CompareTotalsOfPartsWithAWhole) {
  ask({total_of(""), total_of(" where c.on = A"), total_of(" where c.on = B")});
  EXPECT_GE(compare(PartBy::wording, 2, {-1, 0, 1}), 4U);
  EXPECT_GE(compare(PartBy::candidate, 2, {-1, 0, 2}), 4U);
}

TEST_F(AggregateLemmasTest, CompareTotalsThatOverlap) {
  ask({total_of(" where c.plain"), total_of(" where c.small"), total_of(" where c.plain and c.small")});
  EXPECT_GE(compare(PartBy::wording, 2, {-1, 0, 2}), 2U);
  EXPECT_GE(compare(PartBy::candidate, 2, {-1, 0, 2}), 5U);
}

TEST_F(AggregateLemmasTest, CountElements) {
  ask({count_of(" where c.plain")});
  EXPECT_GE(by_elements(3, {-1, 0, 1, 2, 3, 4, 9}), 10U);
}

TEST_F(AggregateLemmasTest, SumUpElements) {
  ask({total_of(" where c.plain")});
  EXPECT_GE(by_elements(3, {-2, -1, 0, 1, 2, 3}), 12U);
}

// The variables of a total are several, and each element is taken as often as there are others beside it.
TEST_F(AggregateLemmasTest, SumUpPairs) {
  ask({"sum { Call c, Call d where c.plain : d.tokens }"});
  EXPECT_GE(by_elements(2, {-2, -1, 0, 1, 2, 5}), 10U);
}

}  // namespace
}  // namespace proviso::solve
