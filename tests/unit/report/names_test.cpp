#include "report/words/names.h"

#include <gtest/gtest.h>

#include <vector>

namespace proviso::report {
namespace {

TEST(Names, FoldsWhiteSpaceAndKeepsTerminalsSafe) {
  EXPECT_EQ(clean("  would be\n   hosted\ton Azure "), "would be hosted on Azure");
  EXPECT_EQ(clean("red \x1b[31m"), "red \ufffd[31m");
}

TEST(Names, LeavesCommentsOut) { EXPECT_EQ(without_comments("a and // not this\n   b // nor this"), "a and b"); }

TEST(Names, Lists) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b"}, "or"), "a or b");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
}

TEST(Names, Counts) {
  EXPECT_EQ(counted(1, "check"), "1 check");
  EXPECT_EQ(counted(0, "check"), "0 checks");
  EXPECT_EQ(counted(2, "reply"), "2 replies");
}

TEST(Names, HavePluralsInEnglish) {
  for (const auto& [one, many] : std::vector<std::pair<std::string_view, std::string_view>>{{"Call", "Calls"},
                                                                                            {"business", "businesses"},
                                                                                            {"Business", "Businesses"},
                                                                                            {"Policy", "Policies"},
                                                                                            {"Delay", "Delays"},
                                                                                            {"Party", "Parties"},
                                                                                            {"Person", "Persons"},
                                                                                            {"Child", "Children"},
                                                                                            {"Status", "Statuses"},
                                                                                            {"Alias", "Aliases"},
                                                                                            {"Box", "Boxes"},
                                                                                            {"Batch", "Batches"},
                                                                                            {"Analysis", "Analyses"},
                                                                                            {"Services", "Services"},
                                                                                            {"Data", "Data"},
                                                                                            {"Day", "Days"},
                                                                                            {"T", "Ts"},
                                                                                            {"T2", "T2s"},
                                                                                            {"API", "APIs"},
                                                                                            {"DNS", "DNSes"},
                                                                                            {"DataPolicy", "DataPolicies"},
                                                                                            {"data_policy", "data_policies"},
                                                                                            {"DeliveryAddress", "DeliveryAddresses"},
                                                                                            {"Key", "Keys"},
                                                                                            {"Database", "Databases"},
                                                                                            {"PublicBody", "PublicBodies"},
                                                                                            {"FosterChild", "FosterChildren"},
                                                                                            {"further one", "further ones"}}) {
    EXPECT_EQ(plural(one), many);
  }
}

TEST(Names, QuotesNothingForNoWords) {
  EXPECT_EQ(in_quotes(""), "");
  EXPECT_EQ(in_quotes("API\nexclusivity"), "\"API exclusivity\"");
}

}  // namespace
}  // namespace proviso::report
