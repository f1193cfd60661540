#include "enumerate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "evaluate/evaluator.h"
#include "resolve/load/load.h"
#include "shrink.h"

namespace proviso::differential {
namespace {

using namespace model;
using namespace evaluate;
using namespace resolve;

struct Spec {
  explicit Spec(const std::string& text) {
    auto loaded = load(sources, {sources.add("spec.pvo", text)});
    EXPECT_TRUE(loaded.ok()) << text;
    if (loaded.model) model = std::move(*loaded.model);
  }
  text::Sources sources;
  Model model;
};

// How many architectures there are with up to two elements of each type; each is looked at for being one, and for being
// new.
std::size_t count(const std::string& text) {
  const Spec spec(text);
  const Space space(spec.model, {});
  std::vector<Structure> seen;
  space.each([&](const Structure& structure) {
    EXPECT_EQ(well_formed(spec.model, structure), std::vector<std::string>());
    EXPECT_EQ(std::ranges::find(seen, structure), seen.end());
    seen.push_back(structure);
    return false;
  });
  EXPECT_EQ(space.size(), static_cast<double>(seen.size()));
  return seen.size();
}

TEST(EnumerateTest, GoesThroughEveryArchitecture) {
  EXPECT_EQ(count("enum E { a, b }"), 1U);
  EXPECT_EQ(count("type T"), 3U);
  EXPECT_EQ(count("type T relation r(T, T)"), 1U + 2 + 16);
  EXPECT_EQ(count("type T { up: bool }"), 1U + 2 + 4);
  EXPECT_EQ(count("enum E { a, b } type T { e: E }"), 1U + 2 + 4);
  EXPECT_EQ(count("enum E { a, b } type T { e: optional E }"), 1U + 3 + 9);
  EXPECT_EQ(count("enum E { a, b } type T { e: set E }"), 1U + 4 + 16);
  EXPECT_EQ(count("enum E { a, b } type T { e: some E }"), 1U + 3 + 9);
  EXPECT_EQ(count("type T { next_one: T }"), 1U + 1 + 4);
  EXPECT_EQ(count("type T { n: int }"), 1U + 2 + 4);
  EXPECT_EQ(count("type T { of: U } type U"), 3U + (0 + 1 + 2) + (0 + 1 + 4));
}

TEST(EnumerateTest, TypesAndIndividuals) {
  EXPECT_EQ(count("type T type S is T"), 9U);
  EXPECT_EQ(count("type T ordered type S is T"), 3U * 3 - 4 + 2 + 3 + 3 + 6);  // arrangements of each pair of numbers
  EXPECT_EQ(count("type T individual a: T"), 2U);
  EXPECT_EQ(count("type T individual a, b: T"), 1U);
  EXPECT_EQ(count("type T ordered individual a: T"), 1U + 2);
  EXPECT_EQ(count("type T type S is T individual a: T"), 2U * 3 + 3 * 2);
}

TEST(EnumerateTest, SizesAreBounded) {
  const Spec spec("type T type U");
  Bounds bounds;
  bounds.most_of[TypeId{0}] = 5;
  EXPECT_EQ(Space(spec.model, bounds).size(), 6.0 * 3.0);
}

TEST(EnumerateTest, TheCensusCountsTheSmallest) {
  const Spec spec("type T { up: bool } fact two : some T x, T y where x != y: x.up iff y.up");
  const Space space(spec.model, {});
  const Scope scope = full_scope(spec.model);
  const Census found = census(spec.model, space, [&](const Structure& structure) {
    return Evaluator(spec.model, structure, scope, {}).holds(spec.model.facts[0].formula);
  });
  EXPECT_EQ(found.structures, 7U);
  EXPECT_EQ(found.satisfying, 2U);
  EXPECT_EQ(found.size, 2U);
  EXPECT_EQ(found.tuples, 0U);
  EXPECT_EQ(found.minimal, 1U);
}

TEST(EnumerateTest, SamplesAreArchitectures) {
  const Spec spec("type T { next_one: T, of: set U } type U ordered individual u: U relation r(T, U)");
  const Space space(spec.model, {});
  std::mt19937_64 random(3);
  for (int i = 0; i < 50; ++i) {
    const auto structure = space.sample(random);
    ASSERT_TRUE(structure);
    EXPECT_EQ(well_formed(spec.model, *structure), std::vector<std::string>());
  }
}

TEST(ShrinkTest, LeavesOnlyWhatFails) {
  const std::string spec =
      "type T {\n  up: bool\n}\nfact f1 : (every T x where (x.up): (x.up and (bad(x) or true)))\n"
      "contract k from 2025-01-01 {\n  clause c {\n    every T x must (x.up)\n  }\n}\n";
  EXPECT_EQ(shrink(spec, [](const std::string& text) { return text.find("bad(x)") != std::string::npos; }), "fact f1 : bad(x)\n");
  EXPECT_EQ(shrink(spec, [](const std::string& text) { return text.find("clause c") != std::string::npos; }), "  clause c {\n");
}

}  // namespace
}  // namespace proviso::differential
