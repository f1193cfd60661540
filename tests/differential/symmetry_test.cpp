// Symmetry breaking rules out architectures, never a verdict or a size: the grounded engine with it and without it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "answer/oracle.h"
#include "model/load.h"
#include "random_spec.h"
#include "solve/grounded.h"

namespace proviso::differential {
namespace {

using namespace model;

struct Verdict {
  bool sat = false;
  bool minimal = false;
  std::pair<std::size_t, std::size_t> size;  // elements and tuples
  bool operator==(const Verdict&) const = default;
};

std::optional<Verdict> verdict(const Model& model, logic::Theory& theory, const solve::Query& query, bool symmetry) {
  solve::Grounded engine(theory, {.symmetry = symmetry});
  solve::Grounded::Climb climb;
  climb.largest_size = 3;
  std::uint64_t units = 10'000'000;
  const solve::Outcome outcome = engine.decide(query, climb, units, nullptr, true);
  if (std::holds_alternative<solve::Unsat>(outcome)) return Verdict{};
  const auto* sat = std::get_if<solve::Sat>(&outcome);
  if (sat == nullptr) return std::nullopt;
  const Structure found = logic::read_back(theory, sat->interpretation);
  return Verdict{true, sat->minimal, {found.size(), found.tuple_count(model)}};
}

// How many verdicts were compared.
std::size_t compare(const std::string& spec) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  const Model model = load(sources, {sources.add("spec.pvo", spec)}, diagnostics);
  if (diagnostics.has_errors()) return 0;
  const auto theory = logic::from_model(model);
  solve::Portfolio portfolio(*theory);
  const solve::Budget budget;
  answer::Oracle oracle(model, *theory, portfolio, budget);
  std::size_t compared = 0;
  for (const Check& check : model.checks) {
    const Scope scope = scope_of(model, check, std::nullopt, std::nullopt);
    const answer::Question question = answer::question_of(model, check, scope, check.open);
    const solve::Query query = oracle.query(question, answer::all_of(question), check.open);
    const auto with = verdict(model, *theory, query, true), without = verdict(model, *theory, query, false);
    if (!with || !without || (with->sat && with->minimal != without->minimal)) continue;
    EXPECT_EQ(with->sat, without->sat) << check.heading.name << " of\n" << spec;
    EXPECT_EQ(with->size, without->size) << check.heading.name << " of\n" << spec;
    ++compared;
  }
  return compared;
}

TEST(Symmetry, ChangesNothingInRandomSpecs) {
  RandomSpecOptions options;
  options.root_types = 3;
  options.numbers = false;
  options.dates = false;
  options.depth = 2;
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) compared += compare(random_spec(seed, options));
  EXPECT_GT(compared, 80u);
}

// Specs whose smallest architectures have many interchangeable elements.
TEST(Symmetry, ChangesNothingWhereMuchIsInterchangeable) {
  const auto all = [](const std::string& spec) { EXPECT_EQ(compare(spec), 3u) << spec; };
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
