#include "resolve/citations/quotable_text.h"

#include <gtest/gtest.h>

#include <string>

namespace proviso::resolve {
namespace {

using Found = QuotableText::Found;

const std::string letter =
    "The tenant’s  rent is due\non the first day – without\r\n\tnotice.\xC2\xA0The landlord may not raise the rent “at "
    "will”.";

std::string closest(const std::string& words) {
  const QuotableText text(letter);
  const auto passage = text.closest(words);
  return passage ? letter.substr(passage->begin, passage->end - passage->begin) : "";
}

TEST(QuotableTextTest, TypographyIsFolded) {
  const QuotableText text(letter);
  EXPECT_EQ(text.find("The tenant's rent is due on the first day - without notice. The landlord").found, Found::yes);
  EXPECT_EQ(text.find("  raise the \n rent   \"at will\". ").found, Found::yes);
  EXPECT_EQ(text.find("notice.").found, Found::yes);
  EXPECT_EQ(text.find("–").found, Found::yes);
}

TEST(QuotableTextTest, NothingElseIs) {
  const QuotableText text(letter);
  EXPECT_EQ(text.find("the tenant's rent").found, Found::no);
  EXPECT_EQ(text.find("rent is not due").found, Found::no);
  EXPECT_EQ(text.find("rent due").found, Found::no);
  EXPECT_EQ(text.find("").found, Found::no);
  EXPECT_EQ(text.find("zebra").found, Found::no);
}

TEST(QuotableTextTest, PartsOfWords) {
  const QuotableText text(letter);
  EXPECT_EQ(text.find("land").found, Found::within_words);
  EXPECT_EQ(text.find("ent is due on the fir").found, Found::within_words);
  EXPECT_EQ(QuotableText("unlawful, or lawful").find("lawful").found, Found::yes);
  EXPECT_EQ(QuotableText("unlawful").find("lawful").found, Found::within_words);
}

TEST(QuotableTextTest, ThePassageIsThatOfTheOriginal) {
  const QuotableText text(letter);
  const auto passage = [&](const std::string& words) {
    const auto [found, place] = text.find(words);
    return letter.substr(place.begin, place.end - place.begin);
  };
  EXPECT_EQ(passage("The tenant's rent"), "The tenant’s  rent");
  EXPECT_EQ(passage(" - without notice."), "– without\r\n\tnotice.");
  EXPECT_EQ(passage("\"at will\"."), "“at will”.");
  EXPECT_EQ(passage("ent is due"), "");
}

TEST(QuotableTextTest, ClosestPassage) {
  EXPECT_EQ(closest("landlord can not raise the rent"), "landlord may not raise the rent");
  EXPECT_EQ(closest("Rent is Due on the 1st day"), "rent is due\non the first day");
  EXPECT_EQ(closest("zebras graze here quietly"), "");
}

TEST(QuotableTextTest, EmptyTexts) {
  EXPECT_EQ(QuotableText("").find("a").found, Found::no);
  EXPECT_FALSE(QuotableText(" \n").closest("a").has_value());
}

TEST(QuotableTextTest, LongTextsAndManyQuotations) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "In line " + std::to_string(i) + " the writer speaks of matter " + std::to_string(i * 7) + ".\n";
  const QuotableText long_text(text);
  for (int i = 0; i < 20000; ++i) {
    const std::string words = "line " + std::to_string(i) + " the writer speaks of matter " + std::to_string(i * 7);
    ASSERT_EQ(long_text.find(words).found, Found::yes);
  }
}

}  // namespace
}  // namespace proviso::resolve
