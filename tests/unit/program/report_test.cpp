// `proviso report`: whole runs in memory, and on the specs of the project.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "../../support/html_page.h"
#include "run_in_memory.h"

namespace proviso::program {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string hostile = "\"Is it <script>alert(1)</script> & \\\"so\\\"?\"";
const std::string spec =
    "type Host { secure: bool }\n"
    "define safe(Host h) \"what is safe\" reading wide \"<b>any</b> host\" = h = h reading narrow \"a secure host\" = h.secure\n"
    "position owner { safe = narrow }\n"
    "contract c \"The agreement\" from 2026-01-01 {\n"
    "  clause all_safe \"Every host is safe\" { every Host h must safe(h) }\n"
    "}\n"
    "requirement open \"Some host is not secure\" : some Host h: not h.secure\n"
    "check may_be_open " +
    hostile + " { possible  as of 2026-02-01 }\n";

Reply report(Machine& machine, ReportOptions options) { return machine.run(std::move(options)); }
Reply page(const std::string& text) {
  Machine machine{{"s.pvo", text}};
  return report(machine, {.path = "s.pvo"});
}

TEST(ReportTest, ThePageNeedsNothingElse) {
  const Reply reply = page(spec);
  ASSERT_EQ(reply.error, "");
  EXPECT_EQ(PageProblems(reply.output).all(), "");
  EXPECT_THAT(reply.output, HasSubstr("default-src 'none'"));
  EXPECT_THAT(reply.output, HasSubstr("base-uri 'none'"));
}

TEST(ReportTest, TextOfTheSpecIsNoMarkup) {
  const Reply reply = page(spec);
  EXPECT_THAT(reply.output, HasSubstr("Is it &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot;?"));
  EXPECT_THAT(reply.output, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(reply.output, Not(HasSubstr("<b>any")));
}

TEST(ReportTest, ItSaysWhatIsAskedAndWhatTheAnswerIs) {
  const std::string output = page(spec).output;
  for (const char* words : {"Question presented", "Some host is not secure", "The agreement", "Short answer", "Impossible", "Possible",
                            "1 February 2026", "Every host is safe", "Readings", "Caveats", "SHA-256", "s.pvo"})
    EXPECT_THAT(output, HasSubstr(words));
}

// Each combination of the dials has one case, and its outcome.
TEST(ReportTest, TheDataHaveACaseForEachCombination) {
  const std::string data = between(page(spec).output, "<script type=\"application/json\" id=\"data\">", "</script>");
  EXPECT_THAT(data, HasSubstr("\"products\":[[[0]]]"));
  EXPECT_THAT(data, HasSubstr("\"products\":[[[1]]]"));
  EXPECT_THAT(data, HasSubstr("\"positions\":[[[1]]]"));
}

TEST(ReportTest, APageWithoutReadingsHasNoScript) {
  const Reply reply = page("type T\ncheck met \"Is there one?\" { possible some T t  expect possible }\n");
  EXPECT_EQ(PageProblems(reply.output).all(), "");
  EXPECT_THAT(reply.output, HasSubstr("Is there one?"));
  EXPECT_EQ(reply.exit, ExitCode::as_expected);
}

TEST(ReportTest, TheExitCodeIsThatOfTheChecks) {
  EXPECT_EQ(page("type T\ncheck unmet { possible some T t  expect impossible }\n").exit, ExitCode::not_as_expected);
  EXPECT_EQ(page("type T\ncheck wrong { possible some S t }\n").exit, ExitCode::wrong);
}

TEST(ReportTest, AFileIsWrittenOrNotAtAll) {
  Machine machine{{"s.pvo", spec}};
  const Reply reply = report(machine, {.path = "s.pvo", .checks = {"may_be_open"}, .output = "out/memo.html"});
  EXPECT_EQ(reply.error, "");
  EXPECT_EQ(reply.output, "out/memo.html\n");
  EXPECT_EQ(PageProblems(machine.files.all().at("/work/out/memo.html")).all(), "");
  machine.files.protect("closed");
  EXPECT_THAT(report(machine, {.path = "s.pvo", .output = "closed/memo.html"}).error, HasSubstr("permission denied"));
}

TEST(ReportTest, TheSpecIsNotOverwritten) {
  Machine machine{{"s.pvo", spec}};
  const Reply reply = report(machine, {.path = "s.pvo", .output = "./s.pvo"});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_THAT(reply.error, HasSubstr("is a part of the spec"));
  EXPECT_EQ(machine.files.all().at("/work/s.pvo"), spec);
}

TEST(ReportTest, SeveralSpecsHaveAnIndex) {
  Machine machine{{"s/a.pvo", spec}, {"s/b.pvo", "type T\ncheck b \"Is there one?\" { possible some T t }\n"}, {"s/c.pvo", "check c {"}};
  EXPECT_THAT(report(machine, {.path = "s"}).error, HasSubstr("-o FOLDER"));
  const Reply reply = report(machine, {.path = "s", .output = "out"});
  EXPECT_EQ(reply.exit, ExitCode::wrong);
  EXPECT_EQ(reply.output, "out/s-a.html\nout/s-b.html\nout/index.html\n");
  const std::string index = machine.files.all().at("/work/out/index.html");
  for (const char* words : {"href=\"s-a.html\"", "href=\"s-b.html\"", "Is there one?", "There is no report: could not check: 2 errors"})
    EXPECT_THAT(index, HasSubstr(words));
}

TEST(ReportTest, AnUnknownCheckIsRefused) {
  Machine machine{{"s.pvo", spec}};
  EXPECT_THAT(report(machine, {.path = "s.pvo", .checks = {"may_be_opened"}}).error, HasSubstr("may_be_open"));
}

TEST(ReportTest, Markdown) {
  Machine machine{{"s.pvo", spec}};
  const std::string text = report(machine, {.path = "s.pvo", .format = ReportOptions::Format::markdown}).output;
  EXPECT_THAT(text, HasSubstr("# Is it \\<script\\>alert(1)\\</script\\> & \"so\"?\n"));
  EXPECT_THAT(text, HasSubstr("**Impossible**, of every size, exactly when `safe` is read as `narrow`."));
  EXPECT_THAT(text, HasSubstr("### Impossible when `safe` is read as `narrow`\n"));
}

class PageOfASpec : public testing::TestWithParam<const char*> {};

TEST_P(PageOfASpec, NeedsNothingElseAndIsWell) {
  const SystemClock clock;
  Progress progress;
  const std::string path = std::string(PROVISO_SOURCE_DIR) + "/specs/" + GetParam();
  const Reply reply = run(ReportOptions{.path = path}, {.files = text::disk(), .clock = clock, .progress = progress});
  EXPECT_EQ(reply.error, "");
  EXPECT_EQ(PageProblems(reply.output).all(), "");
}

INSTANTIATE_TEST_SUITE_P(Specs, PageOfASpec, testing::Values("residency", "outage", "clauses/llama_licence", "frontier"));

}  // namespace
}  // namespace proviso::program
