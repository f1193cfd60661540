#include "text/utf8.h"

#include <gtest/gtest.h>

namespace proviso::text {
namespace {

TEST(Utf8, DecodesWhatItEncodes) {
  for (const char32_t c : {U'a', U'ß', U'€', U'𝄞', char32_t{0x7F}, char32_t{0x80}, char32_t{0x7FF}, char32_t{0x800}, char32_t{0xFFFF},
                           char32_t{0x10000}, char32_t{0x10FFFF}}) {
    const std::string bytes = encode(c);
    const CodePoint decoded = decode(bytes, 0);
    EXPECT_TRUE(decoded.valid);
    EXPECT_EQ(decoded.value, c);
    EXPECT_EQ(decoded.length, bytes.size());
  }
}

TEST(Utf8, TakesInvalidBytesOneByOne) {
  for (const std::string_view bytes :
       {"\x80", "\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x80", "\xFF"}) {
    const CodePoint c = decode(bytes, 0);
    EXPECT_FALSE(c.valid);
    EXPECT_EQ(c.length, 1u);
    EXPECT_EQ(first_invalid(bytes), 0u);
  }
  EXPECT_EQ(first_invalid("aä\xFF"), 3u);
  EXPECT_EQ(first_invalid("aä€"), std::nullopt);
}

TEST(Utf8, KnowsHowWideItIs) {
  EXPECT_EQ(cells(U'a'), 1);
  EXPECT_EQ(cells(U'契'), 2);
  EXPECT_EQ(cells(char32_t{0x1F600}), 2);
  EXPECT_EQ(cells(char32_t{0x0301}), 0);  // a combining accent
  EXPECT_TRUE(is_control(0x1B));
  EXPECT_TRUE(is_control(0x202E));  // right-to-left override
  EXPECT_FALSE(is_control(U'\t'));
}

TEST(PrintableTest, PutsASignInThePlaceOfWhatDisturbsATerminal) {
  EXPECT_EQ(printable("caf\u00e9\tx"), "caf\u00e9\tx");
  EXPECT_EQ(printable("a\x1b[31mb\nc"), "a\uFFFD[31mb\uFFFDc");
  EXPECT_EQ(printable("\u202Ea\u2028\u0085"), "\uFFFDa\uFFFD\uFFFD");
  EXPECT_EQ(printable("\xff"), "\uFFFD");
}

}  // namespace
}  // namespace proviso::text
