// Random specs, and what says the same in other words: no answer changes.
//
// PROVISO_SEEDS=from-to runs other seeds than those of CI (run_all variants runs as many as are wanted).
#include "variants.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "answer/check.h"
#include "random_spec.h"
#include "settled.h"
#include "shrink.h"
#include "spec_files.h"
#include "text/check.h"

namespace proviso::differential {
namespace {

constexpr std::uint64_t units = 200'000;

std::string word_of(const std::map<std::string, std::string>& original, std::string_view name) {
  const auto found = original.find(std::string(name));
  return found == original.end() ? std::string(name) : found->second;
}

// Nothing where it does not load, or where there is an internal error, which is put in `wrong`.
std::optional<Settled> answered(const Variant& variant, std::optional<std::string>& wrong) {
  const auto loaded = load_text(variant.spec);
  if (!loaded->ok()) return std::nullopt;
  answer::Options options;
  options.threads = 1;
  options.budget.resource_units = units;
  try {
    const Result<answer::SpecAnswer> answer = answer::answer(loaded->model, options);
    if (!answer.ok()) return std::nullopt;
    return settled(loaded->model, answer.value(), [&](std::string_view name) { return word_of(variant.original, name); });
  } catch (const InternalError& error) {
    wrong = fmt::format("{}\n{}", error.what(), error.details());
    return std::nullopt;
  }
}

void forget_units(Settled& answers) {
  answers.examples.clear();
  for (auto& [name, check] : answers.checks) check.expectations.clear();
}

std::optional<std::string> variants_differ(const std::string& spec, std::uint64_t seed, Counts& counts) {
  std::optional<std::string> wrong;
  const auto usual = answered({"as it is", spec}, wrong);
  if (wrong || !usual) return wrong;
  ++counts["specs"];
  for (const Variant& variant : variants(spec, seed)) {
    if (variant.spec == spec) continue;
    auto now = answered(variant, wrong);
    if (!now && !wrong) {
      ++counts["variants that do not load: " + variant.name];
      continue;
    }
    if (now && !variant.same_units) forget_units(*now);
    if (now) wrong = difference(*usual, *now, counts);
    if (wrong) return fmt::format("{}: {}\n{}", variant.name, *wrong, variant.spec);
    ++counts["variants: " + variant.name];
  }
  return std::nullopt;
}

void run(std::uint64_t seed, Counts& counts) {
  ++counts["seeds"];
  const std::string spec = random_spec(seed, some_of_everything(seed));
  const auto wrong = variants_differ(spec, seed, counts);
  if (!wrong) return;
  ++counts["disagreements"];
  Counts ignored;
  const std::string least = shrink(spec, [&](const std::string& text) { return variants_differ(text, seed, ignored).has_value(); });
  ADD_FAILURE() << "seed " << seed << ": " << *wrong << "\n" << least << "\n" << variants_differ(least, seed, ignored).value_or("");
}

TEST(Variants, ChangeNoAnswerOfRandomSpecs) {
  Counts counts;
  std::uint64_t from = 1, to = 40;
  if (const char* given = std::getenv("PROVISO_SEEDS")) {
    ASSERT_EQ(std::sscanf(given, "%lu-%lu", &from, &to), 2) << "PROVISO_SEEDS is FROM-TO";
  }
  for (std::uint64_t seed = from; seed <= to; ++seed) run(seed, counts);
  for (const auto& [what, count] : counts) fmt::print("{} {}\n", count, what);
  for (const Variant& variant : variants("", 1)) EXPECT_GT(counts["variants: " + variant.name], 0u) << variant.name;
}

}  // namespace
}  // namespace proviso::differential
