// Whole runs of `check` and `play`, in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "run_in_memory.h"

namespace proviso::program {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string clouds = R"(enum Cloud { Azure, AWS }
type Call { on: Cloud }
fact some_call : some Call c
check on_azure { possible some Call c: c.on = Azure without contracts expect possible }
check elsewhere { possible every Call c: c.on != Azure and c.on != AWS without contracts }
)";

TEST(CheckTest, AnswersASpec) {
  Machine machine{{"clouds.pvo", clouds}};
  const Reply reply = machine.check({"clouds.pvo"});
  EXPECT_EQ(reply.exit, ExitCode::as_expected);
  EXPECT_EQ(told(reply), "");
  EXPECT_THAT(reply.output, HasSubstr("on_azure"));
  EXPECT_THAT(reply.output, HasSubstr("IMPOSSIBLE"));
  EXPECT_TRUE(reply.output.ends_with("2 checks: 1 as expected, 1 without expectations\n")) << reply.output;
  EXPECT_THAT(machine.progress.events,
              ElementsAre("loaded", "begun on_azure", "answered on_azure", "begun elsewhere", "answered elsewhere"));
  EXPECT_EQ(machine.files.all().size(), 1U);
}

TEST(CheckTest, TellsThatAnExpectationIsNotMet) {
  Machine machine{{"clouds.pvo", clouds + "check no_call { possible (no Call c) without contracts expect possible }\n"}};
  const Reply reply = machine.check({"clouds.pvo"});
  EXPECT_EQ(reply.exit, ExitCode::not_as_expected);
  EXPECT_EQ(reply.error, "");
  EXPECT_THAT(reply.output, HasSubstr("3 checks: 1 as expected, 1 not, 1 without expectations\n"));
}

TEST(CheckTest, ReadsFoldersAndWhatTheirSpecsImport) {
  Machine machine{{"specs/a.pvo", "import \"library/cloud.pvo\"\ncheck a { possible (some Cloud c) without contracts }\n"},
                  {"specs/b.pvo", "import \"library/cloud.pvo\"\ncheck b { possible (no Cloud c) without contracts }\n"},
                  {"specs/library/cloud.pvo", "type Cloud\n"},
                  {"specs/.hidden/c.pvo", "nonsense\n"},
                  {"specs/terms.txt", "nonsense\n"}};
  const Reply reply = machine.check({"specs"});
  EXPECT_EQ(told(reply), "");
  EXPECT_EQ(reply.exit, ExitCode::as_expected);
  EXPECT_THAT(reply.output, HasSubstr("2 checks without expectations\n"));
  EXPECT_EQ(machine.files.reads(), 3);
}

TEST(CheckTest, RefusesAFileThatIsMissing) {
  Machine machine{};
  const Reply reply = machine.check({"nowhere.pvo"});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_EQ(reply.output, "");
  EXPECT_EQ(told(reply), "error[P001]: cannot read `nowhere.pvo`: no such file or directory\ncould not check: 1 error");
  EXPECT_TRUE(machine.progress.events.empty());
}

TEST(CheckTest, RefusesAFolderWithoutSpecs) {
  Machine machine{{"specs/terms.txt", ""}};
  const Reply reply = machine.check({"specs"});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_EQ(told(reply), "there is no spec (.pvo) below `specs`");
}

TEST(CheckTest, OpensNothingOutsideOfTheRoot) {
  Machine machine{{"/etc/secret.pvo", "type Secret\n"}, {"/work/a.pvo", "import \"../etc/secret.pvo\"\ntype A\n"}};
  const Reply reply = machine.check({"a.pvo"});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_THAT(told(reply), HasSubstr("lies outside of the working directory"));
  EXPECT_EQ(machine.files.reads(), 1);
}

TEST(CheckTest, TellsTheMistakesOfASpec) {
  Machine machine{{"clouds.pvo", clouds + "fact wrong : some Clod c\n"}};
  const Reply reply = machine.check({"clouds.pvo"});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_EQ(reply.output, "");
  EXPECT_THAT(told(reply), HasSubstr("clouds.pvo:6:"));
  EXPECT_THAT(told(reply), HasSubstr("error[N004]"));
  EXPECT_EQ(reply.error, "could not check: 1 error");
}

TEST(CheckTest, TellsTheMistakesOfASpecInJson) {
  Machine machine{{"clouds.pvo", clouds + "fact wrong : some Clod c\n"}};
  const Reply reply = machine.run(CheckOptions{.questions = {.json = true}, .paths = {"clouds.pvo"}});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_EQ(told(reply), "");
  EXPECT_THAT(reply.output, HasSubstr("\"code\": \"N004\""));
  EXPECT_THAT(reply.output, HasSubstr("\"error\": \"could not check: 1 error\""));
  EXPECT_THAT(reply.output, HasSubstr("\"exit\": 2"));
}

TEST(CheckTest, RefusesACheckThatIsMissing) {
  Machine machine{{"clouds.pvo", clouds}};
  const Reply reply = machine.run(CheckOptions{.paths = {"clouds.pvo"}, .only = {"on_azur"}});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_THAT(reply.error, HasSubstr("on_azure"));
}

TEST(CheckTest, LeavesUndecidedWhatIsInterrupted) {
  Machine machine{{"clouds.pvo", clouds}};
  machine.interrupted = true;
  const Reply reply = machine.check({"clouds.pvo"});
  EXPECT_EQ(reply.exit, ExitCode::undecided);
  EXPECT_THAT(reply.output, HasSubstr("UNDECIDED"));
  EXPECT_THAT(reply.output, HasSubstr("interrupted"));
  EXPECT_EQ(reply.error, "");
}

TEST(CheckTest, KeepsWhatWasAnsweredBeforeTheInterrupt) {
  Machine machine{{"clouds.pvo", clouds}};
  machine.progress.on_begun = [&](std::string_view name) { machine.interrupted = name == "elsewhere"; };
  const Reply reply = machine.check({"clouds.pvo"});
  EXPECT_EQ(reply.exit, ExitCode::undecided);
  EXPECT_TRUE(reply.output.ends_with("2 checks: 1 as expected, 1 undecided\n")) << reply.output;
}

TEST(CheckTest, RefusesADayThatIsNone) {
  Machine machine{{"clouds.pvo", clouds}};
  machine.clock = FixedClock(Error{"there is no such day"});
  const Reply reply = machine.check({"clouds.pvo"});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_EQ(told(reply), "there is no such day");
}

// Those of the spec come first, and are known before the search.
TEST(CheckTest, TellsWarnings) {
  const std::string spec = clouds + "// \xE2\x80\xAE turned\nrequirement idle : some Call c\n";
  Machine machine{{"clouds.pvo", spec}};
  const Reply reply = machine.check({"clouds.pvo"});
  EXPECT_EQ(reply.exit, ExitCode::as_expected);
  EXPECT_EQ(machine.progress.warned, 1U);
  ASSERT_EQ(reply.diagnostics.size(), 2U) << told(reply);
  EXPECT_EQ(reply.diagnostics[0].code, text::Code::W007);
  EXPECT_EQ(reply.diagnostics[1].code, text::Code::W106);

  Machine quiet{{"clouds.pvo", spec}};
  EXPECT_EQ(quiet.run(CheckOptions{.paths = {"clouds.pvo"}, .verbosity = Verbosity::quiet}).diagnostics.size(), 1U);
  Machine json{{"clouds.pvo", spec}};
  EXPECT_TRUE(json.run(CheckOptions{.questions = {.json = true}, .paths = {"clouds.pvo"}}).diagnostics.empty());
  EXPECT_EQ(json.progress.warned, 0U);
}

TEST(PlayTest, NeedsUsage) {
  Machine machine{{"clouds.pvo", clouds}};
  const Reply reply = machine.run(PlayOptions{.path = "clouds.pvo", .check = "on_azure"});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_THAT(reply.error, HasSubstr("there are no rounds to play"));
}

// The clause that is never broken is warned of before the day turns out to be one without clauses.
TEST(CheckTest, TellsAWarningOnce) {
  const std::string spec =
      "type Store { open: bool }\n"
      "contract k from 2025-01-01 until 2025-12-31 {\n"
      "  clause a { every Store s may s.open }\n"
      "  clause b { every Store s must s.open }\n"
      "}\n"
      "check q { possible some Store s: s.open }\n";
  Machine machine{{"stores.pvo", spec}};
  const Reply reply = machine.run(CheckOptions{.questions = {.as_of = 30'000}, .paths = {"stores.pvo"}, .jobs = 1});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  std::set<std::string> lines;
  for (const text::Diagnostic& diagnostic : reply.diagnostics) lines.insert(text::render_line(diagnostic, *reply.sources));
  EXPECT_GT(machine.progress.warned, 0U);
  EXPECT_EQ(lines.size(), reply.diagnostics.size()) << told(reply);
}

}  // namespace
}  // namespace proviso::program
