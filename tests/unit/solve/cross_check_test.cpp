// Which outcomes to one query contradict each other.
#include "solve/portfolio/cross_check.h"

#include <gmock/gmock.h>

#include "../../support/asked.h"
#include "text/check.h"

namespace proviso::solve {
namespace {

using ::testing::HasSubstr;

struct CrossCheckTest : ::testing::Test {
  Asked asked{"type Call { on: Host }\ntype Host\nfact some_call : some Call c\nfact few : at most 2 Host h"};
  CrossCheck check{*asked.theory};

  CrossCheckTest() { check.begin(asked.query); }

  // So many elements of each type.
  Outcome found(std::uint32_t elements) const {
    Sat sat;
    sat.interpretation.tables.resize(asked.theory->signature.symbols.size());
    for (const logic::Sort& sort : asked.theory->signature.sorts)
      sat.interpretation.sizes.push_back(sort.kind == logic::SortKind::open ? elements : 0);
    return sat;
  }
  Outcome refuted() const { return Unsat{asked.query.demands, {}, EverySize{}}; }
  static Outcome refuted_up_to(std::uint32_t size) { return Unsat{{}, {}, UpTo{size, {}}}; }

  bool contradicts(const Outcome& one, const Outcome& other) {
    bool thrown[2] = {false, false};
    for (const bool turned : {false, true}) {
      check.begin(asked.query);
      check.add("one", turned ? other : one);
      try {
        check.add("other", turned ? one : other);
      } catch (const InternalError&) {
        thrown[turned] = true;
      }
    }
    EXPECT_EQ(thrown[0], thrown[1]) << "the order does not matter";
    return thrown[0];
  }
};

TEST_F(CrossCheckTest, ARefutationContradictsAnArchitecture) {
  EXPECT_TRUE(contradicts(refuted(), found(1)));
  EXPECT_TRUE(contradicts(refuted(), found(100)));
  EXPECT_FALSE(contradicts(refuted(), refuted()));
  EXPECT_FALSE(contradicts(found(1), found(2)));
}

TEST_F(CrossCheckTest, ARefutationUpToASizeContradictsArchitecturesOfThatSize) {
  EXPECT_TRUE(contradicts(refuted_up_to(3), found(2)));
  EXPECT_TRUE(contradicts(refuted_up_to(3), found(3)));
  EXPECT_FALSE(contradicts(refuted_up_to(3), found(4)));
  EXPECT_FALSE(contradicts(refuted_up_to(3), refuted()));
  // Of one type alone there are more.
  Outcome wide = found(3);
  std::get<Sat>(wide).interpretation.sizes.back() = 4;
  EXPECT_FALSE(contradicts(refuted_up_to(3), wide));
}

TEST_F(CrossCheckTest, WhatIsUndecidedContradictsNothing) {
  for (const Outcome& outcome : {refuted(), found(1), refuted_up_to(9)})
    EXPECT_FALSE(contradicts(Unknown{model::why(model::Why::What::no_refutation_found)}, outcome));
}

TEST_F(CrossCheckTest, ComparesAllThatWasSaid) {
  check.add("one", refuted_up_to(2));
  check.add("two", Unknown{model::why(model::Why::What::no_refutation_found)});
  check.add("three", found(3));
  EXPECT_THROW(check.add("four", refuted()), InternalError);
}

TEST_F(CrossCheckTest, ForgetsTheQueryBefore) {
  check.add("one", refuted());
  check.begin(asked.query);
  EXPECT_NO_THROW(check.add("two", found(1)));
}

TEST_F(CrossCheckTest, TellsWhatEachOfThemSaid) {
  check.add("one", refuted());
  check.add("two", Unknown{model::why(model::Why::What::no_refutation_found)});
  try {
    check.add("three", found(1));
    FAIL() << "nothing was noticed";
  } catch (const InternalError& error) {
    EXPECT_STREQ(error.what(), "one and three contradict each other");
    EXPECT_THAT(error.details(), HasSubstr("demanded: some_call, few\n"));
    EXPECT_THAT(error.details(), HasSubstr("one: impossible of every size, by: some_call, few\n"));
    EXPECT_THAT(error.details(), HasSubstr("two: undecided\n"));
    EXPECT_THAT(error.details(), HasSubstr("three: there is an architecture\n  Call: 1\n  Host: 1\n"));
  }
}

TEST_F(CrossCheckTest, FailsForWhoeverKnowsBetter) {
  check.add("one", found(1));
  try {
    check.fail("the evaluator", "few does not hold");
    FAIL() << "nothing was thrown";
  } catch (const InternalError& error) {
    EXPECT_STREQ(error.what(), "the evaluator contradicts what was found: few does not hold");
    EXPECT_THAT(error.details(), HasSubstr("one: there is an architecture\n"));
    EXPECT_THAT(error.details(), HasSubstr("the evaluator: few does not hold\n"));
  }
}

TEST_F(CrossCheckTest, NamesEachEngine) {
  EXPECT_EQ(name(Engine::instantiating), "the instantiating engine");
  EXPECT_EQ(name(Engine::grounded), "the grounded engine");
  EXPECT_EQ(name(Engine::quantified), "the quantified engine");
}

}  // namespace
}  // namespace proviso::solve
