// What the grounded engine does to be quick changes no verdict and no size: symmetry breaking rules out architectures only, and what
// is grounded by need is all grounded in the end.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "answer/oracle/oracle.h"
#include "random_spec.h"
#include "resolve/load/load.h"
#include "solve/grounded/grounded.h"

namespace proviso::differential {
namespace {

using namespace model;
using namespace resolve;

struct Verdict {
  bool sat = false;
  bool minimal = false;
  std::pair<std::size_t, std::size_t> size;  // elements and tuples
  bool operator==(const Verdict&) const = default;
};

std::optional<Verdict> verdict(const Model& model, lower::Theory& theory, const solve::Query& query,
                               const solve::GroundedOptions& options) {
  solve::Grounded engine(theory, options);
  solve::Grounded::Climb climb;
  climb.largest_size = 3;
  std::uint64_t units = 10'000'000;
  const solve::Outcome outcome = engine.decide(query, climb, units, true);
  if (std::holds_alternative<solve::Unsat>(outcome)) return Verdict{};
  const auto* sat = std::get_if<solve::Sat>(&outcome);
  if (sat == nullptr) return std::nullopt;
  const Structure found = lower::extract_structure(theory, sat->interpretation);
  return Verdict{true, sat->minimal, {found.size(), found.tuple_count(model)}};
}

// How many verdicts were compared.
std::size_t compare(const std::string& spec, const solve::GroundedOptions& options) {
  text::Sources sources;
  const auto loaded = load(sources, {sources.add("spec.pvo", spec)});
  if (!loaded.ok()) return 0;
  const Model& model = *loaded.model;
  const auto theory = lower::from_model(model);
  solve::Portfolio portfolio(*theory);
  const solve::Budget budget;
  answer::Oracle oracle(model, *theory, portfolio, budget);
  std::size_t compared = 0;
  for (const Check& check : model.checks) {
    const Scope scope = scope_of(model, check, std::nullopt, std::nullopt);
    const answer::Question question = answer::question_of(model, check, scope, check.open);
    const solve::Query query = oracle.query(question, answer::all_of(question), check.open);
    const auto usual = verdict(model, *theory, query, {}), other = verdict(model, *theory, query, options);
    if (!usual || !other || (usual->sat && usual->minimal != other->minimal)) continue;
    EXPECT_EQ(usual->sat, other->sat) << check.heading.name << " of\n" << spec;
    EXPECT_EQ(usual->size, other->size) << check.heading.name << " of\n" << spec;
    ++compared;
  }
  return compared;
}

constexpr solve::GroundedOptions no_symmetry{.symmetry = false};
constexpr solve::GroundedOptions by_need{.most_choices = 0};

std::size_t compare_random_specs(bool numbers, const solve::GroundedOptions& options) {
  RandomSpecOptions random;
  random.root_types = 3;
  random.numbers = numbers;
  random.dates = false;
  random.depth = 2;
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) compared += compare(random_spec(seed, random), options);
  return compared;
}

TEST(GroundedOptions, NoSymmetryChangesNothingInRandomSpecs) { EXPECT_GT(compare_random_specs(false, no_symmetry), 80u); }
TEST(GroundedOptions, GroundingByNeedChangesNothingInRandomSpecs) {
  EXPECT_GT(compare_random_specs(false, by_need), 80u);
  EXPECT_GT(compare_random_specs(true, by_need), 40u);
}

// What was not looked at to the end, for want of room, is no architecture.
TEST(GroundedOptions, GroundingByNeedClaimsNothingWhereItGivesUp) {
  text::Sources sources;
  const auto loaded = load(sources, {sources.add("spec.pvo", R"(type Hole
type Pigeon { sits_in: Hole, near: set Pigeon }
fact alone : every Pigeon p, Pigeon q where p != q: p.sits_in != q.sits_in
fact apart : every Pigeon p, Pigeon q, Hole h where p != q and p.sits_in = h: not (q in p.near and q.sits_in = h)
check too_many { possible (at least 4 Pigeon p) and (at most 3 Hole h) without contracts }
)")});
  ASSERT_TRUE(loaded.ok());
  const Model& model = *loaded.model;
  const auto theory = lower::from_model(model);
  solve::Portfolio portfolio(*theory);
  const solve::Budget budget;
  const answer::Oracle oracle(model, *theory, portfolio, budget);
  const Check& check = model.checks.front();
  const answer::Question question = answer::question_of(model, check, scope_of(model, check, std::nullopt, std::nullopt), check.open);
  const solve::Query query = oracle.query(question, answer::all_of(question), check.open);
  std::size_t given_up = 0, refuted = 0;
  for (std::size_t most_gates = 20; most_gates < 1'000; most_gates += 5) {
    solve::Grounded engine(*theory, by_need);
    solve::Grounded::Climb climb;
    climb.most_gates = most_gates;
    std::uint64_t units = 10'000'000;
    const solve::Outcome outcome = engine.decide(query, climb, units, false);
    EXPECT_FALSE(std::holds_alternative<solve::Sat>(outcome)) << most_gates << " gates";
    given_up += std::holds_alternative<solve::Unknown>(outcome) ? 1 : 0;
    refuted += std::holds_alternative<solve::Unsat>(outcome) ? 1 : 0;
  }
  EXPECT_GT(given_up, 10u);
  EXPECT_GT(refuted, 10u) << "with enough gates it is refuted";
  // Nor where the budget ends while it looks at an assignment.
  std::size_t ended = 0;
  for (std::uint64_t budget = 10; budget < 4'000; budget += 10) {
    solve::Grounded engine(*theory, by_need);
    std::uint64_t units = budget;
    const solve::Outcome outcome = engine.decide(query, {}, units, false);
    EXPECT_FALSE(std::holds_alternative<solve::Sat>(outcome)) << budget << " units";
    EXPECT_LE(units, budget);
    ended += std::holds_alternative<solve::Unknown>(outcome) ? 1 : 0;
  }
  EXPECT_GT(ended, 10u);
  std::uint64_t enough = 10'000'000;
  EXPECT_TRUE(std::holds_alternative<solve::Unsat>(solve::Grounded(*theory, by_need).decide(query, {}, enough, false)));
}

// Specs whose smallest architectures have many interchangeable elements.
TEST(GroundedOptions, ChangeNothingWhereMuchIsInterchangeable) {
  const auto all = [](const std::string& spec) {
    EXPECT_EQ(compare(spec, no_symmetry), 3u) << spec;
    EXPECT_EQ(compare(spec, by_need), 3u) << spec;
  };
  all(R"(type Hole
type Pigeon { sits_in: Hole, likes: set Hole, first: bool }
fact alone : every Pigeon p, Pigeon q where p != q: p.sits_in != q.sits_in
fact dislikes : every Pigeon p: p.sits_in not in p.likes
check fits { possible (at least 4 Pigeon p) and (every Hole h: some Pigeon p: h in p.likes) without contracts }
check too_many { possible (at least 4 Pigeon p) and (at most 3 Hole h) without contracts }
check one_first { possible (exactly 2 Pigeon p: p.first) and (at least 3 Pigeon p) without contracts }
)");
  all(R"(type Node { to: set Node, colour: optional Colour }
enum Colour { red, green }
relation near(Node, Node)
individual zero: Node
fact proper : every Node m, Node n where n in m.to and exists m.colour: m.colour != n.colour
check ring { possible (every Node n: n reaches n by to) and (at least 4 Node n) and (no Node n: n in n.to) without contracts }
check paths { possible (every Node n: n is or reaches zero by to) and (exactly 2 Node n: exists n.colour) and (at least 4 Node n) without contracts }
check tournament { possible (every Node m, Node n where m != n: near(m, n) iff not near(n, m)) and (exactly 4 Node n) without contracts }
)");
}

}  // namespace
}  // namespace proviso::differential
