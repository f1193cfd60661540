#include "syntax/parser.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace proviso::syntax {
namespace {

// ---- formulas and values

TEST(Formulas, AreFlatWhereTheGrammarIs) {
  EXPECT_EQ(formula("a and b and c"), "(conjunction (name a) (name b) (name c))");
  EXPECT_EQ(formula("a or b or c"), "(disjunction (name a) (name b) (name c))");
  EXPECT_EQ(formula("(a and b) and c"), "(conjunction (conjunction (name a) (name b)) (name c))");
  EXPECT_EQ(formula("a union b union c"), "(set_union (name a) (name b) (name c))");
}

TEST(Formulas, BindAsTheReferenceSays) {
  EXPECT_EQ(formula("not a and b"), "(conjunction (negation (name a)) (name b))");
  EXPECT_EQ(formula("a implies b implies c"), "(implication (name a) (implication (name b) (name c)))");
  EXPECT_EQ(formula("not a = b"), "(negation (equal (name a) (name b)))");
  EXPECT_EQ(formula("a - b - c = d"), "(equal (subtract (subtract (name a) (name b)) (name c)) (name d))");
  EXPECT_EQ(formula("2 * 3 * a + b = c"), "(equal (add (multiply (integer 2) (multiply (integer 3) (name a))) (name b)) (name c))");
  EXPECT_EQ(formula("-2 * a = b"), "(equal (negate (multiply (integer 2) (name a))) (name b))");
  EXPECT_EQ(formula("a * b = c"), "(equal (multiply (name a) (name b)) (name c))");  // the resolver says non-linear
  EXPECT_EQ(formula("next c.f = d"), "(equal (next (field f (name c))) (name d))");
  EXPECT_EQ(formula("exists next c.f"), "(exists (next (field f (name c))))");
  EXPECT_EQ(formula("a iff not b"), "(equivalence (name a) (negation (name b)))");
}

TEST(Formulas, LetAQuantifiersBodyRunToTheEnd) {
  EXPECT_EQ(formula("every T x: a and b"), "(every [T x] (conjunction (name a) (name b)))");
  EXPECT_EQ(formula("a implies every T x: b or c"), "(implication (name a) (every [T x] (disjunction (name b) (name c))))");
  EXPECT_EQ(formula("not some T x"), "(negation (some [T x]))");
  EXPECT_EQ(formula("some T x, U y where a or b: c"), "(some [T x] [U y] where:(disjunction (name a) (name b)) (name c))");
  EXPECT_EQ(formula("every T x where a implies b implies c: d"),
            "(every [T x] where:(implication (name a) (implication (name b) (name c))) (name d))");
  EXPECT_EQ(formula("at least 2 T x where a"), "(at_least 2 [T x] where:(name a))");
  EXPECT_EQ(formula("if a then b else if c then d else e"), "(conditional (name a) (name b) (conditional (name c) (name d) (name e)))");
}

TEST(Formulas, HaveEveryKindOfComparison) {
  for (const auto& [sign, kind] : std::initializer_list<std::pair<const char*, const char*>>{{"=", "equal"},
                                                                                             {"!=", "not_equal"},
                                                                                             {"<", "less"},
                                                                                             {"<=", "less_equal"},
                                                                                             {">", "greater"},
                                                                                             {">=", "greater_equal"},
                                                                                             {"in", "in"},
                                                                                             {"not in", "not_in"},
                                                                                             {"subset of", "subset_of"},
                                                                                             {"before", "before"},
                                                                                             {"after", "after"}}) {
    EXPECT_EQ(formula(fmt::format("a {} b", sign)), fmt::format("({} (name a) (name b))", kind));
  }
  EXPECT_EQ(formula("a is T"), "(is_type T (name a))");
  EXPECT_EQ(formula("a reaches b by next"), "(reaches next (name a) (name b))");
  EXPECT_EQ(formula("a is or reaches b.c by f"), "(is_or_reaches f (name a) (field c (name b)))");
  EXPECT_EQ(formula("kept february iff kept october.exclusivity"), "(equivalence (kept february) (kept october.exclusivity))");
  EXPECT_EQ(formula("applies c(x, first T)"), "(applies c (name x) (first T))");
}

TEST(Formulas, HaveEveryKindOfValue) {
  EXPECT_EQ(formula("a + 3 months < 2026-03-01"), "(less (add (name a) (duration 3 unit3)) (date 2026-03-01))");
  EXPECT_EQ(formula("a - b.c minutes < d"), "(less (subtract (name a) (duration 0 unit0 (field c (name b)))) (name d))");
  EXPECT_EQ(formula("a < 2026-03-01T14:00"), "(less (name a) (moment 2026-03-01T14:00))");
  EXPECT_EQ(formula("a = true"), "(equal (name a) (truth true))");
  EXPECT_EQ(formula("0.50 * a > 1.5"), "(greater (multiply (decimal 0.50) (name a)) (decimal 1.5))");
  EXPECT_EQ(formula("count({ T x where a }) = 2"), "(equal (count (comprehension [T x] where:(name a))) (integer 2))");
  EXPECT_EQ(formula("sum { T x, U y where a: b } = min { T x: b }"),
            "(equal (sum [T x] [U y] where:(name a) (name b)) (min [T x] (name b)))");
  EXPECT_EQ(formula("{a, b} subset of {}"), "(subset_of (set_literal (name a) (name b)) (set_literal))");
  EXPECT_EQ(formula("{a} = lesser(x, floor(y))"), "(equal (set_literal (name a)) (call lesser (name x) (call floor (name y))))");
  EXPECT_EQ(formula("(if a then b else c) = d"), "(equal (conditional (name a) (name b) (name c)) (name d))");
}

TEST(Formulas, NameValuesAndDefiniteThings) {
  EXPECT_EQ(formula("let x = a + b: x > 2"), "(let x (add (name a) (name b)) (greater (name x) (integer 2)))");
  EXPECT_EQ(formula("a implies let x = the T y where a and b: x = c"),
            "(implication (name a) (let x (definite [T y] where:(conjunction (name a) (name b))) (equal (name x) (name c))))");
  EXPECT_EQ(formula("(the T x).f = first { T x where a }"),
            "(equal (field f (definite [T x])) (first_of (comprehension [T x] where:(name a))))");
  EXPECT_EQ(formula("last{a, b} = first T"), "(equal (last_of (set_literal (name a) (name b))) (first T))");
  EXPECT_EQ(formula("some different T a, b, U c, different V d, e, f: g"),
            "(some [different T a] [and T b] [U c] [different V d] [and V e] [and V f] (name g))");
  EXPECT_EQ(formula("every different different: different = a"), "(every [different different] (equal (name different) (name a)))");
  EXPECT_EQ(formula("a.b * (if c then 1 else 2) = d"),
            "(equal (multiply (field b (name a)) (conditional (name c) (integer 1) (integer 2))) (name d))");
}

TEST(Formulas, SpanWhatTheyAreMadeOfWithItsParentheses) {
  const Parsed parsed("fact f: (a) and (b or (c))");
  const Expression& e = parsed.ast[parsed.at<Fact>(0).formula];
  EXPECT_EQ(parsed.sources.slice(e.span), "(a) and (b or (c))");
  EXPECT_EQ(parsed.sources.slice(parsed.ast[e.operands[0]].span), "a");
  EXPECT_EQ(parsed.sources.slice(parsed.ast[e.operands[1]].span), "b or (c)");
}

// ---- any word where a field or a reading is named

TEST(Names, OfFieldsMayBeAnyWord) {
  const Parsed parsed(
      "type T { reads, not, every: set Data in: Data, type: T, set: set T at: int }\n"
      "fact f: x.not in x.in.every and x.type.at = x.set.and");
  EXPECT_EQ(parsed.codes(), "");
  const Type& type = parsed.at<Type>(0);
  std::string names;
  for (const Field& field : type.fields) names += std::string(field.name.text) + " ";
  EXPECT_EQ(names, "reads not every in type set at ");
  EXPECT_EQ(type.fields[0].range.span, type.fields[2].range.span);
  EXPECT_EQ(Dump(parsed.ast).expression(parsed.at<Fact>(1).formula),
            "(conjunction (in (field not (name x)) (field every (field in (name x)))) "
            "(equal (field at (field type (name x))) (field and (field set (name x)))))");
}

TEST(Names, OfReadingsMayBeAnyWord) {
  const Parsed parsed(
      "define d(T x) reading every \"a\" = a reading must = b reading reading = c\n"
      "position p { d = must; c.clause in { every, reading } }\n"
      "check k { possible under d = every, c = under without x expect possible under d = because because y at every "
      "size }\n"
      "contract c from 2026-01-01 { clause clause_1 { reading must = must a reading every = every T x must b } }");
  EXPECT_EQ(parsed.messages(), "");
  EXPECT_EQ(parsed.at<Define>(0).readings.size(), 3u);
  EXPECT_EQ(parsed.at<Position>(1).pins[1].readings[1].text, "reading");
  EXPECT_EQ(parsed.at<Check>(2).under[1].reading.text, "under");
  EXPECT_EQ(parsed.at<Check>(2).expectations[0].under[0].reading.text, "because");
  EXPECT_TRUE(parsed.at<Check>(2).expectations[0].at_every_size);
  EXPECT_EQ(parsed.at<Contract>(3).clauses[0].readings[1].name.text, "every");
}

TEST(Names, OfFieldsInExamplesMayBeAnyWord) {
  const Parsed parsed("example e { x { expect = y, not = {}, as = true } T y { in = -1 } expect complies }");
  EXPECT_EQ(parsed.messages(), "");
  EXPECT_EQ(parsed.at<Example>(0).things[0].settings[0].field.text, "expect");
}

// ---- declarations

TEST(Declarations, AreKeptInOrderWithTheirParts) {
  const Parsed parsed(
      "import \"v.pvo\"\n"
      "document d \"path\"\n"
      "usage type T is U ordered { a: optional int }\n"
      "usage relation r(T, U)\n"
      "individual a, b: T\n"
      "define f(date d, T x): set U cites d \"w\" = x.y\n"
      "requirement q \"g\" cites d \"w\" can: a\n"
      "requirement s always: a\n"
      "product p \"t\" { requirement q: a requirement s: b }\n");
  EXPECT_EQ(parsed.messages(), "");
  EXPECT_EQ(parsed.dump(),
            "import \"v.pvo\"\n"
            "document d\"path\"\n"
            "type true T U true [a 1:int; ]\n"
            "relation true r [T; U; ]\n"
            "individual [a; b; ]T\n"
            "define f [date d; T x; ] 3:U [cites d \"w\"; ] (field y (name x)) []\n"
            "requirement q \"g\" [cites d \"w\"; ] [] modality1 (name a)\n"
            "requirement s - [] [] modality2 (name a)\n"
            "product p \"t\" [requirement q - [] [] modality0 (name a); requirement s - [] [] modality0 (name b); ]\n");
}

TEST(Declarations, KeepTheirWordsForReaders) {
  const Parsed parsed(
      "document d \"path\" dated 2025-10-28 from \"address\" by \"publisher\" titled \"title\"\n"
      "enum E \"e\" { a \"an a\", b }\n"
      "type T \"t\" is U { f \"an f\", says \"s\": V says \"{it}\" not \"no {it}\" says \"w\": bool }\n"
      "individual i \"an i\", j: T\n"
      "relation r(T, U) \"rr\" says \"{1}\" not \"{2}\"\n"
      "define p(T t) \"pp\": U says \"{t}\" not \"no {t}\" cites d at \"1(a)\" \"w\"\n"
      "  reading x cost 3 says \"x\" not \"no x\" = t.f\n"
      "fact g cites d \"w\" assumed : a\n"
      "requirement q cost 2 : a\n");
  EXPECT_EQ(parsed.messages(), "");
  EXPECT_EQ(parsed.dump(),
            "document d\"path\" titled\"title\" by\"publisher\" dated 2025-10-28 from\"address\"\n"
            "enum E \"e\"[a \"an a\"; b; ]\n"
            "type false T \"t\" U false [f \"an f\" 0:V says \"{it}\" \"no {it}\"; says \"s\" 0:V says \"{it}\" \"no {it}\"; "
            "says \"w\" 0:bool; ]\n"
            "individual [i \"an i\"; j; ]T\n"
            "relation false r [T; U; ] \"rr\" says \"{1}\" \"{2}\"\n"
            "define p [T t; ] \"pp\" 0:U says \"{t}\" \"no {t}\" [cites d at\"1(a)\" \"w\"; ] - "
            "[reading x - says \"x\" \"no x\" cost 3 [] (field f (name t)); ]\n"
            "fact g - [cites d \"w\"; ] assumed (name a)\n"
            "requirement q - cost 2 [] [] modality0 (name a)\n");
}

TEST(Declarations, OfRequirementsKeepThePlaceOfCanAndAlways) {
  const std::string text = "requirement q \"g\" can: a\nrequirement s always: a\nrequirement t: a\n";
  const Parsed parsed(text);
  const auto word = [&](std::size_t i) {
    const Span span = parsed.at<Requirement>(i).modality_span;
    return span.valid() ? text.substr(span.begin, span.end - span.begin) : "";
  };
  EXPECT_EQ(word(0), "can");
  EXPECT_EQ(word(1), "always");
  EXPECT_EQ(word(2), "");
}

TEST(Declarations, OfContractsHoldClausesAndRules) {
  const Parsed parsed(
      "contract c \"t\" from 2026-01-01 until 2027-01-01 {\n"
      "  clause a \"title\" {\n"
      "    cites d \"w\" binds OpenAI owed to Microsoft notwithstanding b, e.f subject to g\n"
      "    every T x where p must q unless r unless s notwithstanding b\n"
      "    must not (some T x)\n"
      "    where p may anything notwithstanding everything\n"
      "    every T x may q\n"
      "  }\n"
      "  clause b { notwithstanding everything must some T x every T x must q }\n"
      "}");
  EXPECT_EQ(parsed.messages(), "");
  const Clause& a = parsed.at<Contract>(0).clauses[0];
  ASSERT_EQ(a.rules.size(), 4u);
  EXPECT_EQ(a.rules[0].exceptions.size(), 2u);
  EXPECT_EQ(a.rules[1].deontic, Deontic::must_not);
  EXPECT_TRUE(a.rules[2].anything);
  EXPECT_FALSE(a.rules[2].demand.valid());
  EXPECT_TRUE(a.rules[2].notwithstanding_everything.valid());
  EXPECT_EQ(a.notwithstanding[1].qualifier.text, "e");
  EXPECT_EQ(a.owed_to[0].text, "Microsoft");
  EXPECT_EQ(parsed.sources.slice(a.rules[1].span), "must not (some T x)");
  const Clause& b = parsed.at<Contract>(0).clauses[1];
  EXPECT_TRUE(b.notwithstanding_everything.valid());
  EXPECT_EQ(b.rules.size(), 2u);
}

TEST(Declarations, OfAmendmentsHoldChanges) {
  const Parsed parsed(
      "amendment a \"t\" to c effective 2026-04-27 { delete x; replace clause y { must a } clause z { may b }; delete "
      "w }");
  EXPECT_EQ(parsed.messages(), "");
  const Amendment& amendment = parsed.at<Amendment>(0);
  ASSERT_EQ(amendment.changes.size(), 4u);
  EXPECT_EQ(amendment.changes[0].action, Amendment::Action::remove);
  EXPECT_EQ(amendment.changes[1].action, Amendment::Action::replace);
  EXPECT_EQ(amendment.changes[2].clause->name.text, "z");
  EXPECT_EQ(amendment.changes[3].name.text, "w");
}

TEST(Declarations, OfChecksHoldScopesAndExpectations) {
  const Parsed parsed(
      "check k \"q\" { always kept c and a as of 2026-01-01 contracts c, d products p without e, f.g only h\n"
      "  with at most 6 Component, 3 Call with r under P, t = s\n"
      "  expect holds under Q because x, y.z at every size\n"
      "  expect fails }\n"
      "check l { possible without contracts }");
  EXPECT_EQ(parsed.messages(), "");
  const Check& check = parsed.at<Check>(0);
  EXPECT_TRUE(check.always);
  EXPECT_EQ(check.contracts->size(), 2u);
  EXPECT_EQ(check.limits[1].count, 3);
  EXPECT_EQ(check.with[0].name.text, "r");
  EXPECT_EQ(check.under.size(), 2u);
  EXPECT_EQ(check.expectations.size(), 2u);
  EXPECT_EQ(check.expectations[0].because[1].qualifier.text, "y");
  EXPECT_FALSE(parsed.at<Check>(1).formula.valid());
  EXPECT_TRUE(parsed.at<Check>(1).without_contracts.valid());
}

TEST(Declarations, OfExamplesHoldThingsAndVerdicts) {
  const Parsed parsed(
      "example e \"g\" like f { gpt { a = b, c = {}, d = { x, 2026-01-01 }, h = -0.5 } Call c1 {} r(gpt, 3, true) as "
      "of 2026-01-01\n"
      "  expect complies under P expect breaches a, b.c under t = s }");
  EXPECT_EQ(parsed.messages(), "");
  EXPECT_EQ(parsed.dump(),
            "example e \"g\" f [thing - gpt [a = (name b); c = (set_literal); d = (set_literal (name x) (date 2026-01-01)); "
            "h = (negate (decimal 0.5)); ] false []; thing Call c1 [] false []; "
            "thing - r [] true [(name gpt); (integer 3); (truth true); ]; ] 2026-01-01 "
            "[expect true [] [P=-; ]; expect false [a; b.c; ] [t=s; ]; ]\n");
}

TEST(Texts, LoseTheirEscapesAndKeepTheirLines) {
  const Parsed parsed("import \"a \\\"b\\\" \\\\ \r\n c\"");
  EXPECT_EQ(parsed.at<Import>(0).path.value, "a \"b\" \\ \n c");
}

}  // namespace
}  // namespace proviso::syntax
