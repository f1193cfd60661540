#include "syntax/print/print.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "parsed.h"
#include "random_spec.h"

namespace proviso::syntax {
namespace {

// parse(print(parse(x))) equals parse(x), and printing again changes nothing.
void expect_round_trip(const std::string& source) {
  const Parsed parsed(source);
  ASSERT_EQ(parsed.messages(), "") << source;
  const std::string printed = print(parsed.ast);
  const Parsed again(printed);
  ASSERT_EQ(again.messages(), "") << "printed:\n" << printed << "\nfrom:\n" << source;
  ASSERT_EQ(again.dump(), parsed.dump()) << "printed:\n" << printed << "\nfrom:\n" << source;
  ASSERT_EQ(print(again.ast), printed);
}

std::string printed(const std::string& source) {
  const Parsed parsed(source);
  EXPECT_EQ(parsed.messages(), "") << source;
  return print(parsed.ast);
}

std::string printed_formula(const std::string& source) {
  const Parsed parsed("fact f: " + source);
  EXPECT_EQ(parsed.messages(), "") << source;
  return print(parsed.ast, parsed.at<Fact>(0).formula);
}

TEST(Print, GivesAnEqualTreeForCalendarsAndDurations) {
  expect_round_trip("calendar c from 2026-01-01 until 2026-12-31 {}");
  expect_round_trip(
      "calendar c \"days\" from 2026-01-01 until 2026-12-31 { closed 2026-01-01 weekend saturday closed 2026-12-25, 2026-12-28 weekend "
      "sunday }");
  expect_round_trip("fact f: a + 1 working day of c < b - 12 working days of c");
  expect_round_trip("fact f: working days of c from a + 3 days to (b + x.n months) - 1 <= (3) and (a + (2 * b) minutes) > d + x.n hours");
  EXPECT_EQ(printed_formula("a+1 working  days of c<d+( x.n )days"), "a + 1 working day of c < d + x.n days");
  EXPECT_EQ(printed_formula("working days of c from (a) to (b + 1 day) > 2"), "working days of c from a to (b + 1 day) > 2");
}

TEST(Print, GivesAnEqualTreeForRandomSpecs) {
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    SCOPED_TRACE(seed);
    expect_round_trip(RandomSpec(seed).spec(3));
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(Print, GivesAnEqualTreeForEverySpecOfTheProject) {
  std::size_t count = 0;
  for (const char* folder : {"specs", "tests/golden"}) {
    const std::filesystem::path root = std::filesystem::path(PROVISO_SOURCE_DIR) / folder;
    if (!std::filesystem::exists(root)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".pvo") continue;
      std::ostringstream contents;
      contents << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      if (!Parsed(contents.str()).messages().empty()) continue;  // mistakes, and characters that are warned of
      SCOPED_TRACE(entry.path().string());
      expect_round_trip(contents.str());
      ++count;
    }
  }
  EXPECT_GT(count, 0u);
}

TEST(Print, WritesTheParenthesesThatAreNeededAndNoOthers) {
  for (const char* formula : {
           "a and b and c",
           "(a and b) or c",
           "(a and b) and c",
           "a implies b implies c",
           "(a implies b) implies c",
           "a implies every T x: b",
           "a and (every T x: b)",
           "not every T x: a",
           "a and (not every T x: b)",
           "not (a and b)",
           "(not a) = b",
           "every T x where (some U y): b",
           "every T x where a implies (every U y: b) implies c: d",
           "x - (y - z) - w",
           "x - -y",
           "-x * y",
           "(-x) * y",
           "2 * 3 * x",
           "(2 * 3) * x",
           "(x + y) * z",
           "(x union y) minus z",
           "next (next x)",
           "(next x).field",
           "next x.field",
           "(first T).field",
           "exists next x",
           "(if a then x else y) = z",
           "a = (b = c)",
           "x in { T y where y.a or y.b }",
           "count({ x, y }) = 2",
           "sum { T x where a: x.amount } > lesser(1, 2)",
           "x.not in x.in",
           "x is or reaches y by of",
           "x + 1 month before y - 3 days",
       }) {
    EXPECT_EQ(printed_formula(formula), formula);
  }
  EXPECT_EQ(printed_formula("((a)) and ((b or (c)))"), "a and (b or c)");
  EXPECT_EQ(printed_formula("a and not (every T x: b)"), "a and (not every T x: b)");
  EXPECT_EQ(printed_formula("{a,b}={}"), "{ a, b } = {}");
}

TEST(Print, KeepsANegatedDemandApartFromMustNot) {
  for (const char* rule : {"must (not a and b)", "must not a", "must not (not a)", "may (not a)", "must (not a implies b) = c"}) {
    const std::string source = "contract c from 2026-01-01 {\n  clause d {\n    " + std::string(rule) + "\n  }\n}\n";
    EXPECT_EQ(printed(source), source);
  }
}

TEST(Print, KeepsCommentsWhereTheyStood) {
  const std::string source =
      "// The head.\n"
      "\n"
      "type Call ordered {  // calls happen one after another\n"
      "  from: Component\n"
      "  // what it reads\n"
      "  reads, writes: set Data\n"
      "  // the end\n"
      "}  // after it\n"
      "\n"
      "// Before the fact.\n"
      "fact f: a  // and behind it\n"
      "\n"
      "contract c from 2026-01-01 {\n"
      "\n"
      "  // A clause.\n"
      "  clause d {\n"
      "    binds OpenAI\n"
      "\n"
      "    must a  // yes\n"
      "    // no more\n"
      "  }\n"
      "}\n"
      "// The end.\n";
  EXPECT_EQ(printed(source), source);
}

TEST(Print, MovesCommentsOutOfFormulas) {
  EXPECT_EQ(printed("fact f: a and // why\n  b\nfact g: c\n"), "fact f: a and b  // why\nfact g: c\n");
  EXPECT_EQ(printed("fact f: a and // why\n b and // and\n c // so\n"), "fact f: a and b and c  // why\n// and\n// so\n");
}

TEST(Print, BreaksLinesThatAreTooLong) {
  const std::string long_name(50, 'x');
  const std::string text =
      printed("fact f \"gloss\" : every T x where " + long_name + "(x): " + long_name + "(x) and " + long_name + "(x)");
  EXPECT_EQ(text,
            "fact f \"gloss\" :\n"
            "  every T x where " +
                long_name +
                "(x):\n"
                "    " +
                long_name + "(x) and " + long_name + "(x)\n");
  const std::string rule =
      printed("contract c from 2026-01-01 { clause d { every T x where " + long_name + "(x) must " + long_name + "(x) }}");
  EXPECT_EQ(rule,
            "contract c from 2026-01-01 {\n"
            "  clause d {\n"
            "    every T x where " +
                long_name +
                "(x)\n"
                "      must " +
                long_name +
                "(x)\n"
                "  }\n"
                "}\n");
}

TEST(Print, KeepsTextsAsTheyAre) {
  const std::string source = "import \"a \\\"b\\\" \\\\ c\nd\"\n";
  EXPECT_EQ(printed(source), source);
}

TEST(Print, OfAnEmptyFileIsEmpty) {
  EXPECT_EQ(printed(""), "");
  EXPECT_EQ(printed("\n\n\n"), "");
  EXPECT_EQ(printed("\n\n// only this\n\n"), "// only this\n");
}

}  // namespace
}  // namespace proviso::syntax
