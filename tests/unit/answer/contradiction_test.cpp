// What becomes of engines that contradict each other, or the evaluator: an internal error that tells what each of them said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../../support/liars.h"
#include "spec_model.h"
#include "text/check.h"

namespace proviso::answer {
namespace {

using solve::Engine;
using testing::HasSubstr;

const char* const calls = R"(
enum Cloud { Azure, AWS }
type Call { on: Cloud }
define plain(Call c)
  reading broad  = c.on = Azure or c.on = AWS
  reading narrow = c.on = Azure
fact some_plain_call : some Call c: plain(c)
check some_call {
  possible some Call c: c.on = Azure
  with at most 3 Call
  without contracts
  under plain = narrow
  expect possible
}
)";

struct Told {
  std::string what, details;
};
Told told_of(const std::string& text, const solve::Substitute& substitute, bool in_full = true) {
  const SpecModel spec(text);
  Options options;
  options.minimal_conflicts = in_full;
  options.substitute = substitute;
  try {
    const Result<SpecAnswer> result = answer(spec.model, options);
    ADD_FAILURE() << "nothing was noticed; the answer is " << proviso::answer::text(word(result.value().checks[0].lines[0].finding));
  } catch (const InternalError& error) {
    return {error.what(), error.details()};
  }
  return {};
}

TEST(Contradiction, OfTwoEnginesIsAnInternalError) {
  const Told told = told_of(calls, solve::refuting(Engine::grounded));
  EXPECT_EQ(told.what, "the instantiating engine and the grounded engine contradict each other");
  EXPECT_THAT(told.details, HasSubstr("check: some_call\n"));
  EXPECT_THAT(told.details, HasSubstr("demanded: some_plain_call, plain as narrow\n"));
  EXPECT_THAT(told.details, HasSubstr("reading of plain: narrow\n"));
  EXPECT_THAT(told.details, HasSubstr("at most: 3 Call\n"));
  EXPECT_THAT(told.details, HasSubstr("the instantiating engine: there is an architecture\n  Call: 2\n"));
  EXPECT_THAT(told.details, HasSubstr("= Azure\n"));
  EXPECT_THAT(told.details, HasSubstr("the grounded engine: impossible of every size, by: some_plain_call, plain as narrow\n"));
}

TEST(Contradiction, UpToASizeIsOneWhereNothingLargerWasFound) {
  told_of(calls, solve::refuting(Engine::grounded, solve::UpTo{2, {}}));
  const std::string more = std::string(calls) + "fact three_calls : at least 3 Call c\n";
  const SpecModel spec(more);
  Options options;
  options.substitute = solve::refuting(Engine::grounded, solve::UpTo{2, {}});
  EXPECT_EQ(word(spec.answered(options).checks[0].lines[0].finding), Word::possible);
}

// The first engine's refutation is all that there is; a fresh solver that is to confirm it finds an architecture.
TEST(Contradiction, OfARefutationAndWhatAFreshSolverFinds) {
  for (const bool in_full : {true, false}) {
    const Told told = told_of(calls, solve::refuting(Engine::instantiating), in_full);
    EXPECT_THAT(told.what, HasSubstr("the refutation to be confirmed and "));
    EXPECT_THAT(told.details, HasSubstr("the refutation to be confirmed: impossible of every size"));
    EXPECT_THAT(told.details, HasSubstr("there is an architecture\n"));
  }
}

TEST(Contradiction, OfAnArchitectureAndTheEvaluator) {
  const Told told = told_of(calls, solve::finding_nothing(Engine::grounded));
  EXPECT_EQ(told.what, "the evaluator contradicts what was found: `some_plain_call` does not hold");
  EXPECT_THAT(told.details, HasSubstr("check: some_call\n"));
  EXPECT_THAT(told.details, HasSubstr("the grounded engine: there is an architecture\n  Call: 0\n"));
  EXPECT_THAT(told.details, HasSubstr("the evaluator: `some_plain_call` does not hold\n"));
}

// What was found for one check is known when the next is refuted.
TEST(Contradiction, OfARefutationAndWhatWasFoundBefore) {
  std::size_t asked = 0;
  const std::string two =
      std::string(calls) + "check again { possible some Call c: c.on != AWS without contracts under plain = narrow expect possible }\n";
  const Told told = told_of(two, [&](Engine, const solve::Query& query, solve::Outcome outcome) {
    if (asked++ < 2) return outcome;
    return solve::Outcome(solve::Unsat{query.demands, {}, solve::EverySize{}});
  });
  EXPECT_EQ(told.what, "the evaluator contradicts what was found: an architecture that was found before satisfies all this");
  EXPECT_THAT(told.details, HasSubstr("check: again\n"));
}

}  // namespace
}  // namespace proviso::answer
