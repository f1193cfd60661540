// The tables of kinds are consistent.
#include "model/kind_traits.h"

#include <gtest/gtest.h>

#include <set>

namespace proviso::model {
namespace {

TEST(KindTraits, OppositesComeInPairs) {
  std::set<std::string_view> denials;
  for (std::size_t i = 0; i < kind_traits.size(); ++i) {
    const auto kind = static_cast<ExpressionKind>(i);
    EXPECT_EQ(opposite(opposite(kind)), kind) << name(kind);
    if (is_denial(kind)) denials.insert(name(kind));
    if (opposite(kind) == kind) continue;
    EXPECT_NE(is_denial(kind), is_denial(opposite(kind))) << name(kind);
    EXPECT_NE(traits(kind).sign, traits(opposite(kind)).sign) << name(kind);
  }
  EXPECT_EQ(denials, (std::set<std::string_view>{"negation", "not_equal", "not_in", "no"}));
}

// What absence makes true denies what it makes false.
TEST(KindTraits, ADenialIsTrueOfWhatIsAbsent) {
  for (const KindTraits& kind : kind_traits) {
    if (kind.absence == Absence::satisfies) {
      ASSERT_TRUE(kind.denies) << kind.name;
      EXPECT_EQ(traits(*kind.denies).absence, Absence::spreads) << kind.name;
    }
  }
}

}  // namespace
}  // namespace proviso::model
