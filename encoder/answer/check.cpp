#include "answer/check.h"

#include <algorithm>

#include <fmt/format.h>

#include "answer/dead_rules.h"
#include "answer/expectation.h"
#include "answer/explore.h"
#include "answer/under.h"
#include "text/diagnostic.h"

namespace proviso::answer {

using namespace model;

namespace {

// Everything that the checks of one spec share.
struct Workshop {
  const Model& model;
  const Options& options;
  std::unique_ptr<logic::Theory> theory;
  std::unique_ptr<solve::Portfolio> portfolio;
  Oracle oracle;

  Workshop(const Model& m, const Options& o)
      : model(m), options(o), theory(logic::from_model(m)), portfolio(std::make_unique<solve::Portfolio>(*theory)),
        oracle(m, *theory, *portfolio, o.budget) {}
};

std::vector<Region> regions_of(const std::vector<std::uint8_t>& outcome, const Combinations& combinations) {
  std::vector<Region> regions;
  for (Word word : {Word::impossible, Word::fails, Word::vacuous, Word::undecided, Word::possible, Word::holds}) {
    std::vector<bool> member(outcome.size());
    for (std::size_t i = 0; i < outcome.size(); ++i) member[i] = outcome[i] == static_cast<std::uint8_t>(word);
    if (std::find(member.begin(), member.end(), true) != member.end())
      regions.push_back(Region{word, combinations.cover(member)});
  }
  return regions;
}

CheckAnswer answer_check(Workshop& shop, CheckId id, const OpenReadings& open) {
  const Check& check = shop.model[id];
  CheckAnswer answer;
  answer.check = id;
  answer.scope = scope_of(shop.model, check, shop.options.as_of, shop.options.today);
  answer.open = open;
  const Question question = question_of(shop.model, check, answer.scope, open);
  for (AmbiguityId a : question.occurrence.ambiguities)
    if (open[a.value].size() > 1) answer.occurring.push_back(a);
  if (!Combinations::countable(open, answer.occurring)) {
    answer.lines.push_back(Line{open, Undecided{"there are more than four million combinations of readings; pin some with `under`"}});
    answer.regions.push_back(Region{Word::undecided, {open}});
    for (std::size_t i = 0; i < check.expectations.size(); ++i)
      answer.expectations.push_back({i, Met::undecided, "there are too many combinations of readings", std::nullopt});
    return answer;
  }
  const Combinations combinations(open, answer.occurring);
  const bool in_full = shop.options.minimal_conflicts || check.expectations.empty();
  answer.lines = explore(shop.oracle, question, combinations, in_full);
  const auto outcome = outcomes(answer.lines, combinations);
  for (AmbiguityId a : answer.occurring)
    if (combinations.turns_on(a, outcome)) answer.turning.push_back(a);
  answer.regions = regions_of(outcome, combinations);
  answer.expectations = judge_expectations(shop.oracle, question, check, combinations, answer.lines);
  const auto as_expected = [](const ExpectationResult& result) { return result.met == Met::yes; };
  if (!in_full && !std::ranges::all_of(answer.expectations, as_expected))
    answer.lines = explore(shop.oracle, question, combinations, true);
  if (in_full || !std::ranges::all_of(answer.expectations, as_expected))
    minimise_conflicts(shop.oracle, question, combinations, answer.lines);
  return answer;
}

std::optional<Error> unknown_name(const Model& model, const std::vector<std::string>& only) {
  std::vector<std::string_view> names;
  for (const Check& check : model.checks) names.push_back(check.heading.name);
  for (const Example& example : model.examples) names.push_back(example.heading.name);
  for (const std::string& name : only) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const std::string suggestion = text::did_you_mean(name, names);
    return Error{fmt::format("there is no check or example `{}`{}{}", name, suggestion.empty() ? "" : "; ", suggestion)};
  }
  return std::nullopt;
}

}  // namespace

Result<SpecAnswer> answer(const Model& model, const Options& options) {
  if (auto error = unknown_name(model, options.only)) return *error;
  auto open = open_under(model, options.under);
  if (!open.ok()) return open.error();
  const auto wanted = [&](std::string_view name) {
    return options.only.empty() || std::find(options.only.begin(), options.only.end(), name) != options.only.end();
  };
  const auto progress = [&](std::string_view name) {
    if (options.progress) options.progress(name);
  };

  SpecAnswer answer;
  for (std::uint32_t i = 0; i < model.examples.size(); ++i) {
    if (!wanted(model.examples[i].heading.name)) continue;
    answer.examples.push_back(judge(model, ExampleId{i}, open.value()));
  }
  std::optional<Workshop> shop;
  for (std::uint32_t i = 0; i < model.checks.size(); ++i) {
    const Check& check = model.checks[i];
    if (!wanted(check.heading.name)) continue;
    const auto its = intersect(open.value(), check.open);
    if (!its) continue;  // the check pins a reading that --under rules out
    progress(check.heading.name);
    if (!shop) shop.emplace(model, options);
    answer.checks.push_back(answer_check(*shop, CheckId{i}, *its));
  }
  if (shop && options.only.empty()) answer.dead = dead_rules(model, *shop->theory, *shop->portfolio, options.budget);
  return answer;
}

}  // namespace proviso::answer
