// Random specs: the engines, the census and cvc5 agree (comparison.h says on what).
//
// PROVISO_SEEDS=from-to runs other seeds than those of CI, each with less care (run_all runs as many as are wanted).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "comparison.h"
#include "cvc5.h"
#include "random_spec.h"
#include "shrink.h"

namespace proviso::differential {
namespace {

RandomSpecOptions small() {
  RandomSpecOptions options;
  options.root_types = 2;
  options.fields = 1;
  options.definitions = 2;
  options.clauses = 2;
  options.depth = 2;
  return options;
}

RandomSpecOptions very_small() {
  RandomSpecOptions options = small();
  options.definitions = 1;
  options.facts = 1;
  options.requirements = 1;
  options.checks = 1;
  return options;
}

// Runs one seed; what disagrees is shown as small as it can be made.
void run(std::uint64_t seed, RandomSpecOptions options, const Care& care, Counts& counts) {
  options.numbers = seed % 3 == 0;
  options.dates = seed % 6 == 0;
  const std::string spec = random_spec(seed, options);
  ++counts["seeds"];
  const auto wrong = disagreement(spec, care, counts);
  if (!wrong) return;
  ++counts["disagreements"];
  Counts ignored;
  const std::string least = shrink(spec, [&](const std::string& text) { return disagreement(text, care, ignored).has_value(); });
  ADD_FAILURE() << "seed " << seed << ": " << *wrong << "\n" << least << "\n" << disagreement(least, care, ignored).value_or("");
}

void print(const Counts& counts) {
  for (const auto& [what, count] : counts) fmt::print("{} {}\n", count, what);
}

TEST(Engines, AgreeWithTheCensus) {
  Counts counts;
  std::uint64_t from = 1, to = 60;
  if (const char* given = std::getenv("PROVISO_SEEDS")) {
    ASSERT_EQ(std::sscanf(given, "%lu-%lu", &from, &to), 2) << "PROVISO_SEEDS is FROM-TO";
    for (std::uint64_t seed = from; seed <= to; ++seed) {
      const Care care{.most_structures = 500,
                      .largest_size = 2,
                      .units = 300'000,
                      .quantified = seed % 8 == 0,
                      .larger = seed % 4 == 0,
                      .ordered_names = seed % 2 == 0,
                      .cvc5 = seed % 50 == 0 && cvc5_is_installed() ? 500u : 0u};
      run(seed, very_small(), care, counts);
    }
    print(counts);
    return;
  }
  for (std::uint64_t seed = from; seed <= to; ++seed) run(seed, small(), Care{.units = 1'000'000}, counts);
  print(counts);
  EXPECT_GT(counts["satisfiable"], 0u);
  EXPECT_GT(counts["refuted at every size by the grounded engine"] + counts["refuted up to a size by the grounded engine"], 0u);
}

// On what they once disagreed on, too, wherever the budget ends.
TEST(Engines, AgreeOnRegressions) {
  Counts counts;
  for (const auto& file : std::filesystem::directory_iterator(PROVISO_SOURCE_DIR "/tests/regress")) {
    if (file.path().extension() != ".pvo") continue;
    std::ifstream in(file.path());
    const std::string spec(std::istreambuf_iterator<char>(in), {});
    for (std::uint64_t units : {2'000, 20'000, 200'000}) {
      const auto wrong = disagreement(spec, Care{.largest_size = 2, .units = units}, counts);
      EXPECT_FALSE(wrong) << file.path() << ": " << *wrong;
    }
  }
  print(counts);
  EXPECT_GT(counts["questions"], 0u);
}

TEST(Engines, AgreeWithCvc5) {
  if (!cvc5_is_installed()) GTEST_SKIP() << "cvc5 is not installed";
  Counts counts;
  const Care care{.most_structures = 500, .largest_size = 2, .units = 300'000, .quantified = false, .larger = false, .cvc5 = 1'000};
  for (std::uint64_t seed = 1; seed <= 60; ++seed) run(seed, very_small(), care, counts);
  print(counts);
  EXPECT_GT(counts["satisfiable by cvc5"], 0u);
  EXPECT_GT(counts["refuted by cvc5"], 0u);
}

}  // namespace
}  // namespace proviso::differential
