#include "report/names.h"

#include <gtest/gtest.h>

namespace proviso::report {
namespace {

TEST(Names, FoldsWhiteSpaceAndKeepsTerminalsSafe) {
  EXPECT_EQ(clean("  would be\n   hosted\ton Azure "), "would be hosted on Azure");
  EXPECT_EQ(clean("red \x1b[31m"), "red \ufffd[31m");
}

TEST(Names, LeavesCommentsOut) {
  EXPECT_EQ(without_comments("a and // not this\n   b // nor this"), "a and b");
}

TEST(Names, Lists) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b"}, "or"), "a or b");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
}

TEST(Names, Counts) {
  EXPECT_EQ(counted(1, "check"), "1 check");
  EXPECT_EQ(counted(0, "check"), "0 checks");
  EXPECT_EQ(counted(2, "reply", "replies"), "2 replies");
}

TEST(Names, QuotesNothingForNoWords) {
  EXPECT_EQ(in_quotes(""), "");
  EXPECT_EQ(in_quotes("API\nexclusivity"), "\"API exclusivity\"");
}

}  // namespace
}  // namespace proviso::report
