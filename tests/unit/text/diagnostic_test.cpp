#include "text/diagnostic.h"

#include <gtest/gtest.h>

#include <set>

namespace proviso::text {
namespace {

TEST(Codes, AreNamedOnceAndSayWhatTheyAreAbout) {
  std::set<std::string_view> names;
  for (const Code code : all_codes()) {
    EXPECT_TRUE(names.insert(name(code)).second) << name(code);
    EXPECT_EQ(name(code).size(), 4u);
    EXPECT_FALSE(about(code).empty());
    EXPECT_EQ(severity(code), name(code)[0] == 'W' ? Severity::warning : Severity::error) << name(code);
  }
  EXPECT_EQ(name(Code::P001), "P001");
}

TEST(Diagnostics, SayEachMistakeOnce) {
  Diagnostics diagnostics;
  const Span here{FileId{0}, 1, 2};
  diagnostics.add(Code::P002, here, "first");
  diagnostics.add(Code::P002, here, "again");
  diagnostics.add(Code::P003, here, "another code");
  diagnostics.add(Code::P002, Span{FileId{0}, 1, 3}, "another place");
  EXPECT_EQ(diagnostics.error_count(), 3u);
  EXPECT_EQ(diagnostics.in_order()[0].message, "first");
}

TEST(Diagnostics, KeepAllThatAreNowhere) {
  Diagnostics diagnostics;
  diagnostics.add(Code::P001, {}, "cannot read `a`");
  diagnostics.add(Code::P001, {}, "cannot read `b`");
  EXPECT_EQ(diagnostics.error_count(), 2u);
}

TEST(Diagnostics, SortByFileThenPlaceThenCode) {
  Diagnostics diagnostics;
  diagnostics.add(Code::P003, Span{FileId{1}, 0, 1}, "d");
  diagnostics.add(Code::P003, Span{FileId{0}, 5, 6}, "c");
  diagnostics.add(Code::P002, Span{FileId{0}, 5, 7}, "b");
  diagnostics.add(Code::P009, Span{FileId{0}, 2, 3}, "a");
  std::string order;
  for (const Diagnostic& d : diagnostics.sorted()) order += d.message;
  EXPECT_EQ(order, "abcd");
}

TEST(Nearest, FindsSlips) {
  EXPECT_EQ(nearest("claus", {"contract", "clause"}), "clause");
  EXPECT_EQ(nearest("contarct", {"contract", "clause"}), "contract");  // neighbours swapped: one slip
  EXPECT_EQ(nearest("hosted_onn", {"hosted_on", "hosted_in"}), "hosted_on");
  EXPECT_EQ(nearest("aws", {"Azure", "AWS"}), "AWS");  // the wrong case
  EXPECT_EQ(nearest("requirements", {"requirement"}), "requirement");
}

TEST(Nearest, KeepsSilentWhereNothingIsNear) {
  EXPECT_EQ(nearest("bananas", {"contract", "clause"}), "");
  EXPECT_EQ(nearest("x", {"y", "z"}), "");  // every letter would be wrong
  EXPECT_EQ(nearest("clause", {"clause"}), "");
  EXPECT_EQ(nearest("clause", {}), "");
  EXPECT_EQ(nearest("ab", {"cd"}), "");
}

TEST(Nearest, PrefersTheNearestThenTheFirst) {
  EXPECT_EQ(nearest("statless", {"stateful", "stateless"}), "stateless");
  EXPECT_EQ(nearest("abd", {"abc", "abe"}), "abc");
}

TEST(DidYouMean, AsksOrSaysNothing) {
  EXPECT_EQ(did_you_mean("claus", {"clause"}), "did you mean `clause`?");
  EXPECT_EQ(did_you_mean("bananas", {"clause"}), "");
}

TEST(NearestTest, ComparesNoLongWords) {
  const std::string word(60'000, 'a'), other(59'999, 'a');
  EXPECT_EQ(nearest(word, {other}), "");
  EXPECT_EQ(nearest(std::string(90, 'a'), {std::string_view(other).substr(0, 89)}), std::string(89, 'a'));
}

}  // namespace
}  // namespace proviso::text
