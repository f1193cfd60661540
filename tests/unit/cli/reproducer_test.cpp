// An internal error, from two engines that contradict each other to the file that tells of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "../../support/liars.h"
#include "cli/check.h"

namespace proviso::cli {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

class Reproducer : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder / "documents");
    before = fs::current_path();
    fs::current_path(folder);
    std::ofstream("documents/terms.txt") << "All calls are served by Azure.";
    std::ofstream("types.pvo") << "enum Cloud { Azure, AWS }\ntype Call { on: Cloud }\n";
    std::ofstream("calls.pvo") << "import \"types.pvo\"\ndocument terms \"documents/terms.txt\"\n"
                                  "fact some_call : some Call c\n"
                                  "check it { possible some Call c: c.on = Azure without contracts expect possible }\n";
  }
  void TearDown() override {
    fs::current_path(before);
    fs::remove_all(folder);
  }

  // The exit code and what is said on standard error.
  static std::pair<int, std::string> checked(const std::string& spec) {
    const char* const words[] = {"/usr/bin/proviso", "check", spec.c_str(), "--check", "it", "--color", "never"};
    const auto arguments = std::get<CheckArguments>(parse(static_cast<int>(std::size(words)), words));
    testing::internal::CaptureStderr();
    const int code = check(arguments, solve::refuting(solve::Engine::grounded));
    return {code, testing::internal::GetCapturedStderr()};
  }
  static std::string read(const fs::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  const fs::path folder = fs::path(testing::TempDir()) / ("proviso-reproducer-" + std::to_string(getpid()));
  fs::path before;
};

TEST_F(Reproducer, IsSavedWhereTheProgramRuns) {
  const auto [code, said] = checked("calls.pvo");
  EXPECT_EQ(code, 4);
  EXPECT_THAT(said, HasSubstr("error: the instantiating engine and the grounded engine contradict each other\n"));
  EXPECT_THAT(said, HasSubstr("`./proviso-internal-error-1.txt`"));
  const std::string text = read("proviso-internal-error-1.txt");
  EXPECT_THAT(text, HasSubstr("error    the instantiating engine and the grounded engine contradict each other\nprogram  proviso "));
  EXPECT_THAT(text, HasSubstr("Z3 "));
  EXPECT_THAT(text, HasSubstr("CaDiCaL "));
  EXPECT_THAT(text, HasSubstr("command  proviso check calls.pvo --check it --color never\n"));
  EXPECT_THAT(text, HasSubstr("check: it\ndemanded: some_call\n"));
  EXPECT_THAT(text, HasSubstr("the instantiating engine: there is an architecture\n"));
  EXPECT_THAT(text, HasSubstr("the grounded engine: impossible of every size, by: some_call\n"));
  for (const char* file : {"calls.pvo", "types.pvo", "documents/terms.txt"}) EXPECT_THAT(text, HasSubstr(read(file)));
  EXPECT_TRUE(text.ends_with("==== end\n"));
  // Another one does not take its place.
  EXPECT_THAT(checked("calls.pvo").second, HasSubstr("`./proviso-internal-error-2.txt`"));
  EXPECT_EQ(read("proviso-internal-error-1.txt"), text);
}

TEST_F(Reproducer, IsSavedElsewhereWhereThatCannotBeWrittenTo) {
  fs::create_directory("temporary");
  fs::create_directory("gone");
  fs::current_path("gone");
  fs::remove(folder / "gone");
  setenv("TMPDIR", (folder / "temporary").c_str(), 1);
  const auto [code, said] = checked((folder / "calls.pvo").string());
  unsetenv("TMPDIR");
  EXPECT_EQ(code, 4);
  EXPECT_THAT(said, HasSubstr((folder / "temporary" / "proviso-internal-error-1.txt").string()));
}

}  // namespace
}  // namespace proviso::cli
