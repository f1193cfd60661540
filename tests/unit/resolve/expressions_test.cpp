#include "../../support/resolved.h"

namespace proviso::testing {
namespace {

const std::string expressions_vocabulary = R"(
  enum Cloud { Azure, AWS }
  type Thing
  type Component is Thing { on: Cloud, age: int, share: decimal, parts: set Component, backup: optional Component }
  type Model is Component { size: int, public: bool }
  type Small is Model { tiny: bool }
  type Call ordered { to: Component, at: date, started: moment, next_to: optional Component }
  individual gpt: Model
  individual box: Component
  relation feeds(Component, Component)
  define big(Model m) = m.size > 3
  define host(Component c): Cloud = c.on
  define spare(Component c): optional Component = c.backup
)";

// The formula as it is resolved; else what is said of it.
std::string formula(const std::string& text) {
  const Resolved resolved(expressions_vocabulary + "fact asked : " + text);
  if (!resolved.said.empty()) return resolved.said.front();
  return dump(resolved.model, resolved.model.facts.back().formula);
}

ExpressionType type_of(const std::string& range, const std::string& value) {
  const Resolved resolved(expressions_vocabulary + "define asked(): " + range + " = " + value);
  EXPECT_EQ(resolved.said, Said());
  return resolved.model[resolved.model.terms.back().readings[0].meaning].type;
}

TEST(ResolveExpressionsTest, NamesBecomeIds) {
  EXPECT_EQ(formula("gpt.on = AWS"), "(equal (field on (individual gpt)) (element Cloud 1))");
  EXPECT_EQ(formula("every Component c where feeds(c, gpt): c in gpt.parts"),
            "(every c where (tuple feeds (variable c) (individual gpt)) (in (variable c) (field parts (individual gpt))))");
  EXPECT_EQ(formula("exactly 2 Call c: c.at > 1970-01-03"), "(exactly c 2 (greater (field at (variable c)) (date 2)))");
  EXPECT_EQ(formula("gpt reaches box by parts"), "(reaches by field parts (individual gpt) (individual box))");
  EXPECT_EQ(formula("gpt is or reaches box by feeds"), "(is_or_reaches by relation feeds (individual gpt) (individual box))");
}

TEST(ResolveExpressionsTest, ShapesPropagateAlongPaths) {
  EXPECT_EQ(type_of("optional Cloud", "gpt.backup.on").shape, Shape::optional);
  EXPECT_EQ(type_of("set Component", "gpt.backup.parts").shape, Shape::set);
  EXPECT_EQ(type_of("optional int", "spare(gpt).age").shape, Shape::optional);
  EXPECT_EQ(type_of("Cloud", "host(gpt)").shape, Shape::one);
  EXPECT_EQ(formula("host(gpt.backup) = AWS"), "(equal (function host (field backup (individual gpt))) (element Cloud 1))");
  EXPECT_EQ(formula("every Component c: c.parts.on = { AWS }").substr(0, 6), "(every");
}

TEST(ResolveExpressionsTest, IntsAreWidened) {
  EXPECT_EQ(formula("gpt.share > 3"), "(greater (field share (individual gpt)) (widen (integer 3)))");
  EXPECT_EQ(formula("gpt.age in { 1, 2.5 }"), "(in (widen (field age (individual gpt))) (set_literal (widen (integer 1)) (decimal 2.5)))");
  EXPECT_EQ(formula("gpt.share in { 1, 2 }"), "(in (field share (individual gpt)) (set_literal (widen (integer 1)) (widen (integer 2))))");
  EXPECT_EQ(formula("0.5 * gpt.age < 3 - gpt.share"),
            "(less (scale 0.5 (widen (field age (individual gpt)))) (subtract (widen (integer 3)) (field share "
            "(individual gpt))))");
  EXPECT_EQ(formula("-2 * gpt.age = -(3)"), "(equal (scale -2 (field age (individual gpt))) (integer -3))");
  EXPECT_EQ(formula("(if gpt.public then 1 else gpt.share) = 1").substr(0, 36), "(equal (choice (field public (indivi");
}

TEST(ResolveExpressionsTest, DatesHaveDifferencesAndShifts) {
  EXPECT_EQ(formula("every Call c: c.at - 1970-01-02 > 3"),
            "(every c (greater (difference (field at (variable c)) (date 1)) (integer 3)))");
  EXPECT_EQ(formula("every Call c: c.at - 3 months > c.at"),
            "(every c (greater (shift -3 (field at (variable c))) (field at (variable c))))");
  EXPECT_EQ(formula("every Call c: c.started + 3 hours > c.started"),
            "(every c (greater (shift 3 (field started (variable c))) (field started (variable c))))");
}

TEST(ResolveExpressionsTest, EmptySetsTakeTheirTypeFromTheOtherSide) {
  EXPECT_EQ(formula("gpt.parts = {}"), "(equal (field parts (individual gpt)) (set_literal))");
  EXPECT_EQ(formula("{} union {} = gpt.parts").substr(0, 6), "(equal");
  EXPECT_EQ(type_of("set Component", "if gpt.public then {} else {}").value.type, TypeId{2});
  EXPECT_EQ(formula("gpt in {}"), "(in (individual gpt) (set_literal))");
  EXPECT_EQ(formula("count({}) = 0"), "T016 {}");
}

TEST(ResolveExpressionsTest, SetsTakeTheLowestCommonType) {
  EXPECT_EQ(type_of("set Component", "{ gpt, box }").value.type, TypeId{2});
  EXPECT_EQ(type_of("set Model", "{ gpt } intersect { gpt, box }").value.type, TypeId{3});
  EXPECT_EQ(type_of("set Model", "{ gpt } minus { box }").value.type, TypeId{3});
}

TEST(ResolveExpressionsTest, WhatIsKnownOfAPath) {
  const std::string known = "(every";
  EXPECT_EQ(formula("every Call c: c.to is Model and c.to.size > 3").substr(0, 6), known);
  EXPECT_EQ(formula("every Call c: c.to is Small and (c.to.size > 3 and c.to.tiny)").substr(0, 6), known);
  EXPECT_EQ(formula("every Call c where c.to is Model and c.to.public: big(c.to)").substr(0, 6), known);
  EXPECT_EQ(formula("every Call c: c.to is Model implies (some Call d: d.to = c.to and c.to.public)").substr(0, 6), known);
  EXPECT_EQ(formula("every Call c: if c.to is Model then c.to.public else c.to = gpt").substr(0, 6), known);
  EXPECT_EQ(formula("every Call c: (c.to is Model and c.to is Small) implies c.to.tiny").substr(0, 6), known);
  EXPECT_EQ(formula("every Call c: next_one(c)"), "N012 next_one");
  EXPECT_EQ(formula("every Component c: spare(c) is Model implies spare(c).public").substr(0, 6), known);
  EXPECT_EQ(formula("count({ Component c where c is Model and c.public }) = 1").substr(0, 6), "(equal");
  EXPECT_EQ(formula("sum { Component c where c is Model : c.size } = 1").substr(0, 6), "(equal");
}

TEST(ResolveExpressionsTest, WhatIsNotKnownOfAPath) {
  EXPECT_EQ(formula("every Call c: c.to.size > 3"), "T010 size");
  EXPECT_EQ(formula("every Call c: c.to is Model or c.to.public"), "T010 public");
  EXPECT_EQ(formula("every Call c: c.to.public and c.to is Model"), "T010 public");
  EXPECT_EQ(formula("every Call c, Call d: c.to is Model and d.to.public"), "T010 public");
  EXPECT_EQ(formula("every Call c: (c.to is Model implies c.to.public) and c.to.public"), "T010 public");
  EXPECT_EQ(formula("every Call c: not (c.to is Model) and c.to.public"), "T010 public");
  EXPECT_EQ(formula("every Call c: big(c.to)"), "T010 c.to");
}

TEST(ResolveExpressionsTest, ANameForAValueBecomesTheValue) {
  EXPECT_EQ(formula("let x = gpt.on: x = AWS"), "(equal (field on (individual gpt)) (element Cloud 1))");
  EXPECT_EQ(formula("every Component c: let x = c.age: let y = x + 1: y > x"),
            "(every c (greater (add (field age (variable c)) (integer 1)) (field age (variable c))))");
  // What is known of a name is known wherever it stands, whatever it stands for.
  EXPECT_EQ(formula("every Call c: let x = c.to: x is Model implies x.size > 3").substr(0, 6), "(every");
  EXPECT_EQ(formula("let x = the Component c where c.age = 3: x is Model and x.size > 3").substr(0, 12), "(conjunction");
  EXPECT_EQ(formula("let x = the Component c where c.age = 3: x.size > 3"), "T010 size");
}

TEST(ResolveExpressionsTest, DifferentVariablesAreComparedInPairs) {
  EXPECT_EQ(formula("some different Component a, b: a.on = b.on"),
            "(some a b where (not_equal (variable a) (variable b)) (equal (field on (variable a)) (field on (variable b))))");
  EXPECT_EQ(formula("some different Model a, b, c where a.public"),
            "(some a b c where (conjunction (not_equal (variable a) (variable b)) (not_equal (variable b) (variable c)) "
            "(not_equal (variable a) (variable c)) (field public (variable a))))");
}

TEST(ResolveExpressionsTest, TheFactorWithFewValuesComesFirst) {
  EXPECT_EQ(formula("gpt.age * (if gpt.public then 1 else 2) = 3"),
            "(equal (multiply (choice (field public (individual gpt)) (integer 1) (integer 2)) (field age (individual gpt))) (integer 3))");
  EXPECT_EQ(formula("gpt.share * (if gpt.public then 1 else 2) = 3").substr(0, 23), "(equal (multiply (widen");
  EXPECT_EQ(formula("gpt.share * gpt.age = 3"), "T011 gpt.share * gpt.age");
  EXPECT_EQ(formula("count(box.backup) * gpt.age = 3").substr(0, 23), "(equal (multiply (count");
}

TEST(ResolveExpressionsTest, OnlyTheOuterOfTwoRootsCounts) {
  EXPECT_EQ(formula("every Thing t: t.size = 3"), "T010 size");
  EXPECT_EQ(formula("every Thing t where t is Component: t.age = 3").substr(0, 6), "(every");
}

TEST(ResolveExpressionsTest, MistakesAreSaidOnce) {
  EXPECT_EQ(said(expressions_vocabulary + "fact a : every Cal c: c.to = c.from and c.x.y = 3\nfact b : some Cal d"), Said({"N004 Cal"}));
  EXPECT_EQ(said(expressions_vocabulary + "fact a : gpt.siz = 3 and gpt.siz + 2 = box"), Said({"N011 siz"}));
  EXPECT_EQ(said(expressions_vocabulary + "define wrong(Component c): Cluod = c.on\nfact a : wrong(gpt) = AWS and wrong(box) = 3"),
            Said({"N004 Cluod"}));
  EXPECT_EQ(said("type A { b: B }\nfact a : every A a1: a1.b.c.d = 3"), Said({"N004 B"}));
}

TEST(ResolveExpressionsTest, LongListsAreNoNesting) {
  std::string both = "gpt.public";
  std::string set = "gpt";
  for (int i = 0; i < 50000; ++i) {
    both += " and gpt.public";
    set += ", gpt";
  }
  EXPECT_EQ(said(expressions_vocabulary + "fact a : " + both), Said());
  EXPECT_EQ(said(expressions_vocabulary + "fact a : gpt in { " + set + " }"), Said());
}

TEST(ResolveExpressionsTest, LongPathsAndSums) {
  std::string sum = "gpt.age";
  std::string path = "gpt";
  for (int i = 0; i < 900; ++i) {
    sum += " + 1";
    path += ".backup";
  }
  EXPECT_EQ(said(expressions_vocabulary + "fact a : " + sum + " > 3"), Said());
  EXPECT_EQ(said(expressions_vocabulary + "fact a : exists " + path), Said());
}

}  // namespace
}  // namespace proviso::testing
