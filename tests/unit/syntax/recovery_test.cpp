// One mistake, one diagnostic, in the right place; and whatever is around it is still read.
#include <gtest/gtest.h>

#include <chrono>

#include "parsed.h"
#include "syntax/print/print.h"

namespace proviso::syntax {
namespace {

std::string codes_of(const std::string& source) { return Parsed(source).codes(); }

TEST(Recovery, GoesOnAtTheNextDeclaration) {
  const Parsed parsed("fact a: = b\nfact c: d\nenum E { x, = }\nfact e: f g h\ntype T { a b: c }\nfact i: j");
  EXPECT_EQ(parsed.codes(), "P010@1:9 P010@3:13 P010@4:11 P010@5:12");
  EXPECT_EQ(parsed.ast.declarations.size(), 6u);
}

TEST(Recovery, GoesOnAtTheNextClauseAndRule) {
  const Parsed parsed(
      "contract c from 2026-01-01 {\n"
      "  clause a {\n"
      "    every T x where = b must d\n"
      "    every T x must = e\n"
      "    every T x must f\n"
      "  }\n"
      "  clause \"no name\" { must a }\n"
      "  clause b { must c }\n"
      "}\n"
      "fact d: e");
  EXPECT_EQ(parsed.codes(), "P010@3:21 P010@4:20 P010@7:10");
  const Contract& contract = parsed.at<Contract>(0);
  ASSERT_EQ(contract.clauses.size(), 2u);
  EXPECT_EQ(contract.clauses[0].rules.size(), 3u);
  EXPECT_EQ(parsed.ast.declarations.size(), 2u);
}

TEST(Recovery, OfWhatStandsBeforeARequirementsColon) {
  const Parsed parsed(
      "requirement a cna: b\nrequirement c \"g\" maybe: b\nrequirement d can \"g\": b\n"
      "requirement e can always: b\nfact f: g");
  EXPECT_EQ(parsed.codes(), "P011@1:15 P010@2:19 P021@3:19 P010@4:19");
  ASSERT_EQ(parsed.ast.declarations.size(), 5u);
  EXPECT_EQ(parsed.at<Requirement>(0).modality, Modality::can);
  EXPECT_EQ(parsed.at<Requirement>(2).gloss.value, "g");
}

TEST(Recovery, ReadsTheDemandOfARuleWithABrokenHead) {
  EXPECT_EQ(codes_of("contract c from 2026-01-01 { clause a { every T x where = b must = d } }"), "P010@1:57 P010@1:66");
}

TEST(Recovery, GoesOnAtTheNextScopeLine) {
  const Parsed parsed(
      "check k {\n  possible = a\n  as of today\n  without = b\n  under P\n  expect maybe\n  expect possible\n}\nfact "
      "f: a");
  EXPECT_EQ(parsed.codes(), "P010@2:12 P010@3:9 P010@4:11 P010@6:10");
  EXPECT_EQ(parsed.at<Check>(0).under.size(), 1u);
  EXPECT_EQ(parsed.at<Check>(0).expectations.size(), 1u);
}

TEST(Recovery, GoesOnAtTheNextThingAndSetting) {
  const Parsed parsed("example e {\n  a { b = , c = d }\n  T = x\n  f { g = { h, = }, i = j }\n  expect complies\n}");
  EXPECT_EQ(parsed.codes(), "P010@2:11 P010@3:5 P010@4:16");
  EXPECT_EQ(parsed.at<Example>(0).verdicts.size(), 1u);
}

TEST(Recovery, GoesOnAtTheNextReading) {
  const Parsed parsed("define d(T x)\n  reading a = =\n  reading b = c\n  reading = e\n  reading f = g\nfact h: i");
  EXPECT_EQ(parsed.codes(), "P010@2:15 P010@4:11");
  EXPECT_EQ(parsed.at<Define>(0).readings.size(), 3u);
}

TEST(Recovery, CountsTheBracesOfABrokenSet) {
  EXPECT_EQ(codes_of("contract c from 2026-01-01 {\n  clause a { must x in { y, } }\n  clause b { must z }\n}\nfact f: a"), "P010@2:29");
  EXPECT_EQ(codes_of("contract c from 2026-01-01 {\n  clause a {\n    must sum { T x: } = 1\n    must b\n  }\n}"), "P010@3:21");
}

TEST(Recovery, FindsAForgottenBraceOnce) {
  EXPECT_EQ(codes_of("contract c from 2026-01-01 {\n  clause a {\n    must b\n  clause d { must e }\n}\nfact f: a"), "P012@4:3");
  EXPECT_EQ(codes_of("type T {\n  a: B\n\nfact f: a\ncheck k {\n  possible\nfact g: a"), "P012@4:1 P012@7:1");
  EXPECT_EQ(codes_of("contract c from 2026-01-01 {\n  clause a {\n    must b"), "P012@3:11");
  EXPECT_EQ(codes_of("contract c from 2026-01-01\n  clause a { must b }\n}\nfact f: a"), "P010@1:27");
}

TEST(Recovery, FindsABraceTooMany) {
  EXPECT_EQ(codes_of("contract c from 2026-01-01 {\n  clause a { must b } }\n  clause d { must e }\n}\nfact f: a"), "P021@3:3");
  EXPECT_EQ(codes_of("fact f: a }\nfact g: b"), "P019@1:11");
}

TEST(Recovery, SaysOnceWhatIsFollowedByItsConsequences) {
  EXPECT_EQ(codes_of("fact a \"never closed : b\nfact c \"d\" : e"), "P003@1:8");
  EXPECT_EQ(codes_of("contract c \"never closed from 2026-01-01 {\n  clause a { must b }\n}\nfact d \"e\" : f"), "P003@1:12");
  EXPECT_EQ(codes_of("fact f: a ? b\nfact g: c"), "P002@1:11");
  EXPECT_EQ(codes_of("contract c from 2026-01-01 { clause a { every T x may not b } }"), "P008@1:51");
  EXPECT_EQ(codes_of("fact f: a may not b"), "P008@1:11");
}

TEST(Recovery, ReadsMisspeltWordsAsWhatWasMeant) {
  const Parsed parsed("contrct c from 2026-01-01 { claus a { evry T x wher b mst d } }");
  EXPECT_EQ(parsed.codes(), "P011@1:1 P011@1:29 P011@1:39 P011@1:48 P011@1:55");
  EXPECT_EQ(parsed.at<Contract>(0).clauses[0].rules.size(), 1u);
}

TEST(Messages, ShowBothWaysToReadAMixture) {
  EXPECT_EQ(formula("a and b or c"), "`or` after `and` can be read two ways | write `(a and b) or c` or `a and (b or c)`\n");
  EXPECT_EQ(formula("a iff b iff c"), "a second `iff` can be read two ways | write `(a iff b) iff c` or `a iff (b iff c)`\n");
  EXPECT_EQ(formula("a union b minus c = d"),
            "`minus` after `union` can be read two ways | write `(a union b) minus c` or `a union (b minus c)`\n");
  EXPECT_EQ(formula("a < b < c"), "comparisons do not chain | write `a < b and b < c`\n");
}

TEST(Messages, SayWhereAQuantifierNeedsParentheses) {
  EXPECT_EQ(Parsed("fact f: a and some T x").codes(), "P017@1:15");
  EXPECT_EQ(Parsed("fact f: some T x and a").codes(), "P017@1:18");
  EXPECT_EQ(Parsed("fact f: every T x where no U y: a").codes(), "P017@1:25");
  EXPECT_EQ(Parsed("fact f: a = if b then c else d").codes(), "P017@1:13");
  EXPECT_EQ(Parsed("fact f: a iff not every T x: b").codes(), "P017@1:19");
}

TEST(Messages, SpellWordPairsOnOneLine) {
  EXPECT_EQ(formula("a and at // comment\n most 1 T x"),
            "after `and`, what begins with `at most` stands in parentheses | write `(at most ...)`, so that it is plain where it ends\n");
}

TEST(Messages, SayWhoseConditionAWhereCouldBe) {
  const auto clause = [](const std::string& rules) { return Parsed("contract c from 2026-01-01 { clause a { " + rules + " } }").codes(); };
  EXPECT_EQ(clause("must some T x where p must q"), "P017@1:55");
  EXPECT_EQ(clause("must a implies no T x where p may q"), "P017@1:63");
  EXPECT_EQ(clause("must (some T x where p) must q"), "");
  EXPECT_EQ(clause("must (some T x) where p must q"), "");
  EXPECT_EQ(clause("must some T x where p every T x must q"), "");
  EXPECT_EQ(clause("must some T x where p: q must r"), "");
}

TEST(Messages, AreLimitedInNumber) {
  std::string source;
  for (int i = 0; i < 500; ++i) source += "fact f: =\n";
  EXPECT_LE(Parsed(source).diagnostics.error_count(), 60u);
}

// ---- limits

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(Limits, StopNestingThatIsTooDeepWithOneDiagnostic) {
  constexpr int n = 100000;
  const std::vector<std::string> formulas = {
      repeated("(", n) + "a" + repeated(")", n),
      repeated("(", n),
      repeated("not ", n) + "a",
      repeated("- ", n) + "a = b",
      "a" + repeated(".b", n),
      "a = 1" + repeated(" + 1", n),
      "a = 1" + repeated(" * 1", n),
      "a" + repeated(" implies a", n),
      repeated("f(", n) + repeated(")", n),
      repeated("{", n) + repeated("}", n),
      repeated("count(", n),
      repeated("every T x: ", n) + "a",
      repeated("if a then b else ", n) + "c",
      repeated("if ", n),
      repeated("{ T x where (", n),
      repeated("sum { T x where (", n),
      repeated("next (", n) + "a",
  };
  for (const std::string& formula : formulas) {
    const auto start = std::chrono::steady_clock::now();
    const Parsed parsed("fact f: " + formula + "\nfact g: a");
    EXPECT_EQ(parsed.diagnostics.error_count(), 1u) << formula.substr(0, 20) << parsed.codes();
    EXPECT_EQ(parsed.diagnostics.in_order()[0].code, text::Code::P018);
    EXPECT_EQ(parsed.ast.declarations.size(), 2u);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2)) << formula.substr(0, 20);
  }
}

TEST(Limits, TakeNestingUpToThem) {
  for (const std::string& formula : {repeated("(", 990) + "a" + repeated(")", 990), repeated("not ", 990) + "a", "a" + repeated(".b", 990),
                                     repeated("every T x: ", 990) + "a", repeated("f(", 990) + "a" + repeated(")", 990)}) {
    const Parsed parsed("fact f: " + formula);
    EXPECT_EQ(parsed.codes(), "");
    EXPECT_EQ(Parsed(print(parsed.ast)).codes(), "");
  }
}

TEST(Limits, DoNotConcernWhatIsFlat) {
  constexpr int n = 100000;
  for (const std::string& formula : {"a" + repeated(" and a", n), "a = b" + repeated(" union b", n), "a in {b" + repeated(", b", n) + "}",
                                     "every T x" + repeated(", T x", n) + ": a"}) {
    EXPECT_EQ(codes_of("fact f: " + formula), "");
  }
  EXPECT_EQ(codes_of("enum E { a" + repeated(", a", n) + " }"), "");
}

TEST(Limits, HoldForChainsOfMistakes) {
  for (const std::string& formula : {"a" + repeated(" and a or a", 50000), "a" + repeated(" < a", 50000),
                                     "a = b" + repeated(" union b minus b", 50000), repeated("a and every T x: ", 50000)}) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_LE(Parsed("fact f: " + formula).diagnostics.error_count(), 60u);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2)) << formula.substr(0, 20);
  }
}

}  // namespace
}  // namespace proviso::syntax
