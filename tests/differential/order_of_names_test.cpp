// The instantiating engine with names in an order from the first model on, and without any order: on random specs that say the same,
// or almost the same, of several individuals and of so many other things.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "../support/asked.h"
#include "random_vocabulary.h"
#include "solve/mbqi/mbqi.h"

namespace proviso::differential {
namespace {

using random::Dice;
using solve::Mbqi;
using solve::Outcome;
using solve::Sat;
using solve::Unknown;
using solve::Unsat;

constexpr solve::MbqiOptions ordered{.without_order = 0, .mended_without_order = 0};
constexpr solve::MbqiOptions unordered{.without_order = 1'000'000, .mended_without_order = 1'000'000};

std::string filled_in(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

class AlmostAlike {
 public:
  explicit AlmostAlike(std::uint64_t seed) : dice_(seed) {}

  std::string spec() {
    text_ =
        "enum Place { p1, p2, p3 }\ntype Thing { marked: bool, big: bool, at: Place, size: int, next: Thing }\nrelation serves(Place, "
        "Place)\n";
    for (int i = 2 + dice_.up_to(2); i > 0; --i) names_.push_back(dice_.fresh("thing"));
    text_ += fmt::format("individual {}: Thing\n", fmt::join(names_, ", "));
    for (int i = 4 + dice_.up_to(4); i > 0; --i) {
      switch (dice_.below(5)) {
        case 0:
          fact(fmt::format("every Thing @x, Thing @y where @x != @y: {}", said()));
          break;
        case 1:
          fact(fmt::format("at least {} Thing @x where {}", 2 + dice_.up_to(2), filled_in(said(), "@y", "@x.next")));
          break;
        default:
          of_individuals();
      }
    }
    return text_;
  }

 private:
  void fact(const std::string& says) {
    const bool is_of_all = dice_.chance(50);
    for (const char* place : {"p1", "p2", "p3"}) {
      if (!is_of_all && dice_.chance(60)) continue;
      const std::string fact = filled_in(filled_in(filled_in(says, "@x", "x"), "@y", "y"), "@p", place);
      text_ += fmt::format("fact {} : {}\n", dice_.fresh("fact"), fact);
      if (fact.find(place) == std::string::npos) return;
    }
  }

  void of_individuals() {
    const std::string says = said();
    const bool is_of_all = dice_.chance(60);
    std::set<std::string> facts;
    for (const std::string& one : names_)
      for (const std::string& other : names_)
        if (one != other && (is_of_all || dice_.chance(60))) facts.insert(filled_in(filled_in(says, "@x", one), "@y", other));
    if (facts.empty()) return;
    if (dice_.chance(30)) return fact(fmt::format("{}", fmt::join(facts, " and ")));
    for (const std::string& each : facts) fact(each);
  }

  std::string said() {
    const std::string one = literal();
    return dice_.chance(40) ? one : fmt::format("({} or {})", one, literal());
  }

  std::string literal() {
    const std::vector<std::string> atoms{"@x.marked",
                                         "@x.big",
                                         "@x.next.big",
                                         "@x.at = @p",
                                         "@x.at = @p",
                                         "@x.at = @y.at",
                                         "@x.next = @y",
                                         "@y.next = @x",
                                         "@x.next = @y.next",
                                         "@x.next.next = @x",
                                         "@x.size < @y.size",
                                         "@x.size = @y.size",
                                         "@x.size > 1",
                                         "@x.size < 3",
                                         "(some Thing z: z.next = @x and z.big)",
                                         "(some Thing z where z != @x: z.next = z and z != @y)",
                                         "serves(@p, @x.at)",
                                         "serves(@x.at, @p)",
                                         "serves(@x.at, @y.at)",
                                         "(some Place q: serves(q, @p))"};
    const std::string& atom = dice_.pick(atoms);
    return dice_.chance(50) ? atom : fmt::format("(not {})", atom);
  }

  Dice dice_;
  std::vector<std::string> names_;
  std::string text_;
};

TEST(OrderOfNames, ChangesNoOutcome) {
  int satisfiable = 0, refuted = 0, refuted_by_order = 0, given_up = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    const std::string spec = AlmostAlike(seed).spec();
    solve::Asked asked(spec);
    const auto outcome = [&](const solve::MbqiOptions& options, const solve::Query& query) {
      std::uint64_t units = 300'000;
      return Mbqi(*asked.theory, options).decide(query, units);
    };
    const Outcome with = outcome(ordered, asked.query), without = outcome(unordered, asked.query);
    satisfiable += std::holds_alternative<Sat>(with);
    const bool settled = !std::holds_alternative<Unknown>(with) && !std::holds_alternative<Unknown>(without);
    given_up += !settled;
    EXPECT_TRUE(!settled || with.index() == without.index()) << seed << "\n" << spec;
    const auto* unsat = std::get_if<Unsat>(&with);
    if (unsat == nullptr) continue;
    ++refuted;
    solve::Query part = asked.query;
    std::erase_if(part.demands, [&](const model::Unit& unit) { return std::ranges::find(unsat->core, unit) == unsat->core.end(); });
    EXPECT_TRUE(std::holds_alternative<Unsat>(outcome(unordered, part))) << "a part of " << seed << "\n" << spec;
    refuted_by_order +=
        std::ranges::any_of(Mbqi(*asked.theory, ordered).refutation(asked.query, 300'000), &solve::GroundInstance::orders_names);
  }
  fmt::print("{} satisfiable, {} refuted, of these {} by the order; {} given up\n", satisfiable, refuted, refuted_by_order, given_up);
  EXPECT_GT(satisfiable, 50);
  EXPECT_GT(refuted_by_order, 5);
  EXPECT_LT(given_up, 60) << "most are settled with and without an order";
}

}  // namespace
}  // namespace proviso::differential
