#include "report/text/page.h"

#include <gtest/gtest.h>

namespace proviso::report {
namespace {

TEST(Page, WrapsBetweenWordsBelowTheIndent) {
  Page page(Style{30, false});
  page.paragraph(2, "every Call c where stateless(c) must go to Azure");
  EXPECT_EQ(page.text(),
            "  every Call c where\n"
            "    stateless(c) must go to\n"
            "    Azure\n");
}

TEST(Page, KeepsTiedWordsTogether) {
  Page page(Style{30, false});
  page.paragraph(0, "it is complied with by all of call\u00a01 and gpt");
  EXPECT_EQ(page.text(),
            "it is complied with by all of\n"
            "  call 1 and gpt\n");
}

TEST(Page, AlignsItems) {
  Page page(Style{40, false});
  page.item(2, "gpt", 8, "hosted_on = AWS, built_by = {OpenAI}, for_government = false");
  page.item(2, "a_longer_name", 8, "hosted_on = AWS");
  page.item(2, "alone", 8, "");
  EXPECT_EQ(page.text(),
            "  gpt   hosted_on = AWS, built_by =\n"
            "        {OpenAI}, for_government = false\n"
            "  a_longer_name hosted_on = AWS\n"
            "  alone\n");
}

TEST(Page, CountsColumnsNotBytesAndNotColours) {
  EXPECT_EQ(width_of("\u00a7 2"), 3u);
  EXPECT_EQ(width_of("\u65e5\u672c"), 4u);
  Page page(Style{100, true});
  EXPECT_EQ(width_of(page.paint(Tone::bad, "FAILS")), 5u);
}

TEST(Page, PaintsOnlyWhereThereAreColours) {
  EXPECT_EQ(Page(Style{100, false}).paint(Tone::good, "HOLDS"), "HOLDS");
  EXPECT_EQ(Page(Style{100, true}).paint(Tone::good, "HOLDS"), "\x1b[1;32mHOLDS\x1b[0m");
}

TEST(Page, LeavesOneEmptyLineAtMost) {
  Page page(Style{});
  page.gap();
  page.paragraph(0, "a");
  page.gap();
  page.gap();
  page.paragraph(0, "b");
  EXPECT_EQ(page.text(), "a\n\nb\n");
}

TEST(Page, NeverBreaksAWordHoweverNarrow) {
  Page page(Style{10, false});
  page.paragraph(20, "an_extraordinarily_long_name_of_a_requirement");
  EXPECT_EQ(page.text(), std::string(20, ' ') + "an_extraordinarily_long_name_of_a_requirement\n");
}

}  // namespace
}  // namespace proviso::report
