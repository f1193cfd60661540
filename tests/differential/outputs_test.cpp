// Random specs: whatever else is asked, in whichever order and form, what is settled is the same (outputs.h).
//
// PROVISO_SEEDS=from-to runs other seeds than those of CI (run_all outputs runs as many as are wanted).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "outputs.h"
#include "random_spec.h"
#include "shrink.h"

namespace proviso::differential {
namespace {

void compare(std::uint64_t seed, const char* which, const std::string& spec, Counts& counts) {
  OutputCare care{.seed = seed};
  const auto begun = std::chrono::steady_clock::now();
  const auto wrong = outputs_differ(spec, care, counts);
  if (std::chrono::steady_clock::now() - begun > std::chrono::seconds(20)) fmt::print("slow: seed {}{}\n", seed, which);
  if (!wrong) return;
  ++counts["disagreements"];
  Counts ignored;
  care.way = wrong->substr(0, wrong->find(": "));
  if (care.way == "as usual") care.way = "nothing else";
  const std::string least = shrink(spec, [&](const std::string& text) { return outputs_differ(text, care, ignored).has_value(); });
  ADD_FAILURE() << "seed " << seed << which << ": " << *wrong << "\n" << least << "\n" << outputs_differ(least, care, ignored).value_or("");
}

void run(std::uint64_t seed, Counts& counts) {
  ++counts["seeds"];
  const std::string spec = random_spec(seed, some_of_everything(seed));
  compare(seed, "", spec, counts);
  if (const std::string learnt = with_learnt_expectations(spec, OutputCare{}); !learnt.empty())
    compare(seed, " with what was learnt", learnt, counts);
}

TEST(Outputs, AgreeOnRandomSpecs) {
  Counts counts;
  std::uint64_t from = 1, to = 30;
  if (const char* given = std::getenv("PROVISO_SEEDS")) {
    ASSERT_EQ(std::sscanf(given, "%lu-%lu", &from, &to), 2) << "PROVISO_SEEDS is FROM-TO";
  }
  for (std::uint64_t seed = from; seed <= to; ++seed) run(seed, counts);
  for (const auto& [what, count] : counts) fmt::print("{} {}\n", count, what);
  EXPECT_GT(counts["POSSIBLE"], 0u);
  EXPECT_GT(counts["IMPOSSIBLE"], 0u);
}

}  // namespace
}  // namespace proviso::differential
