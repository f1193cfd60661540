// The search for admissible designs against all designs with all their usages, enumerated by the evaluator.
//
// The checks limit every type, so that what is enumerated is all there is: the two must agree, save where the search is
// undecided. PROVISO_SEEDS=from-to runs other seeds than those of CI.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <map>

#include "answer/check.h"
#include "answer/oracle/readings.h"
#include "enumerate.h"
#include "resolve/load/load.h"
#include "shrink.h"
#include "usage_census.h"
#include "usage_specs.h"

namespace proviso::differential {
namespace {

using namespace model;
using namespace resolve;

constexpr double most_structures = 60'000;

struct Counts {
  std::size_t asked = 0, undecided = 0, of_every_size = 0;
  std::map<answer::Word, std::size_t> outcomes;
};

std::optional<std::string> difference(const std::string& spec, Counts& counts) {
  text::Sources sources;
  const auto loaded = load(sources, {sources.add("usage.pvo", spec)});
  if (!loaded.ok()) return std::nullopt;
  const Model& model = *loaded.model;
  Bounds bounds;
  bounds.most = 2;
  for (const Check& check : model.checks)
    for (const Limit& limit : check.limits) bounds.most_of[limit.type] = static_cast<std::size_t>(limit.count);
  const Space space(model, bounds);
  if (space.size() > most_structures) return std::nullopt;
  answer::Options options;
  options.budget.resource_units = 20'000'000;
  const auto answered = answer::answer(model, options);
  if (!answered.ok()) return answered.error().message;
  for (const answer::CheckAnswer& answer : answered.value().checks) {
    const Check& check = model[answer.check];
    const answer::Combinations combinations(answer.open, answer.occurring);
    for (std::size_t i = 0; i < combinations.count(); ++i) {
      const auto line = std::ranges::find_if(answer.lines, [&](const answer::Line& l) { return combinations.contains(l.readings, i); });
      const answer::Word word = answer::word(line->finding);
      ++counts.asked;
      ++counts.outcomes[word];
      const auto [admissible, asked] = enumerated(model, space, check, answer.scope, combinations.selection(i));
      answer::Word expected = asked ? answer::Word::possible : answer::Word::impossible;
      if (check.always) expected = asked ? answer::Word::fails : admissible ? answer::Word::holds : answer::Word::vacuous;
      if (word == answer::Word::undecided) {
        ++counts.undecided;
      } else if (word != expected) {
        return fmt::format("{}: {}, but {} by enumeration", check.heading.name, answer::text(word), answer::text(expected));
      }
    }
  }
  return std::nullopt;
}

void tell(const Counts& counts) {
  fmt::print("{} asked, {} undecided;", counts.asked, counts.undecided);
  for (const auto& [word, count] : counts.outcomes) fmt::print(" {} {}", count, answer::text(word));
  fmt::print("\n");
}

TEST(Usage, SpecsAgreeWithAllDesignsAndUsages) {
  Counts counts;
  for (const std::string& spec : usage_specs()) {
    const std::size_t before = counts.asked;
    const auto found = difference(spec, counts);
    EXPECT_FALSE(found) << found.value_or("") << "\n" << spec;
    EXPECT_GT(counts.asked, before) << spec;
  }
  tell(counts);
  EXPECT_EQ(counts.undecided, 0U);
}

// Every fourth seed: the parts run side by side.
class RandomUsage : public testing::TestWithParam<std::uint64_t> {};
constexpr std::uint64_t parts = 4;

TEST_P(RandomUsage, AgreesWithAllDesignsAndUsages) {
  std::uint64_t from = 1, to = 60;
  if (const char* given = std::getenv("PROVISO_SEEDS")) std::sscanf(given, "%lu-%lu", &from, &to);
  Counts counts;
  for (std::uint64_t seed = from + GetParam(); seed <= to; seed += parts) {
    const std::string spec = random_usage_spec(seed);
    const auto found = difference(spec, counts);
    if (!found) continue;
    Counts ignored;
    const std::string least = shrink(spec, [&](const std::string& text) { return difference(text, ignored).has_value(); });
    ADD_FAILURE() << "seed " << seed << ": " << *found << "\n" << least << "\n" << difference(least, ignored).value_or("");
  }
  tell(counts);
  EXPECT_GT(counts.outcomes[answer::Word::possible], 0U);
  EXPECT_GT(counts.outcomes[answer::Word::impossible], 0U);
  EXPECT_LT(counts.undecided * 20, counts.asked);
}
INSTANTIATE_TEST_SUITE_P(Parts, RandomUsage, testing::Range<std::uint64_t>(0, parts));

}  // namespace
}  // namespace proviso::differential
