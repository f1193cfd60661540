// How long it takes to judge a large example: 2,000 components and 20,000 calls against twenty clauses, once with many
// breaches and once with none. Prints the time of each step; fails when judging takes longer than the seconds given as
// its argument.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <random>
#include <set>
#include <string>

#include "evaluate/judge.h"
#include "resolve/load/load.h"

namespace {

using namespace proviso;

constexpr int components = 2'000;
constexpr int calls = 20'000;
constexpr int stores = 500;

constexpr const char* declarations = R"(
enum Cloud { Azure, AWS, Own }
enum Party { Microsoft, OpenAI, Amazon, Customer }
type Component { hosted_on: Cloud, built_by: some Party, sold_by: optional Party, keeps: set Store, uses: set Component, cost: int }
type Model is Component { for_government: bool }
type Store { owner: Party, region: Cloud }
type Call ordered { from: Component, to: Component, reads: set Store, writes: set Store, on: date, follows: optional Call }
relation trusts(Party, Component)

define uses_earlier_context(Call c) = some Call d, Store x where d before c and x in d.writes: x in c.reads
define stateless(Call c)
  reading service   "the endpoint never builds on an earlier call" = no Call d where d.to = c.to: uses_earlier_context(d)
  reading inference "each run is a function of its input"           = c.to is Model
define reachable_stores(Component m) : set Store = { Store x where (some Component n where m is or reaches n by uses: x in n.keeps) }
define served(Component m) = some Call c where c.to = m
define same_target(Call a, Call b) = a.to = b.to and a != b

fact no_self_calls : no Call c where c.from = c.to
fact order_of_follows : every Call c, Call d where d = c.follows: d before c

contract alliance from 2025-01-01 {
  clause c01 { every Call c where c.to is Model and stateless(c) must c.to.hosted_on = Azure }
  clause c02 { notwithstanding c01 every Call c where c.to is Model and c.to.for_government may c.to.hosted_on = AWS }
  clause c03 { every Call c must c.from != c.to }
  clause c04 { every Call c, Call d where d.to = c.to and d before c must d.on <= c.on }
  clause c05 { every Component m where m is Model must OpenAI in m.built_by }
  clause c06 { every Component m where served(m) must exists m.sold_by }
  clause c07 { every Call c, Store x where x in c.reads must x.region = c.to.hosted_on unless x.owner = Customer }
  clause c08 { every Component m must not m reaches m by uses }
  clause c09 { every Component m, Store x where x in reachable_stores(m) must x.owner != Amazon unless m.hosted_on = AWS }
  clause c10 { every Call c must not c reaches c by follows }
  clause c11 { every Component m must count({ Call c where c.to = m }) <= 40 }
  clause c12 { every Component m must sum { Call c where c.to = m : c.from.cost } <= 3000 }
}
contract channel from 2025-01-01 {
  clause c13 { every Party p, Component m where trusts(p, m) must p in m.built_by or p = m.sold_by }
  clause c14 { every Call c where uses_earlier_context(c) must c.to.hosted_on != Own }
  clause c15 { notwithstanding c14 every Call c, Store x where x in c.reads may x.owner = Customer }
  clause c16 { every Call c where (some Call d where same_target(c, d): d after c) must exists next c }
  clause c17 { every Component m must at most 30 Call c where c.from = m and c.to is Model }
  clause c18 { every Call c where exists c.follows must c.follows.on <= c.on + 1 month }
  clause c19 { every Component m where m is Model must no Call c where c.from = m: c.on < 2025-01-15 }
  clause c20 { must every Store x: some Component m: x in m.keeps }
}
)";

// In a lawful one everything is on Azure, sold and owned by whom it may, and the calls stand in the order of their
// dates.
std::string example(bool lawful) {
  std::mt19937_64 random(1);
  const auto below = [&](int count) { return static_cast<int>(random() % static_cast<std::uint64_t>(count)); };
  const auto cloud = [&] { return std::array{"Azure", "AWS", "Own"}[lawful ? 0 : below(3)]; };
  const auto party = [&] { return std::array{"OpenAI", "Microsoft", "Customer", "Amazon"}[lawful ? below(3) : below(4)]; };
  const auto truth = [&] { return below(2) == 0 ? "true" : "false"; };
  const auto set_of = [&](const char* stem, int from, int most, const std::string& first = "") {
    std::set<std::string> names;
    if (!first.empty()) names.insert(first);
    for (int i = below(most + 1); i > 0; --i) names.insert(fmt::format("{}{}", stem, below(from)));
    return fmt::format("{}", fmt::join(names, ", "));
  };
  std::string text = fmt::format("example {} {{\n", lawful ? "lawful" : "unlawful");
  for (int i = 0; i < stores; ++i) text += fmt::format("  Store s{} {{ owner = {}, region = {} }}\n", i, party(), cloud());
  for (int i = 0; i < components; ++i) {
    const bool is_model = i % 3 == 0;
    text += fmt::format("  {} m{} {{ hosted_on = {}, built_by = {{ OpenAI }}, keeps = {{ {} }}, uses = {{ {} }}, cost = {}",
                        is_model ? "Model" : "Component", i, cloud(), set_of("s", stores, 3, i < stores ? fmt::format("s{}", i) : ""),
                        i == 0 ? "" : set_of("m", i, 3), below(90));
    if (lawful || below(2) == 0) text += ", sold_by = Amazon";
    if (is_model) text += fmt::format(", for_government = {}", truth());
    text += " }\n";
  }
  for (int i = 0; i < calls; ++i) {
    const int to = below(components);
    const int from = (to + 1 + below(components - 1)) % components;
    text += fmt::format("  Call k{} {{ from = m{}, to = m{}, reads = {{ {} }}, writes = {{ {} }}, on = 20{:02}-{:02}-{:02}", i, from, to,
                        set_of("s", stores, 2), set_of("s", stores, 2), 26 + i * 60 / calls,
                        lawful ? 1 + i * 720 / calls % 12 : 1 + below(12), lawful ? 1 + i * 20160 / calls % 28 : 1 + below(28));
    if (i > 0 && below(2) == 0) text += fmt::format(", follows = k{}", below(i));
    text += " }\n";
  }
  for (int i = 0; i < components; i += 4) text += fmt::format("  trusts({}, m{})\n", lawful ? "OpenAI" : party(), i);
  return text + "}\n";
}

// Of the processor, so that other work on the machine does not count.
double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
  const std::string spec = declarations + example(false) + example(true);
  std::clock_t start = std::clock();
  text::Sources sources;
  const resolve::Loaded loaded = resolve::load(sources, {sources.add("large.pvo", spec)});
  for (const text::Diagnostic& diagnostic : loaded.diagnostics.sorted()) {
    if (text::severity(diagnostic.code) == text::Severity::error) fmt::print("{}\n", diagnostic.message);
  }
  if (!loaded.ok()) return 1;
  const model::Model& model = *loaded.model;
  fmt::print("load both:        {:6.3f} s\n", seconds_since(start));

  double slowest = 0;
  for (const model::Example& example : model.examples) {
    for (std::uint32_t reading = 0; reading < 2; ++reading) {
      start = std::clock();
      const model::Ruling ruling = evaluate::ruling(model, example, {reading});
      const double seconds = seconds_since(start);
      slowest = std::max(slowest, seconds);
      fmt::print("judge {:8}    {:6.3f} s, {} clauses breached, {} facts broken\n", example.heading.name, seconds,
                 std::ranges::count(ruling.clauses, false, &model::ClauseCompliance::complied_with), ruling.broken_facts.size());
    }
    const model::Scope scope = model::scope_of(model, example);
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
      const model::Selection selection{0};
      evaluate::Evaluator evaluator(model, example.structure, scope, selection);
      start = std::clock();
      const bool complies = evaluator.complies(model::ClauseId{i});
      fmt::print("  {}             {:6.3f} s{}\n", model.clauses[i].heading.name, seconds_since(start), complies ? "" : ", breached");
    }
  }
  return argc > 1 && slowest > std::atof(argv[1]) ? 1 : 0;
}
