// An internal error, from two engines that contradict each other to the file that tells of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../../support/liars.h"
#include "run_in_memory.h"

namespace proviso::program {
namespace {

using ::testing::HasSubstr;

const std::initializer_list<std::pair<const std::string, std::string>> calls = {
    {"documents/terms.txt", "All calls are served by Azure."},
    {"types.pvo", "enum Cloud { Azure, AWS }\ntype Call { on: Cloud }\n"},
    {"calls.pvo",
     "import \"types.pvo\"\ndocument terms \"documents/terms.txt\"\n"
     "fact some_call : some Call c\n"
     "check it { possible some Call c: c.on = Azure without contracts expect possible }\n"},
};

Reply contradicted(Machine& machine) {
  const CheckOptions options{.paths = {"calls.pvo"}, .only = {"it"}};
  World world = machine.world();
  world.command_line = "proviso check calls.pvo --check it";
  return check(options, world, solve::refuting(solve::Engine::grounded));
}

TEST(ReproducerTest, IsSavedWhereTheProgramRuns) {
  Machine machine(calls);
  const Reply reply = contradicted(machine);
  EXPECT_EQ(reply.exit, ExitCode::internal);
  EXPECT_EQ(reply.output, "");
  EXPECT_TRUE(reply.error.starts_with("the instantiating engine and the grounded engine contradict each other\n")) << reply.error;
  EXPECT_THAT(reply.error, HasSubstr("`./proviso-internal-error-1.txt`"));
  const std::string text = machine.files.all().at("/work/proviso-internal-error-1.txt");
  EXPECT_THAT(text, HasSubstr("error    the instantiating engine and the grounded engine contradict each other\nprogram  proviso "));
  EXPECT_THAT(text, HasSubstr("Z3 "));
  EXPECT_THAT(text, HasSubstr("CaDiCaL "));
  EXPECT_THAT(text, HasSubstr("command  proviso check calls.pvo --check it\n"));
  EXPECT_THAT(text, HasSubstr("day      2024-10-04\n"));
  EXPECT_THAT(text, HasSubstr("check: it\ndemanded: some_call\n"));
  EXPECT_THAT(text, HasSubstr("the instantiating engine: there is an architecture\n"));
  EXPECT_THAT(text, HasSubstr("the grounded engine: impossible of every size, by: some_call\n"));
  for (const auto& [path, contents] : calls) EXPECT_THAT(text, HasSubstr("==== " + path + ", "));
  for (const auto& [path, contents] : calls) EXPECT_THAT(text, HasSubstr(contents));
  EXPECT_TRUE(text.ends_with("==== end\n"));
  // Another one does not take its place.
  EXPECT_THAT(contradicted(machine).error, HasSubstr("`./proviso-internal-error-2.txt`"));
  EXPECT_EQ(machine.files.all().at("/work/proviso-internal-error-1.txt"), text);
}

TEST(ReproducerTest, IsSavedElsewhereWhereThatCannotBeWrittenTo) {
  Machine machine(calls);
  machine.files.protect(".");
  EXPECT_THAT(contradicted(machine).error, HasSubstr("`/tmp/proviso-internal-error-1.txt`"));
}

TEST(ReproducerTest, IsNotMentionedWhereItCannotBeSaved) {
  Machine machine(calls);
  machine.files.protect(".");
  machine.files.protect("/tmp");
  const Reply reply = contradicted(machine);
  EXPECT_EQ(reply.exit, ExitCode::internal);
  EXPECT_EQ(reply.error.find("has been saved"), std::string::npos);
}

}  // namespace
}  // namespace proviso::program
