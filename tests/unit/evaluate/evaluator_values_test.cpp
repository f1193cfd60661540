#include "../../support/spec_world.h"

namespace proviso::testing {
namespace {

const World& parts() {
  static const World world(R"(
    enum Colour { red, blue }
    type Part { made: date, sold: optional date, cost: decimal, weight: int, spare: optional int, needs: set Part, colour: optional Colour }
    type Bolt is Part
    type Step ordered { takes: optional Part, begins: moment }
    type Rest is Step
    individual a, b: Part
    individual s1, s2, s3: Step
    define weight_of(Part p): int = p.weight
    define both(Part p, Part q): set Part = { p, q }
    define cheapest(): optional decimal = min { Part p : p.cost }
    define alike(Part p): set Part = { Part q where q.colour = p.colour }
    define better(int limit, Part p) = p.weight > limit
    define priced(Part p): decimal
      reading full = p.cost
      reading half = 0.5 * p.cost
  )",
                           R"(
    a { made = 2025-01-31, cost = 0.1, weight = 3, spare = 4, needs = { b, c }, colour = red }
    b { made = 2024-02-29, sold = 2025-02-28, cost = 0.2, weight = -2, colour = red }
    Bolt c { made = 2025-01-31, cost = 10, weight = 3 }
    s1 { takes = a, begins = 2025-01-31T23:30 }
    s2 { begins = 2025-02-01T00:00 }
    s3 { takes = b, begins = 2025-01-31T00:00 }
  )");
  return world;
}

void expect_values(const std::vector<const char*>& formulas) {
  for (const char* formula : formulas) EXPECT_TRUE(parts()(formula)) << formula;
}

TEST(EvaluatorValuesTest, NumbersAreExact) {
  expect_values({"a.cost + b.cost = 0.3", "3 * a.cost = 0.3", "a.weight + 9223372036854775807 > 9223372036854775807",
                 "a.weight - b.weight = 5", "-a.weight = -3", "2 * b.weight < -3", "a.cost + a.weight = 3.1", "floor(a.cost) = 0",
                 "floor(a.cost - 1) = -1", "a.weight < 3.5", "lesser(a.weight, b.weight) = -2", "greater(a.cost, 0.05) = a.cost",
                 "greater(a.made, b.made) = 2025-01-31", "(if a.weight > 0 then a.weight else 0) = 3",
                 "9223372036854775807 + 1 - 1 = 9223372036854775807", "9223372036854775807 + 1 != 9223372036854775807",
                 "9223372036854775807 * (9223372036854775807 + a.cost) > 9223372036854775807 * 9223372036854775807"});
  EXPECT_EQ(parts().value("decimal", "a.cost + b.cost"), number("0.3"));
}

TEST(EvaluatorValuesTest, WhatIsComputedFromAnAbsentValueIsAbsent) {
  expect_values({"not exists b.spare", "not exists (b.spare + 1)", "b.spare + 1 != 1", "not b.spare + 1 > 0",
                 "not exists (b.spare - b.spare)", "not exists lesser(a.weight, b.spare)", "not exists (2 * b.spare)",
                 "not exists (a.sold + 1 month)", "not exists (b.sold - a.sold)", "exists (b.sold - a.made)", "not exists s2.takes.weight",
                 "not exists weight_of(s2.takes)", "weight_of(s1.takes) = 3", "not better(0, s2.takes)", "not better(b.spare, a)",
                 "better(2, a)", "both(a, b) = { a, b }", "exists (if a.weight > 0 then a.spare else b.spare)"});
  EXPECT_EQ(parts().value("optional int", "b.spare + 1"), FieldValue(Atom(Absent{})));
}

TEST(EvaluatorValuesTest, AChoiceTakesOneBranch) {
  expect_values({"(if a.weight > 0 then 1 else b.spare) = 1", "not exists (if a.weight < 0 then 1 else b.spare)",
                 "(if a.weight > 0 then a.needs else b.needs) = a.needs"});
}

TEST(EvaluatorValuesTest, Dates) {
  expect_values({"a.made + 1 month = 2025-02-28", "b.made + 1 year = b.sold", "a.made - b.made = 337", "a.made > b.made",
                 "a.made + 1 day > a.made", "b.made - 1 month = 2024-01-29", "s1.begins + 1 hours = 2025-02-01T00:30",
                 "s2.begins - s1.begins = 30", "s1.begins + 1 months = 2025-02-28T23:30", "s3.begins < s1.begins",
                 "b.sold in { 2025-02-28, 2025-03-01 }"});
  EXPECT_EQ(parts().value("date", "a.made + 1 month"), FieldValue(Atom(Date{20147})));
}

TEST(EvaluatorValuesTest, AggregatesRunOverElements) {
  expect_values({"sum { Part p : p.weight } = 4", "sum { Part p where p.weight = 3 : p.weight } = 6", "sum { Part p : p.spare } = 4",
                 "sum { Part p, Step s where s.takes = p : p.weight } = 1", "sum { Rest r : 1 } = 0", "sum { Part p : p.cost } = 10.3",
                 "min { Part p : p.weight } = -2", "max { Part p : p.spare } = 4", "not exists min { Rest r : r.begins }",
                 "max { Step s : s.begins } = s2.begins", "count({ Part p where p.weight = 3 }) = 2", "count(a.needs) = 2",
                 "count(a.spare) = 1", "count(b.spare) = 0", "cheapest() = 0.1"});
}

TEST(EvaluatorValuesTest, Sets) {
  expect_values({"a in alike(b)", "alike(a) = { a, b }", "alike(s2.takes) = { }", "count(alike(s2.takes)) = 0",
                 "no Part p where p is Bolt: p in alike(p)", "{ Part p where p is Bolt } subset of a.needs"});
  EXPECT_EQ(parts().value("set Part", "a.needs"), FieldValue(ElementSet{{TypeId{1}, 1}, {TypeId{1}, 2}}));
}

TEST(EvaluatorValuesTest, NextIsAmongTheElementsOfTheDeclaredType) {
  expect_values({"next s1 = s2", "previous s3 = s2", "not exists (next s3)", "last Step = s3", "not exists (first Rest)",
                 "next (next s1) = s3", "not exists (next (next s2))", "some Step s: previous s = s1"});
}

TEST(EvaluatorValuesTest, TheFirstAndTheLastOfASet) {
  expect_values({"first { Step s where exists s.takes } = s1", "last { Step s where exists s.takes } = s3", "first { s3, s2 } = s2",
                 "(last { Step s where s before s3 }).begins = s2.begins", "not exists (first { Step s where s.takes = s2.takes })",
                 "not exists (last { Rest r })", "first { Step s } = first Step"});
}

TEST(EvaluatorValuesTest, TheOneIsAbsentUnlessThereIsExactlyOne) {
  expect_values({"(the Part p where p.weight = -2) = b", "not exists (the Part p where p.weight = 3)",
                 "not exists (the Part p where p.weight = 4)", "(the Part p where p.weight = 3).weight != 3", "not exists (the Part p)",
                 "exists (the Bolt p)", "(the Colour c where c != red) = blue"});
}

TEST(EvaluatorValuesTest, ANameForAValueStandsForIt) {
  expect_values({"let x = a.needs: b in x and count(x) = 2", "let x = s2.takes: not exists x and x.weight != 3 and not x.weight = 3",
                 "let heavy = (a.weight > 2): heavy", "let x = a.weight: let y = x + x: y + x = 9",
                 "every Part p: let same = { Part q where q.weight = p.weight }: p in same",
                 "let one = the Part p where p.weight = -2: one.sold = 2025-02-28",
                 "let n = count({ Part p where p.weight = 3 }): every Part p: n = count({ Part q where q.weight = 3 })"});
}

TEST(EvaluatorValuesTest, DifferentVariablesAreDifferentThings) {
  expect_values({"some different Part p, q: p.weight = q.weight", "no different Part p, q, r: p.weight = q.weight and q.weight = r.weight",
                 "every different Step s, t: s before t or t before s", "sum { different Part p, q where p.weight = q.weight : 1 } = 2",
                 "some different Part p, q, r", "no different Step s, t, Part p, different Step u, v where s = u and p.weight = 7"});
}

TEST(EvaluatorValuesTest, AProductOfTwoValues) {
  expect_values({"(if a.weight > 0 then 2 else 3) * a.weight = 6", "b.weight * (if b.weight > 0 then 2 else 3) = -6",
                 "a.weight * (if a.weight > 0 then 0.5 else 0) = 1.5", "not exists (b.spare * count(b.spare))",
                 "count(a.spare) * a.spare = 4"});
}

TEST(EvaluatorValuesTest, ReadingsAreSelected) {
  EXPECT_TRUE(parts()("priced(a) = 0.1", {0}));
  EXPECT_TRUE(parts()("priced(a) = 0.05", {1}));
}

TEST(EvaluatorValuesTest, AnArgumentMayCallTheSameDefinition) {
  const World world(R"(
    type Node { left, right: Node, rank: int }
    individual a, b: Node
    define pick(Node x, Node y): Node = if x.rank > y.rank then x.left else y.right
  )",
                    "a { left = a, right = b, rank = 1 } b { left = b, right = a, rank = 2 }");
  EXPECT_TRUE(world("pick(pick(a, b), pick(b, a)) = pick(a, b)"));
  EXPECT_TRUE(world("pick(pick(b, a), pick(a, b)) = pick(b, a)"));
}

}  // namespace
}  // namespace proviso::testing
