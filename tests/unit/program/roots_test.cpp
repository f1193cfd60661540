// Commands with several specs, and the library: whole runs in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "run_in_memory.h"

namespace proviso::program {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string met = "type T\ncheck met { possible some T t  expect possible }\n";
const std::string not_met = "type T\ncheck not_met { possible some T t  expect impossible }\n";
const std::string wrong = "type T\ncheck wrong { possible some S t }\n";

TEST(RootsTest, TheWorstExitCodeIsThatOfTheCommand) {
  EXPECT_EQ((Machine{{"s/a.pvo", met}, {"s/b.pvo", met}}).check({"s"}).exit, ExitCode::as_expected);
  EXPECT_EQ((Machine{{"s/a.pvo", met}, {"s/b.pvo", not_met}}).check({"s"}).exit, ExitCode::not_as_expected);
  EXPECT_EQ((Machine{{"s/a.pvo", wrong}, {"s/b.pvo", not_met}}).check({"s"}).exit, ExitCode::wrong);
}

TEST(RootsTest, WhatIsUndecidedWeighsLessThanWhatIsNotAsExpected) {
  const std::string hard = "type T { n: int }\ncheck hard { possible some T t: t.n > 3  expect possible }\n";
  Machine machine{{"s/a.pvo", hard}, {"s/b.pvo", "check no_type { possible (1 = 2)  expect possible }\n"}};
  machine.interrupted = true;
  EXPECT_EQ(machine.check({"s/a.pvo"}).exit, ExitCode::undecided);
  machine.progress.on_begun = [&](std::string_view name) { machine.interrupted = name == "hard"; };
  EXPECT_EQ(machine.check({"s/a.pvo", "s/b.pvo"}).exit, ExitCode::not_as_expected);
}

TEST(RootsTest, SpecsAreToldInTheOrderOfTheirPathsWhateverTheCommandSays) {
  Machine machine{{"a.pvo", met}, {"b.pvo", not_met}};
  const Reply there = machine.check({"a.pvo", "./b.pvo"});
  EXPECT_EQ(there.output, machine.check({"./b.pvo", "a.pvo", "b.pvo", "a.pvo"}).output);
  EXPECT_LT(there.output.find("==== a.pvo"), there.output.find("==== ./b.pvo"));
  EXPECT_TRUE(there.output.ends_with("2 specs; 2 checks: 1 as expected, 1 not\n")) << there.output;
}

TEST(RootsTest, AFileThatAnotherImportsIsNoSpecOfItsOwn) {
  Machine machine{
      {"s/a.pvo", "import \"b.pvo\"\ncheck a { possible }\n"}, {"s/b.pvo", "import \"c.pvo\"\n" + met}, {"s/c.pvo", "type C\n"}};
  const Reply reply = machine.check({"s"});
  EXPECT_EQ(told(reply), "");
  EXPECT_THAT(reply.output, Not(HasSubstr("====")));
  EXPECT_THAT(reply.output, HasSubstr("2 checks: 1 as expected, 1 without expectations\n"));
}

// By way of a file that the command does not name.
TEST(RootsTest, FilesInBetweenCount) {
  Machine machine{{"a.pvo", "import \"between.pvo\"\ncheck a { possible }\n"}, {"between.pvo", "import \"b.pvo\"\n"}, {"b.pvo", met}};
  EXPECT_THAT(machine.check({"a.pvo", "b.pvo"}).output, Not(HasSubstr("====")));
}

TEST(RootsTest, ACheckOfAnImportedFileMayBelongToTwoSpecs) {
  Machine machine{{"s/a.pvo", "import \"shared/c.pvo\"\ncheck a { possible }\n"},
                  {"s/b.pvo", "import \"shared/c.pvo\"\ncheck b { possible }\n"},
                  {"s/shared/c.pvo", met}};
  const Reply reply = machine.run(CheckOptions{.paths = {"s"}, .only = {"met"}});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_EQ(reply.error, "`met` is asked in more than one spec: `s/a.pvo` and `s/b.pvo`; give the path of the one that is meant");
  EXPECT_EQ(machine.run(CheckOptions{.paths = {"s/b.pvo"}, .only = {"met"}}).exit, ExitCode::as_expected);
}

TEST(RootsTest, WhatTwoSpecsImportIsWarnedOfOnce) {
  Machine machine{{"s/a.pvo", "import \"c/c.pvo\"\ncheck a { possible }\n"},
                  {"s/b.pvo", "import \"c/c.pvo\"\ncheck b { possible }\n"},
                  {"s/c/c.pvo", "type C  // \f\n"}};
  const Reply reply = machine.check({"s"});
  ASSERT_EQ(reply.diagnostics.size(), 1U) << told(reply);
  EXPECT_EQ(reply.diagnostics.front().code, text::Code::W007);
}

TEST(RootsTest, ASpecThatIsWrongDoesNotKeepTheOthersFromBeingAnswered) {
  Machine machine{{"s/a.pvo", wrong}, {"s/b.pvo", met}, {"s/c.pvo", "type C\n"}};
  const Reply reply = machine.run(CheckOptions{.questions = {.json = true}, .paths = {"s"}, .jobs = 1});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_THAT(reply.output, HasSubstr("\"spec\": \"s/a.pvo\""));
  EXPECT_THAT(reply.output, HasSubstr("\"error\": \"could not check: 1 error\",\n      \"exit\": 2"));
  EXPECT_THAT(reply.output, HasSubstr("\"error\": null,\n      \"exit\": 0"));
  EXPECT_THAT(reply.output, HasSubstr("\"name\": \"met\""));
  EXPECT_THAT(reply.output, HasSubstr("\"code\": \"N004\""));
  EXPECT_THAT(reply.output, HasSubstr("\"code\": \"W008\""));
  EXPECT_THAT(reply.output, HasSubstr("\n  \"error\": \"`s/a.pvo`: could not check: 1 error\",\n  \"exit\": 2"));
}

TEST(RootsTest, OneSpecHasNoListOfSpecs) {
  Machine machine{{"s/a.pvo", met}};
  const Reply reply = machine.run(CheckOptions{.questions = {.json = true}, .paths = {"s"}, .jobs = 1});
  EXPECT_THAT(reply.output, Not(HasSubstr("\"spec")));
}

TEST(RootsTest, PlayFindsTheSpecOfItsCheck) {
  const std::string usage = "type E\nusage type Call { to: E }\ncheck in_use { possible  with at most 1 E, 1 Call  expect possible }\n";
  Machine machine{{"s/a.pvo", met}, {"s/b.pvo", usage}};
  EXPECT_EQ(machine.run(PlayOptions{.path = "s", .check = "in_use"}).exit, ExitCode::as_expected);
  EXPECT_EQ(machine.run(PlayOptions{.path = "s", .check = "met"}).error,
            "there are no rounds to play: the spec has no `usage`, and its checks are answered at once");
}

// ---- the library

TEST(LibraryTest, IsFoundWhereverTheProgramHasIt) {
  Machine machine{{"a.pvo", "import library \"calls.pvo\"\ncheck a { possible some Call c  expect possible }\n"},
                  {"/library/calls.pvo", "import \"parts/cloud.pvo\"\ntype Call { on: Cloud }\n"},
                  {"/library/parts/cloud.pvo", "import \"more.pvo\"\ntype Cloud { n: Nmber }\n"},
                  {"/library/parts/more.pvo", "type Number\n"}};
  EXPECT_THAT(told(machine.check({"a.pvo"})), HasSubstr("<library>/parts/cloud.pvo:2:17"));
  machine.files.write("/library/parts/cloud.pvo", "import \"more.pvo\"\ntype Cloud { n: Number }\n");
  EXPECT_EQ(told(machine.check({"a.pvo"})), "");
}

TEST(LibraryTest, ReachesNoFurtherThanItself) {
  Machine machine{{"a.pvo", "import library \"calls.pvo\"\ncheck a { possible }\n"},
                  {"/library/calls.pvo", "import \"../work/b.pvo\"\n"},
                  {"b.pvo", "type B\n"}};
  EXPECT_THAT(told(machine.check({"a.pvo"})), HasSubstr("lies outside of the library"));
}

// In its own folder a file of the library is a file as any other.
TEST(LibraryTest, IsReadOnceByWhateverPath) {
  Machine machine{{"a.pvo", "import library \"cloud.pvo\"\nimport \"../library/cloud.pvo\"\ncheck a { possible }\n"},
                  {"/library/cloud.pvo", "type Cloud\n"}};
  const Reply reply = machine.run(CheckOptions{.questions = {.root = "/"}, .paths = {"a.pvo"}, .jobs = 1});
  EXPECT_EQ(told(reply), "");
  EXPECT_EQ(machine.files.reads(), 2);
}

}  // namespace
}  // namespace proviso::program
