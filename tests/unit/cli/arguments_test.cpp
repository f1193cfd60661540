// The command line, taken apart.
#include "cli/arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace proviso::cli {
namespace {

using program::CheckOptions;
using program::PlayOptions;
using testing::ElementsAre;

auto parsed(std::vector<const char*> words) {
  words.insert(words.begin(), "/usr/bin/proviso");
  return parse(static_cast<int>(words.size()), words.data());
}

template <typename Options>
Options options(std::vector<const char*> words) {
  return std::get<Options>(std::get<Invocation>(parsed(std::move(words))).command);
}

TEST(ArgumentsTest, OfCheck) {
  const auto check =
      options<CheckOptions>({"check", "a.pvo", "specs", "--check", "one", "--check=two", "--under", " x as declared =  y , z", "--as-of",
                             "1970-01-11", "--root", "..", "--limit", "5", "--memory", "2M", "-j", "3", "-v"});
  EXPECT_THAT(check.paths, ElementsAre("a.pvo", "specs"));
  EXPECT_THAT(check.only, ElementsAre("one", "two"));
  EXPECT_THAT(check.questions.under, ElementsAre("x as declared=y", "z"));
  EXPECT_EQ(check.questions.as_of, 10);
  EXPECT_EQ(check.questions.root, "..");
  EXPECT_EQ(check.questions.limit, 5U);
  EXPECT_EQ(check.questions.memory, 2U << 20U);
  EXPECT_EQ(check.jobs, 3U);
  EXPECT_EQ(check.verbosity, program::Verbosity::verbose);
  EXPECT_FALSE(check.questions.json);
}

TEST(ArgumentsTest, OfPlay) {
  const auto play = options<PlayOptions>({"play", "specs/residency", "files_safe", "--json", "--limit", "7"});
  EXPECT_EQ(play.path, "specs/residency");
  EXPECT_EQ(play.check, "files_safe");
  EXPECT_TRUE(play.questions.json);
  EXPECT_EQ(play.questions.limit, 7U);
}

TEST(ArgumentsTest, KeepTheCommandLine) {
  const auto invocation = std::get<Invocation>(parsed({"check", "it's.pvo", "--color", "never"}));
  EXPECT_EQ(invocation.command_line, "proviso check 'it'\\''s.pvo' --color never");
  EXPECT_EQ(invocation.color, Color::never);
}

TEST(ArgumentsTest, GiveHelpAndVersion) {
  EXPECT_TRUE(std::get<Information>(parsed({"--version"})).text.starts_with("proviso "));
  EXPECT_TRUE(std::get<Information>(parsed({"play", "--help"})).text.starts_with("Steps through"));
}

TEST(ArgumentsTest, AreRefused) {
  EXPECT_EQ(std::get<Misuse>(parsed({"check"})).message, "`proviso check` needs a spec or a folder of specs: `proviso check PATH...`");
  EXPECT_EQ(std::get<Misuse>(parsed({"play", "a.pvo"})).message, "`proviso play` needs a spec and a check: `proviso play SPEC CHECK`");
  EXPECT_EQ(std::get<Misuse>(parsed({"check", "a.pvo", "-q", "-v"})).message, "`--quiet` and `--verbose` exclude each other");
  EXPECT_EQ(std::get<Misuse>(parsed({"check", "a.pvo", "--jsn"})).message, "there is no option `--jsn`; did you mean `--json`?");
  EXPECT_EQ(std::get<Misuse>(parsed({"check", "a.pvo", "--color", "red"})).message, "`--color red` is none of `auto`, `always`, `never`");
}

}  // namespace
}  // namespace proviso::cli
