// What must come of a change to a spec with usage, whatever the spec: no enumeration is needed to know it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <vector>

#include "answer/check.h"
#include "answer/oracle/readings.h"
#include "resolve/load/load.h"
#include "usage_specs.h"

namespace proviso::differential {
namespace {

using namespace model;
using namespace resolve;

constexpr std::uint64_t seeds = 40;
constexpr const char* bare_check = "check changed { possible with at most 2 End, 2 Call }\n";

// The outcome of the last check under each combination of readings; none where the spec has a mistake.
std::vector<answer::Word> outcomes(const std::string& spec) {
  text::Sources sources;
  const auto loaded = load(sources, {sources.add("usage.pvo", spec)});
  if (!loaded.ok()) return {};
  const Model& model = *loaded.model;
  answer::Options options;
  options.budget.resource_units = 20'000'000;
  options.only = {std::string(model.checks.back().heading.name)};
  const auto answered = answer::answer(model, options);
  if (!answered.ok()) return {};
  const answer::CheckAnswer& check = answered.value().checks.back();
  const answer::Combinations combinations(check.open, check.occurring);
  std::vector<answer::Word> result;
  for (std::size_t i = 0; i < combinations.count(); ++i)
    for (const answer::Line& line : check.lines)
      if (combinations.contains(line.readings, i)) result.push_back(answer::word(line.finding));
  return result;
}

// Random specs without their checks.
std::string declarations(std::uint64_t seed) {
  const std::string spec = random_usage_spec(seed);
  return spec.substr(0, spec.find("check "));
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) text.replace(at, what.size(), by);
  return text;
}

// Compares each spec, as `first` and as `second` make it; `allowed` of each pair of decided outcomes. How many were `telling`:
// those of which the change was asked something.
void compare(const std::function<std::string(const std::string&)>& first, const std::function<std::string(const std::string&)>& second,
             const std::function<bool(answer::Word, answer::Word)>& allowed, answer::Word telling) {
  std::size_t told = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const std::string before = first(declarations(seed)), after = second(declarations(seed));
    const std::vector<answer::Word> a = outcomes(before), b = outcomes(after);
    if (a.empty() || b.size() != a.size()) continue;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] == answer::Word::undecided || b[i] == answer::Word::undecided) continue;
      if (a[i] == telling) ++told;
      EXPECT_TRUE(allowed(a[i], b[i])) << "seed " << seed << ", combination " << i << ": " << answer::text(a[i]) << ", then "
                                       << answer::text(b[i]) << "\n"
                                       << after;
    }
  }
  EXPECT_GT(told, 3U);
}

TEST(UsageChanges, AFurtherDemandOnSomeUsageNeverMakesADesignAdmissible) {
  compare([](const std::string& spec) { return spec + bare_check; },
          [](const std::string& spec) { return spec + "requirement further can: some Call c: c.new and c.to.ok\n" + bare_check; },
          [](answer::Word before, answer::Word after) { return before != answer::Word::impossible || after == answer::Word::impossible; },
          answer::Word::impossible);
}

// Nothing is asked of some usage here, and nothing happening at all satisfies every fact of these specs.
TEST(UsageChanges, AStrongerFactOnUsageNeverCreatesABreach) {
  const auto unasked = [](const std::string& spec) {
    std::string result;
    for (std::size_t at = 0; at < spec.size();) {
      const std::size_t end = spec.find('\n', at);
      const std::string line = spec.substr(at, end - at + 1);
      if (line.find(" can:") == std::string::npos) result += line;
      at = end + 1;
    }
    return result;
  };
  compare([&](const std::string& spec) { return unasked(spec) + bare_check; },
          [&](const std::string& spec) { return unasked(spec) + "fact stronger : every Call c: c.new and c.to.ok\n" + bare_check; },
          [](answer::Word before, answer::Word after) { return before != answer::Word::possible || after == answer::Word::possible; },
          answer::Word::possible);
}

TEST(UsageChanges, ASpecThatIsAllDesignHasThePlainVerdict) {
  const auto plain = [](std::string spec) {
    for (const char* word : {"usage type", "usage relation"}) spec = replaced(spec, word, std::string(word).substr(6));
    for (const char* mode : {" can:", " always:"}) spec = replaced(spec, mode, " :");
    return spec;
  };
  compare([&](const std::string& spec) { return plain(spec) + bare_check; },
          [&](const std::string& spec) { return plain(spec) + "usage type Unmentioned\n" + bare_check; },
          [](answer::Word before, answer::Word after) { return before == after; }, answer::Word::impossible);
}

}  // namespace
}  // namespace proviso::differential
