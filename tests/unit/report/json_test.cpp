#include "report/json/json.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sample.h"

namespace proviso::report {
namespace {

std::string contents(const std::string& path) {
  std::ifstream file(std::string(PROVISO_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(file.good()) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(JsonPage, ShowsWhatTheProgramPrints) {
  const std::string page = contents("docs/json.md");
  const std::string printed = contents("tests/golden/check/good/json.expected");
  const std::size_t begin = page.find("```json\n") + 8;
  EXPECT_EQ(page.substr(begin, page.find("```", begin) - begin), printed.substr(0, printed.rfind("exit: ")))
      << "copy tests/golden/check/good/json.expected, without its last line, into docs/json.md";
}

class JsonReport : public Sample {
 protected:
  std::string print(const answer::SpecAnswer& answer) {
    const Spec spec{model, sources};
    const Report report{spec, answer, std::nullopt, {}, {}};
    return json(&report, {"1.2.3", "a solver", {}, sources, "", 0});
  }
  nlohmann::json document(const answer::SpecAnswer& answer) { return nlohmann::json::parse(print(answer)); }
};

TEST_F(JsonReport, EveryMemberThatThePageNamesIsThere) {
  const nlohmann::json all = document({{runtime()}, {}, {}});
  for (const char* member :
       {"schema", "version", "solver", "as_of", "under", "checks", "examples", "not_asked", "diagnostics", "summary", "error", "exit"}) {
    EXPECT_TRUE(all.contains(member)) << member;
  }
  const nlohmann::json& check = all["checks"][0];
  for (const char* member : {"name", "question", "asks", "formula", "as_of", "standing", "scope", "open_readings", "turns_on", "regions",
                             "positions", "lines", "sizes", "expectations", "place"}) {
    EXPECT_TRUE(check.contains(member)) << member;
  }
  EXPECT_EQ(check["lines"][0]["conflict"]["units"][0]["name"], "alliance.api_exclusivity");
  EXPECT_EQ(check["lines"][1]["witness"]["architecture"]["elements"][2]["fields"]["reads"][0], "call 1");
  EXPECT_EQ(check["regions"][1]["words"], "otherwise");
  EXPECT_EQ(check["positions"]["OpenAIs_case"][0], "possible");
}

TEST_F(JsonReport, IsTheSameEachTime) {
  const answer::SpecAnswer answer{{runtime(), secured()}, {}, {}};
  EXPECT_EQ(print(answer), print(answer));
}

TEST_F(JsonReport, IsADocumentWithoutAnswersToo) {
  const nlohmann::json all = nlohmann::json::parse(json(nullptr, {"1.2.3", "a solver", {}, sources, "could not check: 1 error", 2}));
  EXPECT_EQ(all["error"], "could not check: 1 error");
  EXPECT_EQ(all["exit"], 2);
  EXPECT_TRUE(all["checks"].empty());
}

}  // namespace
}  // namespace proviso::report
