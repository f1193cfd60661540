#include "answer/check.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "answer/considered.h"
#include "answer/dead_rules.h"
#include "answer/expectation.h"
#include "answer/explore.h"
#include "answer/parallel.h"
#include "answer/plain_dates.h"
#include "answer/sizes.h"
#include "answer/under.h"
#include "answer/usage_oracle.h"
#include "model/usage.h"
#include "text/check.h"
#include "text/diagnostic.h"

namespace proviso::answer {

using namespace model;

namespace {

constexpr std::size_t kMostInABatch = 12;
// ... where conflicts are minimised. That takes many questions, each of which bears what was learned of all checks before it.
constexpr std::size_t kMostMinimised = 3;

// Everything that the checks of one batch share.
struct Workshop {
  const Model& model;
  const Options& options;
  std::unique_ptr<logic::Theory> theory;
  std::unique_ptr<solve::Portfolio> portfolio;
  std::unique_ptr<Oracle> oracle;
  Exceptions exceptions;

  Workshop(const Model& m, const Options& o)
      : model(m), options(o), theory(logic::from_model(m)), portfolio(std::make_unique<solve::Portfolio>(*theory, o.substitute)),
        exceptions(m, o.budget, o.substitute) {
    if (has_usage(m)) oracle = std::make_unique<UsageOracle>(m, *theory, *portfolio, o.budget);
    else oracle = std::make_unique<Oracle>(m, *theory, *portfolio, o.budget);
    oracle->tell_instances(o.instances);
  }
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

// Lines that came from one search share its witness. Each is told under readings of its own.
void complete_witnesses(Oracle& oracle, const Question& question, const Combinations& combinations, std::vector<Line>& lines) {
  for (Line& line : lines) {
    Witness* witness = witness_of(line.finding);
    if (witness == nullptr || within(only(witness->selection), line.readings, combinations.ambiguities())) continue;
    witness->selection = first_of(line.readings);
    witness->minimal = false;  // as far as is known
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Witness* witness = witness_of(lines[i].finding);
    if (witness == nullptr) continue;
    const Witness* known = nullptr;
    for (std::size_t j = 0; j < i && known == nullptr; ++j) {
      const Witness* other = witness_of(lines[j].finding);
      if (other != nullptr && other->structure == witness->structure && other->selection == witness->selection) known = other;
    }
    if (known != nullptr) *witness = *known;
    else oracle.complete(question, *witness);
  }
}

bool is_as_expected(const CheckAnswer& answer) {
  return std::ranges::all_of(answer.expectations, [](const ExpectationResult& result) { return result.met == Met::yes; });
}

bool is_undecided(const CheckAnswer& answer) {
  return std::ranges::any_of(answer.lines, [](const Line& line) { return word(line.finding) == Word::undecided; });
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
  // One that is about other readings expects nothing here.
  const auto applies = [&](const Expectation& expectation) { return intersect(open, expectation.open).has_value(); };
  const bool in_full = shop.options.minimal_conflicts || std::ranges::none_of(check.expectations, applies);
  if (!in_full) try_reasons(*shop.oracle, question, check, combinations);
  if (shop.options.rounds) shop.oracle->record(&answer.rounds);
  answer.lines = explore(*shop.oracle, question, combinations, in_full);
  shop.oracle->record(nullptr);
  answer.expectations = judge_expectations(*shop.oracle, question, check, combinations, answer.lines);
  // Of a check that is as expected neither witness nor conflict is told, unless asked for. What one way of asking leaves undecided the
  // other may settle.
  const bool told = in_full || !is_as_expected(answer);
  const bool asked_both_ways = in_full ? is_undecided(answer) : told;
  if (asked_both_ways) {
    std::vector<Line> first = std::move(answer.lines);
    std::vector<Line> second = explore(*shop.oracle, question, combinations, !in_full);
    answer.lines = in_full ? completed(std::move(first), second) : completed(std::move(second), first);
    answer.expectations = judge_expectations(*shop.oracle, question, check, combinations, answer.lines);
  }
  const auto outcome = outcomes(answer.lines, combinations);
  for (AmbiguityId a : answer.occurring)
    if (combinations.turns_on(a, outcome)) answer.turning.push_back(a);
  answer.regions = regions_of(outcome, combinations);
  if (told) {
    minimise_conflicts(*shop.oracle, question, combinations, answer.lines);
    shop.exceptions.consider(question, answer.lines);
    complete_witnesses(*shop.oracle, question, combinations, answer.lines);
    bring_dates_near(shop.model, question, combinations, answer.lines);
  }
  if (shop.options.sizes) answer.sizes = sizes_of(*shop.theory, *shop.oracle, question, open);
  return answer;
}

// What is done while something is under way.
template <typename Function>
auto during(const std::string& what, const Function& function) {
  try {
    return function();
  } catch (InternalError& error) {
    error.during(what);
    throw;
  }
}

struct Asked {
  CheckId check;
  OpenReadings open;
};

// Checks share what has been learned of the theory, and one thread at a time can use that: they are cut into batches, whose
// ends these are. What is learned decides which of several architectures or conflicts is shown, so the cuts depend on the
// number of checks and on what is asked of them, and not on the threads that there are. In a spec with usage each search learns
// for itself (answer/usage_oracle.h).
std::vector<std::size_t> batches(const Model& model, std::size_t checks, const Options& options) {
  const std::size_t most = has_usage(model) ? 1 : options.minimal_conflicts ? kMostMinimised : kMostInABatch;
  const std::size_t count = (checks + most - 1) / most;
  std::vector<std::size_t> ends;
  for (std::size_t i = 1; i <= count; ++i) ends.push_back(checks * i / count);
  return ends;
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

  SpecAnswer answer;
  for (std::uint32_t i = 0; i < model.examples.size(); ++i) {
    if (!wanted(model.examples[i].heading.name)) continue;
    answer.examples.emplace_back().example = ExampleId{i};
  }
  std::vector<Asked> checks;
  for (std::uint32_t i = 0; i < model.checks.size(); ++i) {
    if (!wanted(model.checks[i].heading.name)) continue;
    // A check that pins a reading that --under rules out is not asked.
    if (auto its = intersect(open.value(), model.checks[i].open)) checks.push_back({CheckId{i}, std::move(*its)});
  }
  answer.checks.resize(checks.size());

  const std::vector<std::size_t> ends = batches(model, checks.size(), options);
  const auto answer_batch = [&](std::size_t number) {
    Workshop shop(model, options);
    for (std::size_t i = number == 0 ? 0 : ends[number - 1]; i < ends[number]; ++i) {
      const std::string_view name = model[checks[i].check].heading.name;
      if (options.progress) options.progress(name, false);
      answer.checks[i] = during(fmt::format("check: {}", name), [&] { return answer_check(shop, checks[i].check, checks[i].open); });
      if (options.progress) options.progress(name, true);
    }
    if (number + 1 != ends.size() || !options.only.empty()) return;
    answer.dead = during("permissions that prevail nowhere",
                         [&] { return dead_rules(*shop.oracle, *shop.theory, *shop.portfolio, options.budget); });
  };
  const std::size_t threads = options.threads == 0 ? std::thread::hardware_concurrency() : options.threads;
  in_parallel(ends.size() + answer.examples.size(), threads, [&](std::size_t task) {
    if (task < ends.size()) return answer_batch(task);
    Judgement& judgement = answer.examples[task - ends.size()];
    judgement = judge(model, judgement.example, open.value());
  });
  return answer;
}

}  // namespace proviso::answer
