// The engines against the evaluator's census of all small architectures: verdict, witness and minimality, on random specs.
//
// An engine is not bound to small architectures. So what it finds may be larger than anything in the census, or use other
// numbers; but what it refutes must be in no architecture of the census, and where the census has one, it must find one that
// is no larger.
//
// PROVISO_SEEDS=from-to runs other seeds than those of CI.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "answer/oracle.h"
#include "answer/readings.h"
#include "enumerate.h"
#include "model/load.h"
#include "random_spec.h"
#include "shrink.h"

namespace proviso::differential {
namespace {

using namespace model;
using answer::Oracle;

constexpr double most_structures = 5'000;
constexpr std::size_t most_combinations = 3;

struct Counts {
  std::size_t questions = 0, sat = 0, every_size = 0, up_to = 0, unknown = 0, by_quantified = 0, by_instances = 0, found_by_instances = 0;
};

// Does the census go as far as this architecture?
bool in_census(const Model& model, const Structure& structure, const Bounds& bounds) {
  std::map<TypeId, std::size_t> of_type;
  for (const auto& [root, elements] : structure.elements)
    for (const ElementInfo& element : elements)
      if (++of_type[element.type] > bounds.most) return false;
  for (const auto& [field, values] : structure.fields)
    if (model[field].value.base != Base::element && model[field].value.base != Base::boolean) return false;
  return true;
}

// What is wrong with the engines' answers to one question under one combination of readings.
std::optional<std::string> compared(const Model& model, logic::Theory& theory, const answer::Question& question, const Selection& selection,
                                    const Space& space, const Bounds& bounds, Counts& counts) {
  solve::Portfolio portfolio(theory);
  solve::Budget budget;
  budget.largest_size = 3;
  budget.resource_units = 10'000'000;
  Oracle oracle(model, theory, portfolio, budget);
  const answer::Demand demand = answer::all_of(question);
  const Census all = census(model, space, [&](const Structure& s) { return !answer::Trial(model, s).broken(question, demand, selection); });
  const solve::Query query = oracle.query(question, demand, answer::only(selection));

  ++counts.questions;
  const solve::Outcome grounded = portfolio.decide_grounded(query, budget, true);
  const solve::Outcome quantified = portfolio.decide_quantified(query, budget);
  const solve::Outcome instantiated = portfolio.decide_by_instances(query, budget);
  if (const auto* sat = std::get_if<solve::Sat>(&grounded)) {
    ++counts.sat;
    const Structure found = logic::read_back(theory, sat->interpretation);
    if (const auto wrong = answer::Trial(model, found).broken(question, demand, selection)) return "the evaluator rejects the witness: " + *wrong;
    const std::pair size{found.size(), found.tuple_count(model)}, least{all.size, all.tuples};
    if (all.satisfying > 0 && sat->minimal && size > least)
      return fmt::format("{} elements and {} tuples are not minimal: {} and {} are", size.first, size.second, least.first, least.second);
    if (in_census(model, found, bounds) && all.satisfying == 0) return "the census misses the witness";
    if (in_census(model, found, bounds) && size < least) return "the census misses a smaller witness";
  } else if (const auto* unsat = std::get_if<solve::Unsat>(&grounded)) {
    const bool every_size = std::holds_alternative<solve::EverySize>(unsat->extent);
    ++(every_size ? counts.every_size : counts.up_to);
    if (all.satisfying > 0) return "the grounded engine refutes what the census has";
    if (every_size && !portfolio.confirm(query, unsat->extent, budget)) return "a refutation at every size is not confirmed";
  } else {
    ++counts.unknown;
  }
  if (std::holds_alternative<solve::Unsat>(quantified)) {
    ++counts.by_quantified;
    if (all.satisfying > 0) return "the quantified engine refutes what the census has";
    if (std::holds_alternative<solve::Sat>(grounded)) return "the engines disagree";
  }
  if (std::holds_alternative<solve::Unsat>(instantiated)) {
    ++counts.by_instances;
    if (all.satisfying > 0) return "the instantiating engine refutes what the census has";
    if (std::holds_alternative<solve::Sat>(grounded)) return "the instantiating engine refutes what the grounded one finds";
    if (!portfolio.confirm(query, solve::EverySize{}, budget)) return "a refutation by instances is not confirmed";
  } else if (const auto* sat = std::get_if<solve::Sat>(&instantiated)) {
    ++counts.found_by_instances;
    const Structure found = logic::read_back(theory, sat->interpretation);
    if (const auto wrong = answer::Trial(model, found).broken(question, demand, selection))
      return "the evaluator rejects what the instantiating engine found: " + *wrong;
    if (std::holds_alternative<solve::Unsat>(quantified)) return "the quantified engine refutes what the instantiating one finds";
    if (const auto* unsat = std::get_if<solve::Unsat>(&grounded); unsat && std::holds_alternative<solve::EverySize>(unsat->extent))
      return "the grounded engine refutes at every size what the instantiating one finds";
  }
  return std::nullopt;
}

std::optional<std::string> difference(const std::string& spec, Counts& counts) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  const Model model = load(sources, {sources.add("random.pvo", spec)}, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  Bounds bounds;
  const Space space(model, bounds);
  if (space.size() > most_structures) return std::nullopt;
  const auto theory = logic::from_model(model);
  for (const Check& check : model.checks) {
    const Scope scope = scope_of(model, check, std::nullopt, std::nullopt);
    const answer::Question question = answer::question_of(model, check, scope, check.open);
    const answer::Combinations combinations(check.open, question.occurrence.ambiguities);
    for (std::size_t i = 0; i < std::min(combinations.count(), most_combinations); ++i)
      if (auto found = compared(model, *theory, question, combinations.selection(i), space, bounds, counts))
        return fmt::format("{}: {}", check.heading.name, *found);
  }
  return std::nullopt;
}

std::pair<std::uint64_t, std::uint64_t> seeds() {
  std::uint64_t from = 1, to = 60;
  if (const char* given = std::getenv("PROVISO_SEEDS")) std::sscanf(given, "%lu-%lu", &from, &to);
  return {from, to};
}

TEST(Engines, AgreeWithTheCensus) {
  RandomSpecOptions small;
  small.root_types = 2;
  small.fields = 1;
  small.definitions = 2;
  small.clauses = 2;
  small.depth = 2;
  Counts counts;
  const auto [from, to] = seeds();
  for (std::uint64_t seed = from; seed <= to; ++seed) {
    small.numbers = seed % 3 == 0;
    small.dates = seed % 6 == 0;
    const std::string spec = random_spec(seed, small);
    const auto found = difference(spec, counts);
    if (!found) continue;
    Counts ignored;
    const std::string least = shrink(spec, [&](const std::string& text) { return difference(text, ignored).has_value(); });
    ADD_FAILURE() << "seed " << seed << ": " << *found << "\n" << least << "\n" << difference(least, ignored).value_or("");
  }
  fmt::print("{} questions: {} satisfiable, {} refuted at every size, {} up to a size, {} undecided; the quantified engine refutes {}, "
             "the instantiating one {}, and finds {}\n",
             counts.questions, counts.sat, counts.every_size, counts.up_to, counts.unknown, counts.by_quantified,
             counts.by_instances, counts.found_by_instances);
  EXPECT_GT(counts.sat, 0u);
  EXPECT_GT(counts.every_size + counts.up_to, 0u);
}

}  // namespace
}  // namespace proviso::differential
