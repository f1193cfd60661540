// `proviso test` and `proviso merge`: whole runs in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "run_in_memory.h"

namespace proviso::program {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string hosts =
    "type Host { secure: bool }\n"
    "contract c from 2026-01-01 { clause x \"Hosts are secure\" { every Host h must h.secure } }\n"
    "requirement open \"One is open\" : some Host h: not h.secure\n";
const std::string good = hosts + "check met { possible  expect impossible }\nexample e { Host h { secure = true } expect complies }\n";
const std::string bad = hosts +
                        "check unmet \"Is it <possible> & \\\"so\\\"?\" { possible  expect possible }\n"
                        "example broken { Host h { secure = false } expect complies }\n"
                        "check nothing_expected { possible }\n";

Machine machine() { return {{"s/good.pvo", good}, {"s/bad.pvo", bad}}; }
TestOptions all() { return {.paths = {"s"}, .jobs = 1}; }

TEST(TestCommand, TheLastLineHasTheCounts) {
  Machine both = machine();
  const Reply reply = both.run(all());
  EXPECT_EQ(reply.exit, ExitCode::not_as_expected);
  EXPECT_TRUE(reply.output.ends_with("\n4 passed, 2 failed\n")) << reply.output;
  EXPECT_THAT(reply.output, HasSubstr("FAILED     s/bad.pvo::unmet\n"));
  EXPECT_THAT(reply.output, HasSubstr("expect possible  s/bad.pvo:4"));
  EXPECT_THAT(reply.output, HasSubstr("FAILED     s/bad.pvo::broken\n"));
  EXPECT_THAT(reply.output, Not(HasSubstr("good")));
}

TEST(TestCommand, EachTestHasAName) {
  Machine both = machine();
  TestOptions options = all();
  options.list = true;
  EXPECT_EQ(both.run(options).output, "s/bad.pvo\ns/bad.pvo::unmet\ns/bad.pvo::broken\ns/good.pvo\ns/good.pvo::met\ns/good.pvo::e\n");
  options.filter = {"=s/bad.pvo"};
  EXPECT_EQ(both.run(options).output, "s/bad.pvo\n");
  options.filter = {"good*::e", "unm"};
  EXPECT_EQ(both.run(options).output, "s/bad.pvo::unmet\ns/good.pvo::e\n");
  options.filter = {"nowhere"};
  EXPECT_EQ(both.run(options).exit, ExitCode::wrong);
}

TEST(TestCommand, NoTestIsAFailure) {
  Machine none{{"s/a.pvo", "type T\ncheck c { possible }\n"}, {"s/b.pvo", "type T\n"}};
  const Reply reply = none.run(TestOptions{.paths = {"s/b.pvo"}});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_THAT(reply.error, HasSubstr("no test"));
}

TEST(TestCommand, ASpecThatCannotBeReadFails) {
  Machine wrong{{"s/wrong.pvo", "type T\ncheck c { possible some S s  expect possible }\n"}, {"s/good.pvo", good}};
  const Reply reply = wrong.run(all());
  EXPECT_EQ(reply.exit, ExitCode::not_as_expected);
  EXPECT_THAT(reply.output, HasSubstr("FAILED     s/wrong.pvo\n"));
  EXPECT_THAT(reply.output, HasSubstr("error[N"));
  EXPECT_TRUE(reply.output.ends_with("\n3 passed, 1 failed\n")) << reply.output;
}

TEST(TestCommand, WhatIsUndecidedDidNotPass) {
  Machine hard{{"a.pvo", "type T { n: int }\ncheck hard { possible some T t: t.n > 3  expect possible }\n"}};
  hard.interrupted = true;
  const Reply reply = hard.run(TestOptions{.paths = {"a.pvo"}});
  EXPECT_EQ(reply.exit, ExitCode::undecided);
  EXPECT_THAT(reply.output, HasSubstr("UNDECIDED  a.pvo::hard"));
}

TEST(TestCommand, JUnitAndSarifAreFiles) {
  Machine both = machine();
  TestOptions options = all();
  options.output = {.junit = "out/j.xml", .sarif = "out/s.json"};
  both.run(options);
  const std::string junit = both.files.all().at("/work/out/j.xml");
  EXPECT_THAT(junit, HasSubstr("<testsuites name=\"proviso\" tests=\"6\" failures=\"2\" errors=\"0\">"));
  EXPECT_THAT(junit, HasSubstr("<testsuite name=\"s/bad.pvo\" tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\">"));
  EXPECT_THAT(junit, HasSubstr("Is it &lt;possible&gt; &amp; &quot;so&quot;?"));
  EXPECT_THAT(junit, HasSubstr("<testcase classname=\"s/good.pvo\" name=\"met\" file=\"s/good.pvo\" line=\"4\"/>"));
  const std::string sarif = both.files.all().at("/work/out/s.json");
  for (const char* words : {"\"version\": \"2.1.0\"", "\"ruleId\": \"expectation-not-met\"", "\"columnKind\": \"unicodeCodePoints\"",
                            "[clause c.x: Hosts are secure](0)", "\"partialFingerprints\"", "\"relatedLocations\""})
    EXPECT_THAT(sarif, HasSubstr(words));
}

TEST(TestCommand, AnnotationsOfGitHub) {
  Machine both = machine();
  TestOptions options = all();
  options.output.annotate = true;
  EXPECT_THAT(both.run(options).output,
              HasSubstr("::error file=s/bad.pvo,line=4,endLine=4,col=54,title=s/bad.pvo%3A%3Aunmet::expect possible: it is impossible\n"));
  std::string many = hosts;
  for (int i = 0; i < 12; ++i) many += "check c" + std::to_string(i) + " { possible  expect possible }\n";
  Machine more{{"s/many.pvo", many}};
  EXPECT_THAT(more.run(options).output, HasSubstr("::error title=proviso::and 3 more; see the log\n"));
}

TEST(TestCommand, MergedShardsAreTheRunWithoutShards) {
  Machine both = machine();
  TestOptions options = all();
  options.questions.json = true;
  const std::string whole = both.run(options).output;
  constexpr std::uint64_t total = 3;
  MergeOptions merge;
  merge.questions.json = true;
  for (std::uint64_t i = total; i >= 1; --i) {
    options.shard = i;
    options.shards = total;
    merge.paths.push_back("part" + std::to_string(i) + ".json");
    both.files.write(merge.paths.back(), both.run(options).output);
  }
  const Reply reply = both.run(merge);
  EXPECT_EQ(reply.output, whole);
  EXPECT_EQ(reply.exit, ExitCode::not_as_expected);

  MergeOptions without = merge;
  without.questions.json = false;
  without.paths.pop_back();
  EXPECT_THAT(both.run(without).error, HasSubstr("shard 1/3 is missing"));
  without.paths.push_back(without.paths.front());
  EXPECT_THAT(both.run(without).error, HasSubstr("is there twice"));
  without.paths = {"s/good.pvo"};
  EXPECT_THAT(both.run(without).error, HasSubstr("it is no document"));
  both.files.write("s/more.pvo", good);
  options.shard = 1;
  both.files.write("part1.json", both.run(options).output);
  without.paths = merge.paths;
  EXPECT_THAT(both.run(without).error, HasSubstr("not of the same tests"));
}

TEST(TestCommand, AStatusFileSaysThatShardsAreUnderstood) {
  Machine both = machine();
  TestOptions options = all();
  options.status_file = "status";
  both.run(options);
  EXPECT_TRUE(both.files.all().contains("/work/status"));
}

TEST(TestCommand, NoFurtherSpecAfterAFailure) {
  Machine both{{"s/a.pvo", bad}, {"s/b.pvo", good}};
  TestOptions options = all();
  options.fail_fast = true;
  EXPECT_TRUE(both.run(options).output.ends_with("\n2 passed, 2 failed\n"));
}

}  // namespace
}  // namespace proviso::program
