#include "ground/linear.h"

#include <gtest/gtest.h>

namespace proviso::ground {
namespace {

Number number(const char* text) { return *Number::parse(text); }

TEST(Linear, AddsAndScales) {
  Quantities quantities;
  const Linear x{Number(0), {{quantities.variable(true), Number(1)}}}, y{Number(0), {{quantities.variable(true), Number(1)}}};
  EXPECT_EQ(x + y, y + x);
  EXPECT_EQ(x - x, Linear{});
  EXPECT_EQ(Number(2) * (x + constant(Number(3))), x + x + constant(Number(6)));
  EXPECT_EQ(Number(0) * x, Linear{});
  EXPECT_TRUE(quantities.is_integer(x + y));
  EXPECT_FALSE(quantities.is_integer(number("1/2") * x));
}

TEST(Linear, IndicatorsAndConditionals) {
  Quantities quantities;
  const Gate gate = Gate::of(5);
  EXPECT_EQ(quantities.indicator(always), constant(Number(1)));
  EXPECT_EQ(quantities.indicator(never), Linear{});
  EXPECT_EQ(quantities.indicator(~gate) + quantities.indicator(gate), constant(Number(1)));
  // Two values that differ by a constant are counted.
  EXPECT_EQ(quantities.conditional(gate, constant(Number(5)), constant(Number(2))),
            constant(Number(2)) + Number(3) * quantities.indicator(gate));
  const Linear x{Number(0), {{quantities.variable(false), Number(1)}}};
  EXPECT_EQ(quantities.conditional(gate, x, x), x);
  EXPECT_EQ(quantities.conditional(~gate, x, constant(Number(0))), quantities.conditional(gate, constant(Number(0)), x));
}

TEST(Linear, Rounds) {
  Quantities quantities;
  EXPECT_EQ(quantities.rounded(constant(number("-7/2")), Number(1)), constant(Number(-4)));
  EXPECT_EQ(quantities.rounded(constant(Number(7)), Number(2)), constant(Number(3)));
  const Linear x{Number(0), {{quantities.variable(true), Number(1)}}};
  EXPECT_EQ(quantities.rounded(x, Number(1)), x);
  EXPECT_EQ(quantities.rounded(x, Number(2)), quantities.rounded(x, Number(2)));
  EXPECT_TRUE(quantities.is_integer(quantities.rounded(number("1/3") * x, Number(1))));
}

}  // namespace
}  // namespace proviso::ground
