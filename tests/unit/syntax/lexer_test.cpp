#include "syntax/lexer.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace proviso::syntax {
namespace {

struct Lexed {
  explicit Lexed(std::string source) : file(sources.add("spec.pvo", std::move(source))), tokens(lex(sources, file, diagnostics)) {}
  // The spelling of each kind, `?` for stray; names, numbers and texts as written.
  std::string kinds() const {
    std::string result;
    for (const Token& t : tokens.tokens) {
      if (t.kind == TokenKind::end_of_file) break;
      const std::string_view written = sources.slice({file, t.begin, t.end});
      result += fmt::format("{}{}", result.empty() ? "" : "|",
                            t.kind == TokenKind::stray ? "?"
                            : is_literal(t.kind)       ? spelling(t.kind)
                                                       : written);
    }
    return result;
  }
  std::string codes() const {
    std::string result;
    for (const text::Diagnostic& d : diagnostics.sorted()) {
      result += fmt::format("{}{}@{}-{}", result.empty() ? "" : " ", text::name(d.code), d.span.begin, d.span.end);
    }
    return result;
  }
  text::Sources sources;
  text::Diagnostics diagnostics;
  text::FileId file;
  Tokens tokens;
};

std::string kinds(const std::string& source) {
  const Lexed lexed(source);
  EXPECT_EQ(lexed.codes(), "") << source;
  return lexed.kinds();
}
std::string codes(const std::string& source) { return Lexed(source).codes(); }

TEST(Lexer, JoinsWordPairsOverWhiteSpaceAndComments) {
  EXPECT_EQ(kinds("must not"), "must not");
  EXPECT_EQ(kinds("must\n\t // why\n not"), "must not");
  EXPECT_EQ(kinds("at every // all\nsize"), "at every size");
  EXPECT_EQ(kinds("at least at most not in subset of as of subject to owed to is or reaches"),
            "at least|at most|not in|subset of|as of|subject to|owed to|is or reaches");
  EXPECT_EQ(kinds("is or reach"), "is|or|reach");
  EXPECT_EQ(kinds("must nothing"), "must|nothing");
  EXPECT_EQ(kinds("not inside"), "not|inside");
  EXPECT_EQ(kinds("at every sizes"), "at|every|sizes");
}

TEST(Lexer, LeavesWordsAfterADotAlone) {
  EXPECT_EQ(kinds("x.not in y"), "x|.|not|in|y");
  EXPECT_EQ(kinds("x.must not y"), "x|.|must|not|y");
  EXPECT_EQ(kinds("x.is or reaches"), "x|.|is|or|reaches");
  EXPECT_EQ(kinds("x.may not"), "x|.|may|not");
}

TEST(Lexer, KnowsReservedFromContextualWords) {
  EXPECT_EQ(kinds("every everyone"), "every|everyone");
  for (const char* word : {"and", "everything", "notwithstanding", "response", "products", "moment"}) {
    EXPECT_TRUE(is_reserved_word(word_kind(word))) << word;
  }
  for (const char* word : {"from",
                           "to",
                           "until",
                           "of",
                           "effective",
                           "least",
                           "most",
                           "size",
                           "day",
                           "days",
                           "month",
                           "months",
                           "year",
                           "years",
                           "hour",
                           "hours",
                           "by",
                           "like",
                           "impossible",
                           "holds",
                           "fails",
                           "complies",
                           "breaches",
                           "lesser",
                           "greater",
                           "floor",
                           "And",
                           "AND",
                           "a_name_longer_than_any_reserved_word"}) {
    EXPECT_EQ(word_kind(word), TokenKind::name) << word;
  }
}

TEST(Lexer, TakesTheLongestDateOrMoment) {
  EXPECT_EQ(kinds("2025-10-28"), "2025-10-28");
  EXPECT_EQ(kinds("2026-03-01T14:00"), "2026-03-01T14:00");
  EXPECT_EQ(kinds("2026-03-01T14:00: x"), "2026-03-01T14:00|:|x");
  EXPECT_EQ(kinds("2025 -10-28"), "2025|-|10|-|28");
  EXPECT_EQ(kinds("2025-10-281"), "2025|-|10|-|281");
  EXPECT_EQ(codes("12025-10-28"), "P007@0-11");
  EXPECT_EQ(codes("2025-1-2"), "P006@0-8");
  EXPECT_EQ(kinds("0.5*x"), "0.5|*|x");
  EXPECT_EQ(kinds("1.x"), "1|.|x");
  EXPECT_EQ(kinds("9223372036854775807"), "9223372036854775807");
}

TEST(Lexer, RefusesDaysAndTimesThatDoNotExist) {
  for (const char* good : {"2024-02-29", "2000-02-29", "2026-12-31", "2026-01-01T00:00", "2026-01-01T23:59", "0001-01-01"})
    EXPECT_EQ(codes(good), "");
  for (const char* bad : {"2026-02-29", "1900-02-29", "2026-02-30", "2026-13-01", "2026-00-01", "2026-04-31", "2026-01-00"}) {
    EXPECT_EQ(codes(bad), "P007@0-10") << bad;
  }
  EXPECT_EQ(codes("2026-01-01T24:00"), "P007@0-16");
  EXPECT_EQ(codes("2026-01-01T12:60"), "P007@0-16");
}

TEST(Lexer, RefusesMalformedNumbersWhole) {
  EXPECT_EQ(codes("9223372036854775808"), "P005@0-19");
  EXPECT_EQ(codes("1_000"), "P006@0-5");
  EXPECT_EQ(codes("0x1F"), "P006@0-4");
  EXPECT_EQ(codes("1.2.3"), "P006@0-5");
  EXPECT_EQ(codes("2026-03-01T14:00:00Z"), "P006@0-20");
  EXPECT_EQ(Lexed("30days").kinds(), "30|days");
}

TEST(Lexer, ReadsTextsOverLineEnds) {
  EXPECT_EQ(kinds("\"a\nb\" \"\" \"\\\"\" \"\\\\\""), "\"a\nb\"|\"\"|\"\\\"\"|\"\\\\\"");
  EXPECT_EQ(codes("\"\\n\""), "P004@1-3");
  EXPECT_EQ(codes("\"\\\n\""), "P004@1-2");
}

TEST(Lexer, FindsTheTextThatWasLeftOpen) {
  EXPECT_EQ(codes("fact a \"x\" : b\nfact c \"left open : d\nfact e \"y\" : f\nfact g \"z\" : h"), "P003@22-36");
  EXPECT_EQ(codes("fact a \"left open"), "P003@7-17");
  EXPECT_EQ(codes("\""), "P003@0-1");
  EXPECT_EQ(Lexed("fact a \"closed” : b").kinds(), "fact|a|\"closed”|:|b");
}

TEST(Lexer, ReadsForeignSignsAsWhatWasMeant) {
  EXPECT_EQ(Lexed("a == b && c || !d => e -> f <=> g != h").kinds(), "a|=|b|and|c|or|not|d|implies|e|implies|f|iff|g|!=|h");
  EXPECT_EQ(Lexed("∀ T x: ¬a ∧ b ∨ c ∈ d ≤ e − f").kinds(), "every|T|x|:|not|a|and|b|or|c|in|d|<=|e|-|f");
  EXPECT_EQ(Lexed("“a text” «b» 'c'").kinds(), "“a text”|«b»|'c'");
  EXPECT_EQ(Lexed("/* a\n b */ c # d\n e").kinds(), "c|e");
  EXPECT_EQ(Lexed("[a]").kinds(), "{|a|}");
}

TEST(Lexer, GivesOneDiagnosticForARunOfWhatMeansNothing) {
  EXPECT_EQ(codes("a ??? b"), "P002@2-5");
  EXPECT_EQ(Lexed("a ??? b").kinds(), "a|?|b");
  EXPECT_EQ(codes("Käufer Käufer _x"), "P002@0-7 P002@16-18");
  EXPECT_EQ(codes(std::string("a \0\x01\xFF b", 7)), "P002@2-5");
}

TEST(Lexer, StopsListingMistakes) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "? a ";
  const Lexed lexed(many);
  EXPECT_LT(lexed.diagnostics.error_count(), 60u);
  EXPECT_TRUE(lexed.tokens.hopeless);
  EXPECT_EQ(lexed.diagnostics.sorted().back().code, text::Code::P024);
}

TEST(Lexer, TakesAnyLineEnd) {
  const Lexed lexed("a\r\n// b\r\nc\r\n");
  EXPECT_EQ(lexed.codes(), "");
  EXPECT_EQ(lexed.kinds(), "a|c");
  ASSERT_EQ(lexed.tokens.asides.size(), 1u);
  EXPECT_EQ(lexed.tokens.asides[0].comment, "// b");
  EXPECT_TRUE(lexed.tokens.tokens[1].first_on_line);
}

TEST(Lexer, TellsWhereCommentsStand) {
  const Lexed lexed("// one\n\n\na // two\n// three");
  ASSERT_EQ(lexed.tokens.asides.size(), 4u);
  EXPECT_EQ(lexed.tokens.asides[0].comment, "// one");
  EXPECT_FALSE(lexed.tokens.asides[0].trailing);
  EXPECT_EQ(lexed.tokens.asides[1].comment, "");
  EXPECT_EQ(lexed.tokens.asides[2].comment, "// two");
  EXPECT_TRUE(lexed.tokens.asides[2].trailing);
  EXPECT_EQ(lexed.tokens.asides[3].comment, "// three");
  EXPECT_FALSE(lexed.tokens.asides[3].trailing);
}

}  // namespace
}  // namespace proviso::syntax
