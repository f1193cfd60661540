#include "report/text/text.h"

#include "sample.h"

namespace proviso::report {
namespace {

model::Why out_of_units() { return model::why(Stopped{Stopped::By::units}); }
model::Why interrupted() { return model::why(Stopped{Stopped::By::interrupt}); }

TEST_F(Sample, AVerdictThatIsAsExpectedTakesAFewLines) {
  EXPECT_EQ(told({{runtime()}, {}, {}}, Detail::normal), R"(runtime  Can it run on AWS?
  IMPOSSIBLE  of every size, exactly when `stateless` is read as `inference`
  POSSIBLE    otherwise
  so IMPOSSIBLE under Microsofts_case, POSSIBLE under OpenAIs_case
  as expected (2 expectations)

readings
  stateless
    inference     "each run of the model is a function of its input tokens"  spec.pvo:10

1 check as expected
)");
}

TEST_F(Sample, WhatIsAsExpectedIsOnlyCountedWhenQuiet) { EXPECT_EQ(told({{runtime()}, {}, {}}, Detail::quiet), "1 check as expected\n"); }

TEST_F(Sample, EverythingIsToldOnRequest) {
  EXPECT_EQ(told({{runtime()}, {}, {}}, Detail::full), R"(runtime  Can it run on AWS?
  asks        possible
  clauses     alliance.api_exclusivity and alliance.carve_out
  requires    on_aws and remembers
  IMPOSSIBLE  of every size, exactly when `stateless` is read as `inference`
  POSSIBLE    otherwise
  so IMPOSSIBLE under Microsofts_case, POSSIBLE under OpenAIs_case
  as expected (2 expectations)

  IMPOSSIBLE when `stateless` is read as `inference`
    These cannot hold together; with any one of them left out, the others can:
      clause       alliance.api_exclusivity  "API exclusivity"  spec.pvo:13
                   every Call c where stateless(c) must c.to.hosted_on = Azure
                   cites statement: "would be hosted on Azure"
      requirement  on_aws  "The model stays on AWS"  spec.pvo:22
                   gpt.hosted_on = AWS
      requirement  remembers  "A later call builds on an earlier one"  spec.pvo:23
                   some Call c, Call d where d in c.reads: c.to = gpt
      term         stateless, read as inference  "each run of the model is a function of its input
                   tokens"  spec.pvo:10
                   stateless(c) = c.to is Model

  POSSIBLE when `stateless` is read as `service`
    An architecture, as small as can be: 1 Model and 2 Calls
      Model
        gpt  hosted_on = AWS
      Call, in order
        call 1  to = gpt
        call 2  to = gpt, reads = {call 1}
    With these readings:
      `stateless` as `service`  "the endpoint never builds on an earlier call"  spec.pvo:9
    Clause by clause:
      alliance.api_exclusivity  "API exclusivity"
        not triggered by call 1: not stateless(call 1), read as `service`
        not triggered by call 2: not stateless(call 2), read as `service`
      alliance.carve_out  "Backups"
        not triggered by call 1 and call 2: not exists gpt.backup

readings
  stateless
    inference     "each run of the model is a function of its input tokens"  spec.pvo:10

overrides
  alliance.carve_out overrides alliance.api_exclusivity: `Call c` is its `Call c`  spec.pvo:19

1 check as expected
)");
}

TEST_F(Sample, WhatIsNotAsExpectedIsExplained) {
  EXPECT_EQ(told({{runtime(), secured()}, {}, {}}, Detail::quiet), R"(secured  Does the wording secure its purpose?
  FAILS
  NOT AS EXPECTED
    expect holds  spec.pvo:32
      it fails, for instance when `stateless` is read as `service`
  A counterexample: 1 Model and 2 Calls
    Model
      gpt  hosted_on = AWS
    Call, in order
      call 1  to = gpt
      call 2  to = gpt, reads = {call 1}
  Here, `stateless` is read as `service`.
  What is asked fails in it:
    not so, because of call 1: every Call c: c.to.hosted_on = Azure
      not so: gpt.hosted_on = Azure (gpt.hosted_on is AWS)

2 checks: 1 as expected, 1 not
)");
}

answer::CheckAnswer one_line(answer::CheckAnswer answer, answer::Finding finding) {
  const answer::Word outcome = answer::word(finding);
  answer.occurring = {};
  answer.lines = {{answer.open, std::move(finding)}};
  answer.regions = {{outcome, {answer.open}}};
  return answer;
}

TEST_F(Sample, HoldsNamesWhatItFollowsFrom) {
  answer::Conflict conflict;
  conflict.units = {model::ClauseUnit{clause("api_exclusivity")}, model::QuestionUnit{}};
  conflict.minimal = true;
  EXPECT_EQ(told({{one_line(answer_to("secured"), answer::Holds{conflict})}, {}, {}}, Detail::normal),
            R"(secured  Does the wording secure its purpose?
  HOLDS       of every size
  It follows from this:
    clause       alliance.api_exclusivity  "API exclusivity"  spec.pvo:13

1 check without expectations
)");
}

TEST_F(Sample, VacuousIsNeverHolds) {
  answer::Conflict conflict;
  conflict.units = {model::RequirementUnit{requirement("on_aws")}, model::RequirementUnit{requirement("remembers")}};
  conflict.before_clauses = true;
  EXPECT_EQ(told({{one_line(answer_to("secured"), answer::Vacuous{conflict})}, {}, {}}, Detail::normal),
            R"(secured  Does the wording secure its purpose?
  VACUOUS     of every size
  Nothing satisfies what the question assumes, so no answer to it would be meaningful.
  These cannot hold together; perhaps not all of them are needed:
    requirement  on_aws  "The model stays on AWS"  spec.pvo:22
    requirement  remembers  "A later call builds on an earlier one"  spec.pvo:23

1 check without expectations
)");
}

TEST_F(Sample, UndecidedSaysWhy) {
  EXPECT_EQ(told({{one_line(answer_to("bare"), answer::Undecided{interrupted()})}, {}, {}}, Detail::normal),
            "bare\n  UNDECIDED   the search was interrupted\n\n1 check undecided\n");
}

TEST_F(Sample, WhatIsSettledOfTheUndecidedIsSaid) {
  const answer::Undecided undecided{out_of_units(), answer::Settled{6, {}}};
  EXPECT_EQ(told({{one_line(answer_to("bare"), undecided)}, {}, {}}, Detail::normal), R"(bare
  UNDECIDED   no such architecture with up to 6 of each type; not settled beyond, because the search
              used up its budget

1 check undecided
)");
  const std::string always = told({{one_line(answer_to("secured"), undecided)}, {}, {}}, Detail::normal);
  EXPECT_NE(always.find("no counterexample with up to 6 of each type"), std::string::npos) << always;
  const answer::Undecided nothing{out_of_units(), answer::Settled{0, {}}};
  EXPECT_EQ(told({{one_line(answer_to("bare"), nothing)}, {}, {}}, Detail::normal),
            "bare\n  UNDECIDED   the search used up its budget\n\n1 check undecided\n");
}

TEST_F(Sample, WhyItIsUndecidedIsSaidOfEachCaseWhereItDiffers) {
  answer::CheckAnswer answer = answer_to("bare");
  answer.lines = {{{{0}}, answer::Undecided{interrupted()}}, {{{1}}, answer::Undecided{out_of_units(), answer::Settled{6, {}}}}};
  answer.regions = {{answer::Word::undecided, {{{0, 1}}}}};
  const std::string text = told({{answer}, {}, {}}, Detail::normal);
  EXPECT_EQ(text, R"(bare
  UNDECIDED
              - no such architecture with up to 6 of each type; not settled beyond, because the
                search used up its budget when `stateless` is read as `inference`
              - the search was interrupted in the other cases

1 check undecided
)");
}

TEST_F(Sample, EndedContractsAndChecksLeftOutAreNoted) {
  answer::CheckAnswer answer = runtime();
  answer.scope.ended = {model::ContractId{0}};
  const answer::SpecAnswer all{{answer}, {}, {}};
  const Spec spec{model, sources};
  const std::string text = report::text({spec, all, 20'000, {"Microsofts_case"}, {check("bare")}}, Detail::normal, {});
  EXPECT_NE(text.find(R"(
note: asked as of 2024-10-04, whatever day a check names
note: asked only under `Microsofts_case`
note: the window of contract `alliance` ended on 2026-04-27; checks that name no day still include
      it
note: check `bare` was not asked: it is about a reading that --under rules out
)"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace proviso::report
