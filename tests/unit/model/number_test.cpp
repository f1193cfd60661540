#include "model/number.h"

#include <gtest/gtest.h>

#include "model/quantity.h"

namespace proviso::model {
namespace {

Number number(std::string_view text) { return Number::parse(text).value(); }

TEST(NumberTest, ParsesWhatItWrites) {
  for (const char* text : {"0", "12", "-3", "0.5", "-0.5", "0.05", "-12.125", "123456789012345678901234567890", "1/3", "-7/3"}) {
    EXPECT_EQ(number(text).to_string(), text);
  }
}

TEST(NumberTest, ReducesWhatItParses) {
  EXPECT_EQ(number("6/4").to_string(), "1.5");
  EXPECT_EQ(number("1.50").to_string(), "1.5");
  EXPECT_EQ(number("-0.0").to_string(), "0");
  EXPECT_EQ(number("007").to_string(), "7");
  EXPECT_EQ(number("0.5").to_fraction(), "1/2");
}

TEST(NumberTest, RejectsWhatIsNoNumber) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1/0", "1/", "/2", "a", "1e3", "--1", "1.2.3", "1/2/3", " 1", "+1"}) {
    EXPECT_FALSE(Number::parse(text)) << text;
  }
}

TEST(NumberTest, IsExact) {
  EXPECT_EQ(number("0.1") + number("0.2"), number("0.3"));
  EXPECT_EQ(number("1/3") * Number(3), Number(1));
  EXPECT_EQ(number("1") - number("1/3"), number("2/3"));
  const Number large = number("99999999999999999999");
  EXPECT_EQ((large + Number(1)).to_string(), "100000000000000000000");
}

TEST(NumberTest, Compares) {
  EXPECT_LT(number("-0.5"), number("-1/3"));
  EXPECT_GT(number("99999999999999999999"), Number(INT64_MAX));
  EXPECT_EQ(-number("0.5"), number("-0.5"));
}

TEST(NumberTest, FloorsTowardsNegativeInfinity) {
  EXPECT_EQ(number("1.9").floor(), Number(1));
  EXPECT_EQ(number("-1.1").floor(), Number(-2));
  EXPECT_EQ(number("-2").floor(), Number(-2));
}

TEST(NumberTest, FitsIn64Bits) {
  EXPECT_EQ(Number(INT64_MIN).to_int64(), INT64_MIN);
  EXPECT_EQ(Number(INT64_MAX).to_int64(), INT64_MAX);
  EXPECT_FALSE((Number(INT64_MAX) + Number(1)).to_int64());
  EXPECT_FALSE(number("0.5").to_int64());
}

TEST(QuantityTest, PassesOverTo64BitsAndBack) {
  const Quantity most(INT64_MAX);
  const Quantity beyond = most + Quantity(1);
  EXPECT_EQ(beyond.number().to_string(), "9223372036854775808");
  EXPECT_GT(beyond, most);
  EXPECT_EQ(beyond - Quantity(1), most);
  EXPECT_EQ((Quantity(INT64_MIN) * Quantity(INT64_MIN)).number().to_string(), "85070591730234615865843651857942052864");
}

TEST(QuantityTest, AbsentStaysAbsent) {
  EXPECT_FALSE((Quantity() + Quantity(1)).present());
  EXPECT_FALSE((Quantity(1) - Quantity()).present());
  EXPECT_FALSE((Quantity() * Quantity(0)).present());
  EXPECT_FALSE(Quantity().floor().present());
  EXPECT_FALSE(Quantity(Atom(Absent{})).present());
}

TEST(QuantityTest, TakesFractions) {
  const Quantity half(Number::parse("0.5").value());
  EXPECT_EQ(half + half, Quantity(1));
  EXPECT_LT(half, Quantity(1));
  EXPECT_GT(half, Quantity(0));
  EXPECT_EQ(half.floor(), Quantity(0));
}

}  // namespace
}  // namespace proviso::model
