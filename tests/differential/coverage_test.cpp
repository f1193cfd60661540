// Random specs use everything in the language that is not refused, and each pair of constructs of a table (interactions.cpp) meets.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "grammar_coverage.h"
#include "interactions.h"
#include "model_coverage.h"
#include "random_spec.h"

namespace proviso::differential {
namespace {

constexpr std::uint64_t seeds = 3'000;

TEST(Coverage, RandomSpecsUseTheWholeLanguage) {
  Coverage grammar = productions(), meaning = meanings(), together;
  for (const std::string& pair : interactions()) together[pair] = 0;
  EXPECT_LE(together.size(), 80u);
  std::uint64_t loaded_specs = 0;
  std::map<std::string, int> refused;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const std::string spec = random_spec(seed, some_of_everything(seed));
    const auto loaded = load_text(spec);
    if (!loaded->ok()) {
      for (const text::Diagnostic& diagnostic : loaded->diagnostics.in_order()) ++refused[std::string(text::name(diagnostic.code))];
      continue;
    }
    ++loaded_specs;
    add_productions(spec, grammar);
    add_meanings(loaded->model, meaning);
    add_interactions(loaded->model, together);
  }
  fmt::print("{} of {} random specs load\n", loaded_specs, seeds);
  for (const auto& [code, count] : refused) fmt::print("  {} {}\n", count, code);
  for (const auto& [what, all] : {std::pair("productions", &grammar), {"meanings", &meaning}, {"pairs", &together}}) {
    std::size_t used = 0;
    for (const auto& [name, count] : *all) {
      used += count > 0 ? 1 : 0;
      EXPECT_GT(count, 0u) << name;
    }
    fmt::print("{} of {} {} are used\n", used, all->size(), what);
  }
  EXPECT_GT(3 * loaded_specs, 2 * seeds) << "too few of the random specs load";
}

// What random specs need not use, since it is refused. Once it is not, this fails, and grammar_coverage.cpp is to name it.
TEST(Coverage, WhatIsLeftOutIsRefused) { EXPECT_FALSE(load_text("response type T")->ok()); }

}  // namespace
}  // namespace proviso::differential
