#include "answer/check.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "answer/asked.h"
#include "answer/considered.h"
#include "answer/expectation.h"
#include "answer/explore.h"
#include "answer/facts.h"
#include "answer/idle_parts.h"
#include "answer/idle_questions.h"
#include "answer/oracle/under.h"
#include "answer/parallel.h"
#include "answer/plain_dates.h"
#include "answer/sizes.h"
#include "answer/tuning.h"
#include "answer/usage/usage_oracle.h"
#include "evaluate/judge.h"
#include "model/usage.h"
#include "solve/query/trace.h"
#include "text/check.h"

namespace proviso::answer {

using namespace model;
using namespace evaluate;

namespace {

// State that the checks of one batch share.
struct Workshop {
  const Model& model;
  const Options& options;
  std::unique_ptr<lower::Theory> theory;
  std::unique_ptr<solve::Portfolio> portfolio;
  std::unique_ptr<Oracle> oracle;
  Exceptions exceptions;
  std::optional<Stopped> stopped;  // a task was stopped and may have left inconsistent state: nothing more may be asked here

  Workshop(const Model& m, const Options& o)
      : model(m),
        options(o),
        theory(lower::from_model(m)),
        portfolio(std::make_unique<solve::Portfolio>(*theory, o.substitute)),
        exceptions(m, o.budget, o.substitute) {
    if (has_usage(m))
      oracle = std::make_unique<UsageOracle>(m, *theory, *portfolio, o.budget);
    else
      oracle = std::make_unique<Oracle>(m, *theory, *portfolio, o.budget);
    oracle->tell_instances(o.instances);
  }

  // Runs the task. Returns false if it was stopped, or if nothing more may be asked.
  template <typename Function>
  bool attempt(const Function& function) {
    if (stopped) return false;
    try {
      function();
    } catch (const Stopped& by) {
      stopped = by;
    }
    return !stopped;
  }
};

// Describes the combinations by as few products as can be found within the limit; otherwise by those of the lines.
std::vector<OpenReadings> described(Word of, const std::vector<bool>& member, const Combinations& combinations,
                                    const std::vector<Line>& lines) {
  try {
    const Meter::Grace grace(meter(), tuning::units_of_describing);
    return combinations.cover(member);
  } catch (const Stopped&) {
    std::vector<OpenReadings> products;
    for (const Line& line : lines)
      if (word(line.finding) == of) products.push_back(line.readings);
    return products;
  }
}

std::vector<Region> regions_of(const std::vector<std::uint8_t>& outcome, const Combinations& combinations, const std::vector<Line>& lines) {
  std::vector<Region> regions;
  for (Word word : {Word::impossible, Word::fails, Word::vacuous, Word::undecided, Word::possible, Word::holds}) {
    std::vector<bool> member(outcome.size());
    for (std::size_t i = 0; i < outcome.size(); ++i) member[i] = outcome[i] == static_cast<std::uint8_t>(word);
    if (std::find(member.begin(), member.end(), true) != member.end())
      regions.push_back(Region{word, described(word, member, combinations, lines)});
  }
  return regions;
}

CheckAnswer begun(const Model& model, const Options& options, CheckId id, const OpenReadings& open) {
  CheckAnswer answer;
  answer.check = id;
  answer.scope = scope_of(model, model[id], options.as_of, options.today);
  answer.open = open;
  return answer;
}

// The answer of a check about which nothing is known.
CheckAnswer undecided(const Model& model, CheckAnswer answer, const Why& why) {
  answer.lines = {Line{answer.open, Undecided{why}}};
  answer.regions = {Region{Word::undecided, {answer.open}}};
  for (std::size_t i = 0; i < model[answer.check].expectations.size(); ++i)
    answer.expectations.push_back({i, Met::undecided, why, std::nullopt});
  return answer;
}

// Lines from one search share its witness. Each line gets a copy, completed under its own readings.
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
    if (known != nullptr)
      *witness = *known;
    else
      oracle.complete(question, *witness);
  }
}

bool is_as_expected(const CheckAnswer& answer) {
  return std::ranges::all_of(answer.expectations, [](const ExpectationResult& result) { return result.met == Met::yes; });
}

// Is some line undecided; is some line settled?
bool is_undecided(const CheckAnswer& answer) {
  return std::ranges::any_of(answer.lines, [](const Line& line) { return word(line.finding) == Word::undecided; });
}
bool is_settled(const CheckAnswer& answer) {
  return std::ranges::any_of(answer.lines, [](const Line& line) { return word(line.finding) != Word::undecided; });
}

// The increase of the counters since `before`.
std::vector<Counted> counted_since(const Meter::Counters& before) {
  std::vector<Counted> result;
  for (const auto& [what, count] : meter().counters()) {
    const auto then = before.find(what);
    const std::uint64_t more = count - (then == before.end() ? 0 : then->second);
    if (more > 0) result.push_back({what, more});
  }
  return result;
}

CheckAnswer answer_check(Workshop& shop, CheckId id, const OpenReadings& open) {
  const Check& check = shop.model[id];
  CheckAnswer answer = begun(shop.model, shop.options, id, open);
  const Question question = question_of(shop.model, check, answer.scope, open);
  for (AmbiguityId a : question.occurrence.ambiguities)
    if (open[a.value].size() > 1) answer.occurring.push_back(a);
  if (!Combinations::countable(open, answer.occurring))
    return undecided(shop.model, std::move(answer), why(Why::What::too_many_combinations));
  const Combinations combinations(open, answer.occurring);
  // An expectation about other readings does not apply here.
  const auto applies = [&](const Expectation& expectation) { return intersect(open, expectation.open).has_value(); };
  const bool in_full = shop.options.minimal_conflicts || std::ranges::none_of(check.expectations, applies);
  const std::uint64_t begun_at = meter().units();
  const Meter::Counters counters = meter().counters();
  SearchTrace trace;
  std::optional<solve::Tracing> tracing;
  if (shop.options.statistics) tracing.emplace(trace);
  const std::uint64_t answering = tuning::budgets_of_answering * shop.options.budget.resource_units + tuning::units_of_asking;
  std::optional<Meter::Slice> bound(std::in_place, meter(), answering);
  const auto explored = [&](bool fully) {
    Explored found = explore(*shop.oracle, question, combinations, fully);
    shop.stopped = found.stopped;
    return std::move(found.lines);
  };
  const auto judge = [&] {
    answer.expectations = judge_expectations(*shop.oracle, question, check, combinations, answer.lines, shop.stopped);
  };
  if (!in_full && !shop.attempt([&] { try_reasons(*shop.oracle, question, check, combinations); }))
    return undecided(shop.model, std::move(answer), why(*shop.stopped));
  if (shop.options.rounds) shop.oracle->record(&answer.rounds);
  answer.lines = explored(in_full);
  shop.oracle->record(nullptr);
  judge();
  // A check that is as expected shows neither witness nor conflict, unless requested. The second way of asking may decide what the
  // first leaves undecided.
  const bool told = in_full || !is_as_expected(answer);
  const bool both_ways = in_full ? is_undecided(answer) : told && is_settled(answer);
  if (both_ways && !shop.stopped) {
    bound.emplace(meter(), answering);
    std::vector<Line> first = std::move(answer.lines);
    std::vector<Line> second = explored(!in_full);
    answer.lines = in_full ? completed(std::move(first), second) : completed(std::move(second), first);
    judge();
  }
  const auto outcome = outcomes(answer.lines, combinations);
  for (AmbiguityId a : answer.occurring)
    if (combinations.turns_on(a, outcome)) answer.turning.push_back(a);
  answer.regions = regions_of(outcome, combinations, answer.lines);
  const std::uint64_t telling = tuning::units_of_telling + (meter().units() - begun_at);
  bound.reset();
  const auto tell = [&](const auto& function) {
    shop.attempt([&] {
      within_units(telling, [&] {
        function();
        return true;
      });
    });
  };
  if (told) {
    tell([&] { minimise_conflicts(*shop.oracle, question, combinations, answer.lines, telling); });
    tell([&] { shop.exceptions.consider(question, answer.lines); });
    tell([&] { complete_witnesses(*shop.oracle, question, combinations, answer.lines); });
    tell([&] { bring_dates_near(shop.model, question, combinations, answer.lines); });
  }
  if (shop.options.sizes) tell([&] { answer.sizes = sizes_of(*shop.theory, *shop.oracle, question, open); });
  if (told) add_facts(shop.model, shop.options.facts, answer);
  if (shop.options.statistics) answer.statistics = counted_since(counters);
  answer.trace = std::move(trace);
  return answer;
}

// Runs a function on scope exit.
template <typename Function>
auto during(const std::string& what, const Function& function) {
  try {
    return function();
  } catch (InternalError& error) {
    error.during(what);
    throw;
  }
}

// Answers checks one after another.
class Batch {
 public:
  Batch(const Model& model, const Options& options) : model_(model), options_(options) {}

  // A check that ran out of memory, possibly because of lemmas of earlier checks, is answered again in a new workshop.
  CheckAnswer answer(const AskedCheck& asked) {
    const bool shares = shop_ != nullptr;
    CheckAnswer answer = answer_once(asked);
    if (!shares || !out_of_memory_) return answer;
    out_of_memory_ = false;
    return answer_once(asked);
  }

  // Computes what can be settled within the limit; nothing if a limit is reached.
  template <typename Function>
  Warnings warnings(const Function& found) {
    try {
      const Meter::Slice bound(meter(), options_.budget.resource_units);
      return found(shop());
    } catch (const Stopped& by) {
      stop(by);
    }
    return {};
  }

  bool out_of_memory() const { return out_of_memory_; }

 private:
  CheckAnswer answer_once(const AskedCheck& asked) {
    std::optional<CheckAnswer> answer;
    try {
      answer = answer_check(shop(), asked.check, asked.open);
      if (shop().stopped) stop(*shop().stopped);
    } catch (const Stopped& by) {
      stop(by);
      answer = undecided(model_, begun(model_, options_, asked.check, asked.open), why(by));
    }
    return std::move(*answer);
  }

  void stop(const Stopped& by) {
    out_of_memory_ = out_of_memory_ || by.by == Stopped::By::memory;
    shop_.reset();
  }

  Workshop& shop() {
    if (shop_ == nullptr) shop_ = std::make_unique<Workshop>(model_, options_);
    return *shop_;
  }

  const Model& model_;
  const Options& options_;
  std::unique_ptr<Workshop> shop_;
  bool out_of_memory_ = false;
};

// Checks share lemmas about the theory, which one thread at a time can use. They are therefore divided into batches; the result
// contains the end of each batch. Lemmas influence which of several architectures or conflicts is shown, so the division depends on the
// number of checks and on the options, and not on the number of threads. In a spec with usage, each search has its own lemmas
// (answer/usage/usage_oracle.h).
std::vector<std::size_t> batches(const Model& model, std::size_t checks, const Options& options) {
  const std::size_t most = has_usage(model) ? 1 : options.minimal_conflicts ? tuning::most_minimised_in_a_batch : tuning::most_in_a_batch;
  const std::size_t count = (checks + most - 1) / most;
  std::vector<std::size_t> ends;
  for (std::size_t i = 1; i <= count; ++i) ends.push_back(checks * i / count);
  return ends;
}

// The subjects that were examined for warnings: all clauses and requirements, unless only some checks are selected.
std::vector<Subject> subjects(const Model& model, const SpecAnswer& answer, const Options& options) {
  std::vector<Subject> result;
  for (const CheckAnswer& check : answer.checks) result.emplace_back(check.check);
  if (!options.only.empty()) return result;
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) result.emplace_back(ClauseId{i});
  for (std::uint32_t i = 0; i < model.requirements.size(); ++i) result.emplace_back(RequirementId{i});
  return result;
}

}  // namespace

Result<SpecAnswer> answer(const Model& model, const Options& options) {
  const Result<Asked> selected = asked(model, {options.only, options.under});
  if (!selected) return selected.error();
  const std::vector<AskedCheck>& checks = selected.value().checks;

  SpecAnswer answer;
  for (const ExampleId id : selected.value().examples) answer.examples.emplace_back().example = id;
  answer.checks.resize(checks.size());
  std::vector<std::size_t> ends = batches(model, checks.size(), options);
  if (ends.empty() && options.warnings && options.only.empty()) ends.push_back(0);  // for the warnings alone
  std::vector<Warnings> warnings(ends.size());
  Warnings all;
  for (const AskedCheck& one : checks) append(all, idle_expectations(model, one.check, selected.value().open));
  for (const Judgement& judgement : answer.examples) append(all, idle_expectations(model, judgement.example, selected.value().open));

  // Returns false if the batch needs more memory than it may use while other batches run.
  const auto answer_batch = [&](std::size_t number, std::uint64_t bytes) {
    Meter meter({options.interrupt, UINT64_MAX, bytes, options.on_poll});
    const Meter::Use use(meter);
    Batch batch(model, options);
    warnings[number] = {};
    const std::size_t first = number == 0 ? 0 : ends[number - 1];
    for (std::size_t i = first; i < ends[number]; ++i) {
      const std::string_view name = model[checks[i].check].heading.name;
      if (options.progress) options.progress(name, false);
      answer.checks[i] = during(fmt::format("check: {}", name), [&] { return batch.answer(checks[i]); });
      if (options.progress) options.progress(name, true);
      if (batch.out_of_memory() && bytes < options.memory) return false;
    }
    if (options.warnings) {
      during("what asks for nothing", [&] {
        for (std::size_t i = first; i < ends[number]; ++i)
          append(warnings[number], batch.warnings([&](Workshop& shop) {
            return idle_question(*shop.oracle, *shop.theory, *shop.portfolio, answer.checks[i]);
          }));
        if (number + 1 == ends.size() && options.only.empty())
          append(warnings[number], batch.warnings([](Workshop& shop) { return idle_parts(*shop.oracle, *shop.theory, *shop.portfolio); }));
      });
    }
    return !batch.out_of_memory() || bytes == options.memory;
  };
  const auto judge_example = [&](Judgement& judgement) {
    Meter meter({options.interrupt, options.budget.resource_units, options.memory, options.on_poll});
    const Meter::Use use(meter);
    judgement = evaluate::judge(model, judgement.example, selected.value().open);
  };
  // Parallel batches share the memory. A batch that needs more is answered again, alone and with all of the memory, so the number of
  // threads does not change the answer.
  const std::size_t threads = options.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.threads;
  const std::uint64_t share = options.memory / std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, ends.size()));
  std::vector<char> done(ends.size(), 1);
  in_parallel(ends.size() + answer.examples.size(), threads, [&](std::size_t task) {
    if (task < ends.size())
      done[task] = answer_batch(task, share) ? 1 : 0;
    else
      judge_example(answer.examples[task - ends.size()]);
  });
  for (std::size_t number = 0; number < ends.size(); ++number)
    if (!done[number]) answer_batch(number, options.memory);
  answer.interrupted = options.interrupt != nullptr && options.interrupt->load();
  for (Warnings& some : warnings) append(all, std::move(some));
  if (options.warnings) answer.warnings = told(model, all, subjects(model, answer, options));
  return answer;
}

}  // namespace proviso::answer
