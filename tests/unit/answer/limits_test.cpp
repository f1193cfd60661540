// Whatever the work is, it ends soon after a bound is reached, and no bound becomes a verdict.
#include <gtest/gtest.h>

#include <time.h>

#include <algorithm>
#include <atomic>

#include "hard_specs.h"
#include "spec_model.h"

namespace proviso::answer {
namespace {

// Of this thread, so that it makes no difference what else runs on the machine.
double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

#if defined(__SANITIZE_ADDRESS__)
constexpr double slower = 10;
#else
constexpr double slower = 1;
#endif
constexpr double soon = 1 * slower;  // CPU seconds

struct Watched {
  SpecAnswer answer;
  std::uint64_t polls = 0;
  double longest_gap = 0;      // without a look at the bounds
  double after_interrupt = 0;  // from the interrupt to the end
};

Watched watched(const SpecModel& spec, Options options, std::uint64_t interrupt_at = UINT64_MAX) {
  Watched result;
  std::atomic<bool> interrupt = false;
  double last = cpu_seconds(), interrupted_at = 0;
  options.threads = 1;
  options.interrupt = &interrupt;
  options.on_poll = [&] {
    const double now = cpu_seconds();
    result.longest_gap = std::max(result.longest_gap, now - last);
    last = now;
    if (++result.polls != interrupt_at) return;
    interrupt = true;
    interrupted_at = now;
  };
  result.answer = spec.answered(options);
  result.longest_gap = std::max(result.longest_gap, cpu_seconds() - last);
  result.after_interrupt = interrupt ? cpu_seconds() - interrupted_at : 0;
  return result;
}

Options bounded_by(std::uint64_t units) {
  Options options;
  options.budget.resource_units = units;
  return options;
}

bool share_readings(const model::OpenReadings& a, const model::OpenReadings& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (std::ranges::none_of(a[i], [&](std::uint32_t reading) { return std::ranges::find(b[i], reading) != b[i].end(); })) return false;
  return true;
}

// What both have settled, they have settled alike; and all is answered.
void expect_no_contradiction(const SpecAnswer& one, const SpecAnswer& other) {
  ASSERT_EQ(one.checks.size(), other.checks.size());
  for (std::size_t i = 0; i < one.checks.size(); ++i) {
    EXPECT_FALSE(one.checks[i].lines.empty());
    for (const Line& a : one.checks[i].lines) {
      for (const Line& b : other.checks[i].lines) {
        if (word(a.finding) == Word::undecided || word(b.finding) == Word::undecided || !share_readings(a.readings, b.readings)) continue;
        EXPECT_EQ(word(a.finding), word(b.finding));
      }
    }
  }
  for (std::size_t i = 0; i < one.examples.size(); ++i) {
    ASSERT_EQ(one.examples[i].verdicts.size(), other.examples[i].verdicts.size());
    for (std::size_t j = 0; j < one.examples[i].verdicts.size(); ++j) {
      const auto a = one.examples[i].verdicts[j].outcome, b = other.examples[i].verdicts[j].outcome;
      if (a == model::VerdictOutcome::undecided || b == model::VerdictOutcome::undecided) continue;
      EXPECT_EQ(a, b);
    }
  }
}

class Limits : public ::testing::TestWithParam<HardSpec> {
 protected:
  const SpecModel spec{GetParam().text};
  const Watched reference = watched(spec, bounded_by(20'000));
};

TEST_P(Limits, BoundsAreLookedAtAgainAndAgain) { EXPECT_LT(reference.longest_gap, soon); }

TEST_P(Limits, AnInterruptEndsTheSearchAtAnyMoment) {
  for (const std::uint64_t at :
       {std::uint64_t{1}, reference.polls / 100, reference.polls / 10, reference.polls / 3, reference.polls * 9 / 10}) {
    SCOPED_TRACE(fmt::format("at {} of {}", at, reference.polls));
    if (at == 0) continue;
    const Watched stopped = watched(spec, bounded_by(20'000), at);
    EXPECT_TRUE(stopped.answer.interrupted);
    EXPECT_LT(stopped.after_interrupt, soon);
    expect_no_contradiction(stopped.answer, reference.answer);
  }
}

TEST_P(Limits, OfUnitsNoneBecomesAVerdict) {
  for (const std::uint64_t units : {1, 300, 5'000}) {
    SCOPED_TRACE(units);
    const Watched less = watched(spec, bounded_by(units));
    EXPECT_LT(less.longest_gap, soon);
    expect_no_contradiction(less.answer, reference.answer);
  }
}

TEST_P(Limits, OfMemoryNoneBecomesAVerdict) {
  for (const std::uint64_t bytes : {1'000, 200'000, 5'000'000}) {
    SCOPED_TRACE(bytes);
    Options options = bounded_by(20'000);
    options.memory = bytes;
    const Watched less = watched(spec, options);
    EXPECT_LT(less.longest_gap, soon);
    expect_no_contradiction(less.answer, reference.answer);
  }
}

INSTANTIATE_TEST_SUITE_P(HardSpecs, Limits, ::testing::ValuesIn(hard_specs()), [](const auto& info) { return info.param.name; });

std::vector<Word> outcomes(const SpecAnswer& answer) {
  std::vector<Word> result;
  for (const CheckAnswer& check : answer.checks) result.push_back(word(check.lines.at(0).finding));
  return result;
}

// One check needs far more memory than the others.
const std::string greedy_between_modest =
    "type Node { near: set Node }\nfact f : some Node n\n"
    "check small { possible without contracts }\n"
    "check large { possible (exactly 60 Node n) and (every Node n: at least 7 Node m where m in n.near) without contracts }\n"
    "check other { always some Node n without contracts }\n";

TEST(Memory, ThatRunsOutLeavesOneCheckUndecided) {
  const SpecModel spec(greedy_between_modest);
  Options options;
  options.memory = 3'000'000;
  options.threads = 1;
  const std::vector<Word> expected{Word::possible, Word::undecided, Word::holds};
  const SpecAnswer answer = spec.answered(options);
  EXPECT_EQ(outcomes(answer), expected);
  const model::Why& reason = std::get<Undecided>(answer.checks[1].lines.at(0).finding).reason;
  ASSERT_TRUE(reason.stopped);
  EXPECT_EQ(reason.stopped->by, Stopped::By::memory);
}

// Every share of the memory that batches have while they are answered side by side.
TEST(Memory, IsSharedOutSoThatThreadsMakeNoDifference) {
  std::string text = "type Node { next: set Node }\nfact f : some Node n\n";
  for (int i = 0; i < 30; ++i)
    text += fmt::format("check q{} {{ possible at least {} Node n where n in n.next without contracts }}\n", i, 2 + i % 5 * 8);
  const SpecModel spec(text);
  for (const std::uint64_t bytes : {300'000, 2'000'000, 20'000'000}) {
    Options options = bounded_by(200'000);
    options.memory = bytes;
    options.threads = 1;
    const std::vector<Word> alone = outcomes(spec.answered(options));
    options.threads = 3;
    EXPECT_EQ(outcomes(spec.answered(options)), alone);
  }
}

TEST(Designs, BrokenByOneNumberAfterTheOtherAreSaidToBe) {
  const SpecModel spec(broken_by_another_number());
  const SpecAnswer answer = spec.answered();
  const auto* undecided = std::get_if<Undecided>(&answer.checks.at(0).lines.at(0).finding);
  ASSERT_NE(undecided, nullptr);
  EXPECT_EQ(undecided->reason.what, model::Why::What::broken_by_other_values);
  ASSERT_EQ(undecided->reason.fields.size(), 1U);
  EXPECT_EQ(spec.model[undecided->reason.fields[0]].name, "cost");
}

}  // namespace
}  // namespace proviso::answer
