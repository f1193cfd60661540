// The evaluator against the naive one, on architectures of random specs: a guard against mistakes in what makes it
// fast.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "enumerate.h"
#include "evaluate/evaluator.h"
#include "evaluate/judge.h"
#include "naive.h"
#include "random_spec.h"
#include "shrink.h"
#include "spec_files.h"

namespace proviso::differential {
namespace {

using namespace model;
using namespace evaluate;

Selection random_selection(const Model& model, std::mt19937_64& random) {
  Selection selection;
  for (std::uint32_t i = 0; i < model.ambiguities.size(); ++i) {
    selection.push_back(static_cast<std::uint32_t>(random() % model.reading_count(AmbiguityId{i})));
  }
  return selection;
}

Scope random_scope(const Model& model, std::mt19937_64& random) {
  Scope scope = full_scope(model);
  for (std::size_t i = 0; i < scope.clauses.size(); ++i) {
    scope.clauses[i] = random() % 4 != 0;
    scope.standing[i] = random() % 4 != 0;
  }
  return scope;
}

Naive::Environment environment(const Binding& binding) { return {binding.begin(), binding.end()}; }

RuleStatus naive_status(const Naive& naive, const Model& model, const RuleInstance& instance) {
  const Rule& rule = model[instance.rule];
  const Naive::Environment env = environment(instance.binding);
  if (rule.guard.valid() && !naive.truth(rule.guard, env)) return RuleStatus::not_triggered;
  for (const ExprId exception : rule.exceptions) {
    if (naive.truth(exception, env)) return RuleStatus::excepted;
  }
  if (!naive.applies(instance.rule, env)) return RuleStatus::overridden;
  const bool holds = !rule.demand.valid() || naive.truth(rule.demand, env);
  if (holds != (rule.deontic == syntax::Deontic::must_not)) return RuleStatus::satisfied;
  return rule.deontic == syntax::Deontic::may ? RuleStatus::unused : RuleStatus::violated;
}

// What the two say of everything in one architecture: the first difference.
std::optional<std::string> compared(const Model& model, const Structure& structure, std::mt19937_64& random) {
  const Scope scope = random_scope(model, random);
  const Selection selection = random_selection(model, random);
  Evaluator evaluator(model, structure, scope, selection);
  const Naive naive(model, structure, scope, selection);
  if (const auto problems = well_formed(model, structure); !problems.empty()) return "not well-formed: " + problems[0];

  const auto formula = [&](ExprId id, const Heading& heading) -> std::optional<std::string> {
    if (!id.valid() || evaluator.holds(id) == naive.truth(id)) return std::nullopt;
    return fmt::format("`{}` is {}", heading.name, naive.truth(id));
  };
  for (const Fact& fact : model.facts) {
    if (auto found = formula(fact.formula, fact.heading)) return found;
  }
  for (const Requirement& requirement : model.requirements) {
    if (auto found = formula(requirement.formula, requirement.heading)) return found;
  }
  for (const Check& check : model.checks) {
    if (auto found = formula(check.formula, check.heading)) return found;
    if (check.formula.valid() && evaluator.why(check.formula).value != naive.truth(check.formula)) return "a reason";
  }
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (evaluator.complies(ClauseId{i}) != naive.complies(ClauseId{i})) {
      return fmt::format("`{}` is complied with: {}", model.clauses[i].heading.name, naive.complies(ClauseId{i}));
    }
    bool violated = false;
    for (const RuleInstance& instance : evaluator.instances(ClauseId{i}, 50)) {
      violated = violated || instance.status == RuleStatus::violated;
      if (instance.status != naive_status(naive, model, instance)) return fmt::format("an instance of `{}`", model.clauses[i].heading.name);
      if (instance.status != RuleStatus::overridden) continue;
      if (!naive.prevails(instance.overriding, environment(instance.overriding_binding))) {
        return fmt::format("what overrides `{}`", model.clauses[i].heading.name);
      }
    }
    if (violated == naive.complies(ClauseId{i})) return fmt::format("the instances of `{}`", model.clauses[i].heading.name);
  }
  for (std::uint32_t i = 0; i < model.rules.size(); ++i) {
    if (!is_right(model.rules[i])) continue;
    std::set<Naive::Environment> found;
    for (const Binding& binding : evaluator.applications(RuleId{i}, SIZE_MAX)) found.insert(environment(binding));
    if (found != naive.applications(RuleId{i})) return fmt::format("the right of `{}`", model[model.rules[i].clause].heading.name);
  }
  return std::nullopt;
}

std::optional<std::string> difference(const Model& model, const Structure& structure, std::mt19937_64& random) {
  try {
    return compared(model, structure, random);
  } catch (const Naive::TooSlow&) {
    return std::nullopt;
  }
}

// What an example comes to under some readings.
std::optional<std::string> judged(const Model& model, const Example& example, std::mt19937_64& random) {
  const Selection selection = random_selection(model, random);
  const Scope scope = scope_of(model, example);
  const Naive naive(model, example.structure, scope, selection);
  const Ruling ruling = evaluate::ruling(model, example, selection);
  try {
    for (std::uint32_t i = 0; i < model.facts.size(); ++i) {
      const bool broken = std::ranges::any_of(ruling.broken_facts, [&](const BrokenFact& fact) { return fact.fact == FactId{i}; });
      if (broken == naive.truth(model.facts[i].formula))
        return fmt::format("that `{}` is {} in example `{}`", model.facts[i].heading.name, broken, example.heading.name);
    }
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
      const bool breached = std::ranges::any_of(
          ruling.clauses, [&](const ClauseCompliance& clause) { return clause.clause == ClauseId{i} && !clause.complied_with; });
      if (scope.in_force(ClauseId{i}) && breached == naive.complies(ClauseId{i}))
        return fmt::format("that `{}` is complied with: {} in example `{}`", model.clauses[i].heading.name, breached, example.heading.name);
    }
  } catch (const Naive::TooSlow&) {
  }
  return std::nullopt;
}

// The first difference on the architectures of a spec: on all where they are few, else on some.
std::optional<std::string> first_difference(const Model& model, std::uint64_t seed, int samples) {
  std::mt19937_64 random(seed);
  for (const Example& example : model.examples)
    if (auto found = judged(model, example, random)) return found;
  Bounds bounds;
  bounds.numbers = {Number(0), Number(1), *Number::parse("0.5")};
  bounds.days = {20119, 20147};
  bounds.minutes = {20119 * 1440, 20147 * 1440 + 60};
  const Space space(model, bounds);
  std::optional<std::string> found;
  if (space.size(samples) <= samples) {
    space.each([&](const Structure& structure) {
      found = difference(model, structure, random);
      return found.has_value();
    });
    return found;
  }
  for (int i = 0; i < samples && !found; ++i) {
    if (const auto structure = space.sample(random)) found = difference(model, *structure, random);
  }
  return found;
}

class EvaluatorsTest : public testing::TestWithParam<std::uint64_t> {};

constexpr std::uint64_t specs_per_seed = 15;
constexpr int architectures_per_spec = 40;

TEST_P(EvaluatorsTest, Agree) {
  std::uint64_t loaded_specs = 0;
  for (std::uint64_t i = 0; i < specs_per_seed; ++i) {
    const std::uint64_t seed = GetParam() * specs_per_seed + i;
    const std::string spec = random_spec(seed, seed % 2 == 0 ? RandomSpecOptions{} : some_of_everything(seed));
    const auto loaded = load_text(spec);
    if (!loaded->ok()) continue;
    ++loaded_specs;
    const auto found = first_difference(loaded->model, seed, architectures_per_spec);
    if (!found) continue;
    const std::string small = shrink(spec, [&](const std::string& smaller) {
      const auto again = load_text(smaller);
      return again->ok() && first_difference(again->model, seed, architectures_per_spec);
    });
    FAIL() << "seed " << seed << ": the naive evaluator says " << *found << "\n" << small;
  }
  EXPECT_GE(3 * loaded_specs, specs_per_seed) << "too few of the random specs load";
}

INSTANTIATE_TEST_SUITE_P(Seeds, EvaluatorsTest, testing::Range<std::uint64_t>(0, 30));

}  // namespace
}  // namespace proviso::differential
