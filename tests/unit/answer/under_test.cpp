#include "answer/oracle/under.h"

#include <gmock/gmock.h>

#include "model/versions.h"
#include "spec_model.h"

namespace proviso::answer {
namespace {

using model::AmbiguityId;
using model::OpenReadings;
using testing::HasSubstr;

// The term `stateless` has readings as declared and as amended by `one`; `urgent` has one version.
class UnderTest : public testing::Test {
 protected:
  OpenReadings open(const std::vector<std::string>& items) {
    Result<OpenReadings> result = open_under(spec_.model, items);
    if (!result.ok()) ADD_FAILURE() << result.error().message;
    return result.ok() ? std::move(result).value() : OpenReadings{};
  }
  std::string error(const std::vector<std::string>& items) {
    const Result<OpenReadings> result = open_under(spec_.model, items);
    return result.ok() ? "" : result.error().message;
  }
  AmbiguityId named(const std::string& name) {
    for (std::uint32_t i = 0; i < spec_.model.ambiguities.size(); ++i)
      if (unique_name(spec_.model, AmbiguityId{i}) == name) return AmbiguityId{i};
    ADD_FAILURE() << name;
    return {};
  }

  SpecModel spec_{R"(
type Call { stored, logged: bool }
define stateless(Call c)
  reading narrow = not c.stored
  reading wide = not c.logged
define urgent(Call c)
  reading now = c.logged
  reading ever = c.stored
contract hosting from 2025-01-01 { clause c1 { every Call c where stateless(c) must urgent(c) } }
amendment one to hosting effective 2026-01-01 {
  replace define stateless(Call c)
    reading narrow = not c.stored and not c.logged
    reading odd = c.stored
}
check q { possible }
)"};
};

TEST_F(UnderTest, ATermPinsEachVersionWithTheReading) {
  const AmbiguityId first = named("stateless as declared"), second = named("stateless as amended by one");
  EXPECT_EQ(open({"stateless=narrow"})[first.value], std::vector<std::uint32_t>{0});
  EXPECT_EQ(open({"stateless=narrow"})[second.value], std::vector<std::uint32_t>{0});
  EXPECT_EQ(open({"stateless=odd"})[first.value], (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(open({"stateless=odd"})[second.value], std::vector<std::uint32_t>{1});
}

TEST_F(UnderTest, AVersionNamedAsReportsNameItIsPinnedAlone) {
  const AmbiguityId first = named("stateless as declared"), second = named("stateless as amended by one");
  const OpenReadings both = open({"stateless as declared=wide", "stateless as amended by one=narrow"});
  EXPECT_EQ(both[first.value], std::vector<std::uint32_t>{1});
  EXPECT_EQ(both[second.value], std::vector<std::uint32_t>{0});
  EXPECT_THAT(error({"stateless as declared=odd"}), HasSubstr("has no reading `odd`"));
}

TEST_F(UnderTest, ATermWithOneVersionIsNamedPlainly) {
  EXPECT_EQ(open({"urgent=ever"})[named("urgent").value], std::vector<std::uint32_t>{1});
  EXPECT_THAT(error({"urgent as declared=ever"}), HasSubstr("there is no term or clause `urgent as declared`"));
}

}  // namespace
}  // namespace proviso::answer
