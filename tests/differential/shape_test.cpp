// What a usage says about designs (lower/usage/blocking_lemma.h): false of the design that it was found on, true of each design of which no
// usage breaks what was broken. All designs and all their usages are enumerated.
#include "lower/usage/blocking_lemma.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "../support/expand.h"
#include "enumerate.h"
#include "model/usage.h"
#include "model/usage_copies.h"
#include "resolve/load/load.h"
#include "usage_specs.h"

namespace proviso::differential::shapes {
namespace {

using namespace model;
using namespace evaluate;
using namespace resolve;

struct Counts {
  std::size_t sentences = 0, unknown = 0, broken = 0, unbroken = 0;
};

struct Design {
  Structure structure;
  std::optional<Structure> broken_by;  // one usage of it
};

// Those on which something can happen at all. The others the facts rule out, perhaps for reasons of their own.
std::vector<Design> designs(const Model& model, const Space& space, const Scope& scope, const Selection& selection, ClauseId clause) {
  std::vector<Design> result;
  space.each([&](const Structure& structure) {
    Evaluator evaluator(model, structure, scope, selection);
    for (std::uint32_t i = 0; i < model.facts.size(); ++i)
      if (!evaluator.holds(FactUnit{{i}})) return false;
    Structure design = design_of(model, structure);
    auto place = std::ranges::find(result, design, &Design::structure);
    if (place == result.end()) place = result.insert(place, {std::move(design), std::nullopt});
    if (!place->broken_by && !evaluator.complies(clause)) place->broken_by = structure;
    return false;
  });
  return result;
}

void check(const std::string& spec, Counts& counts) {
  text::Sources sources;
  const auto loaded = load(sources, {sources.add("usage.pvo", spec)});
  if (!loaded.ok()) return;
  const Model& model = *loaded.model;
  const Space space(model, {});
  if (space.size() > 20'000) return;
  const auto theory = lower::from_model(model);
  const ClauseId clause{0};
  const Scope scope = full_scope(model);
  const Selection selection(model.ambiguities.size(), 0);
  const std::vector<Design> all = designs(model, space, scope, selection, clause);
  std::vector<logic::Formula> facts, kept;
  for (std::uint32_t i = 0; i < model.facts.size(); ++i)
    if (mentions_usage(model, model.facts[i].formula))
      for (const lower::Axiom& axiom : theory->demands.at(FactUnit{{i}})) facts.push_back(axiom.formula);
  for (const lower::Axiom& axiom : theory->demands.at(ClauseUnit{clause})) kept.push_back(axiom.formula);
  std::mt19937 dice(11);
  std::size_t tried = 0;
  for (const Design& from : all) {
    if (!from.broken_by || ++tried > 4) continue;
    for (const lower::Generality generality : {lower::Generality::places, lower::Generality::things, lower::Generality::elements}) {
      const auto sentence = lower::blocking_lemma(*theory, *from.broken_by, facts, theory->arena->conjunction(kept), generality);
      ++(sentence ? counts.sentences : counts.unknown);
      if (!sentence) continue;
      for (const Design& design : all) {
        if (design.broken_by && &design != &from) continue;
        const lower::Interpretation interpretation = proviso::testing::Expansion(*theory, design.structure, scope, selection, dice).run();
        const bool holds = proviso::testing::LogicEvaluator(*theory->arena, interpretation).holds(*sentence);
        ++(design.broken_by ? counts.broken : counts.unbroken);
        ASSERT_EQ(holds, !design.broken_by.has_value()) << spec << "\n" << logic::print(*theory->arena, *sentence);
      }
    }
  }
}

TEST(Shape, SentencesAreTrueOfDesignsThatNothingBreaks) {
  Counts counts;
  for (const std::string& spec : usage_specs()) check(spec, counts);
  for (std::uint64_t seed = 1; seed <= 16; ++seed) check(random_usage_spec(seed), counts);
  fmt::print("{} sentences, {} usages without one; {} broken and {} unbroken designs\n", counts.sentences, counts.unknown, counts.broken,
             counts.unbroken);
  EXPECT_GT(counts.sentences, 50u);
  EXPECT_GT(counts.unbroken, 500u);
}

}  // namespace
}  // namespace proviso::differential::shapes
