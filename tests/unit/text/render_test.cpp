#include "text/render.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace proviso::text {
namespace {

Span find(const Sources& sources, FileId file, std::string_view words) {
  const auto at = static_cast<std::uint32_t>(sources.contents(file).find(words));
  return {file, at, at + static_cast<std::uint32_t>(words.size())};
}

TEST(RenderTerminal, UnderlinesTheWordsAndGivesTheHelp) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "type T\nfact f: a and b or c\n");
  const Diagnostic diagnostic{Code::P014,
                              find(sources, file, "or"),
                              "`or` after `and` can be read two ways",
                              {{find(sources, file, "and"), "the first is `and`"}},
                              "write `(a and b) or c`"};
  EXPECT_EQ(render_terminal(diagnostic, sources, false),
            "error[P014]: `or` after `and` can be read two ways\n"
            " --> case.pvo:2:17\n"
            "  |\n"
            "2 | fact f: a and b or c\n"
            "  |           ---   ^^\n"
            "  |           |\n"
            "  |           the first is `and`\n"
            "  = help: write `(a and b) or c`\n");
}

TEST(RenderTerminal, PutsTheRightmostLabelBesideItsMark) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "a bb ccc dddd\n");
  const Diagnostic diagnostic{
      Code::P010, find(sources, file, "a"), "message", {{find(sources, file, "ccc"), "third"}, {find(sources, file, "bb"), "second"}}, ""};
  EXPECT_EQ(render_terminal(diagnostic, sources, false),
            "error[P010]: message\n"
            " --> case.pvo:1:1\n"
            "  |\n"
            "1 | a bb ccc dddd\n"
            "  | ^ -- --- third\n"
            "  |   |\n"
            "  |   second\n");
}

TEST(RenderTerminal, GivesOverlappingMarksRowsOfTheirOwn) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "one two three\n");
  const Diagnostic diagnostic{Code::P010, find(sources, file, "two"), "message", {{find(sources, file, "one two three"), "all of it"}}, ""};
  EXPECT_EQ(render_terminal(diagnostic, sources, false),
            "error[P010]: message\n"
            " --> case.pvo:1:5\n"
            "  |\n"
            "1 | one two three\n"
            "  | ------------- all of it\n"
            "  |     ^^^\n");
}

TEST(RenderTerminal, ShowsLabelsOfOtherLinesAndFiles) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "one\ntwo\nthree\nfour\n");
  const FileId other = sources.add("other.pvo", "elsewhere\n");
  const Diagnostic diagnostic{Code::P010,
                              find(sources, file, "four"),
                              "message",
                              {{find(sources, other, "elsewhere"), "first declared here"}, {find(sources, file, "one"), "and here"}},
                              ""};
  EXPECT_EQ(render_terminal(diagnostic, sources, false),
            "error[P010]: message\n"
            " --> case.pvo:4:1\n"
            "  |\n"
            "1 | one\n"
            "  | --- and here\n"
            "...\n"
            "4 | four\n"
            "  | ^^^^\n"
            " ::: other.pvo:1:1\n"
            "  |\n"
            "1 | elsewhere\n"
            "  | --------- first declared here\n");
}

TEST(RenderTerminal, KeepsTabsAndCountsWideCharactersTwice) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "\tä 契約 x\n");
  const Diagnostic diagnostic{Code::P010, find(sources, file, "x"), "message", {{find(sources, file, "契約"), "two wide ones"}}, ""};
  EXPECT_EQ(render_terminal(diagnostic, sources, false),
            "error[P010]: message\n"
            " --> case.pvo:1:7\n"
            "  |\n"
            "1 | \tä 契約 x\n"
            "  | \t  ---- ^\n"
            "  | \t  |\n"
            "  | \t  two wide ones\n");
}

TEST(RenderTerminal, CutsSpansToTheirFirstLine) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "one two\r\nthree\r\n");
  const Diagnostic diagnostic{Code::P010, find(sources, file, "two\r\nthree"), "message", {}, ""};
  EXPECT_EQ(render_terminal(diagnostic, sources, false),
            "error[P010]: message\n"
            " --> case.pvo:1:5\n"
            "  |\n"
            "1 | one two\n"
            "  |     ^^^\n");
}

TEST(RenderTerminal, ShowsThePlaceBehindTheLastCharacter) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "one");
  EXPECT_EQ(render_terminal({Code::P010, {file, 3, 3}, "message", {}, ""}, sources, false),
            "error[P010]: message\n"
            " --> case.pvo:1:4\n"
            "  |\n"
            "1 | one\n"
            "  |    ^\n");
}

TEST(RenderTerminal, ShowsAWindowOfAVeryLongLine) {
  Sources sources;
  const FileId file = sources.add("case.pvo", std::string(100000, '(') + "x" + std::string(100000, ')'));
  const std::string text = render_terminal({Code::P018, find(sources, file, "x"), "message", {}, ""}, sources, false);
  EXPECT_LT(text.size(), 500u);
  EXPECT_NE(text.find(" ...((((("), std::string::npos);
  EXPECT_NE(text.find(")))...\n"), std::string::npos);
  const std::size_t line = text.find("1 | ..."), marks = text.find("  |  ");
  EXPECT_EQ(text.find("(x)") + 1 - line, text.find('^') - marks);
}

TEST(RenderTerminal, LetsNothingDisturbTheTerminal) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "a \x1b[31m b\n");
  const std::string text = render_terminal({Code::P002, find(sources, file, "b"), "a \x1b message", {}, "and\x07help"}, sources, false);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\x07'), std::string::npos);
}

TEST(RenderTerminal, SaysWhatIsNowhere) {
  Sources sources;
  EXPECT_EQ(render_terminal({Code::P001, {}, "cannot read `a.pvo`", {}, "is it there?"}, sources, false),
            "error[P001]: cannot read `a.pvo`\n"
            "  = help: is it there?\n");
  EXPECT_EQ(render_line({Code::P001, {}, "cannot read `a.pvo`", {}, ""}, sources), "error[P001]: cannot read `a.pvo`\n");
}

TEST(RenderTerminal, Paints) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "one\n");
  EXPECT_NE(render_terminal({Code::P010, {file, 0, 3}, "m", {}, ""}, sources, true).find("\x1b[1;31m^^^\x1b[0m"), std::string::npos);
}

TEST(RenderLine, IsOneLine) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "type T\nfact\n");
  EXPECT_EQ(render_line({Code::P010, find(sources, file, "fact"), "message", {}, "help"}, sources), "case.pvo:2:1: error[P010]: message\n");
}

TEST(RenderJson, GivesPlacesLabelsAndHelp) {
  Sources sources;
  const FileId file = sources.add("case.pvo", "type T\nä fact\n");
  const auto json = nlohmann::json::parse(
      render_json({{Code::P010, find(sources, file, "fact"), "message", {{find(sources, file, "T"), "label"}}, "help"},
                   {Code::P001, {}, "nowhere", {}, ""}},
                  sources));
  ASSERT_EQ(json.size(), 2u);
  EXPECT_EQ(json[0]["code"], "P010");
  EXPECT_EQ(json[0]["severity"], "error");
  EXPECT_EQ(json[0]["file"], "case.pvo");
  EXPECT_EQ(json[0]["line"], 2);
  EXPECT_EQ(json[0]["column"], 3);
  EXPECT_EQ(json[0]["end_line"], 2);
  EXPECT_EQ(json[0]["end_column"], 7);
  EXPECT_EQ(json[0]["labels"][0]["message"], "label");
  EXPECT_EQ(json[0]["labels"][0]["column"], 6);
  EXPECT_EQ(json[0]["help"], "help");
  EXPECT_TRUE(json[1]["file"].is_null());
}

TEST(RenderJson, ReplacesWhatIsNotUtf8) {
  Sources sources;
  EXPECT_NO_THROW(static_cast<void>(render_json({{Code::P002, {}, "\xFF", {}, ""}}, sources)));
}

}  // namespace
}  // namespace proviso::text
