// The proof of the lowering: on random small architectures, what the evaluator says of each fact, requirement, clause, intent
// and check is what the lowered formulas say, for random scopes and selections of readings.
#include <gtest/gtest.h>

#include <filesystem>

#include "../../support/expand.h"
#include "../../support/random_structure.h"
#include "lower/theory.h"
#include "resolve/load/load.h"
#include "text/render.h"

namespace proviso::testing {
namespace {

class Differential : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const std::string path = std::string(PROVISO_SOURCE_DIR) + "/" + GetParam();
    resolve::Loaded loaded = resolve::load(sources_, {path});
    for (const text::Diagnostic& diagnostic : loaded.diagnostics.sorted()) {
      if (text::severity(diagnostic.code) == text::Severity::error) ADD_FAILURE() << text::render_line(diagnostic, sources_);
    }
    ASSERT_TRUE(loaded.ok());
    model_ = std::move(*loaded.model);
    theory_ = lower::from_model(model_);
  }

  model::Selection any_selection(RandomStructures& random) {
    model::Selection selection;
    for (std::uint32_t i = 0; i < model_.ambiguities.size(); ++i) {
      selection.push_back(random.below(model_.reading_count(model::AmbiguityId{i})));
    }
    return selection;
  }
  model::Scope any_scope(RandomStructures& random) {
    model::Scope scope = model::full_scope(model_);
    if (random.chance(2)) {
      for (std::size_t i = 0; i < scope.clauses.size(); ++i) {
        scope.clauses[i] = random.chance(3);
        scope.standing[i] = random.chance(3);
      }
    }
    return scope;
  }

  std::string name(const model::Unit& unit) const {
    if (const auto* fact = std::get_if<model::FactUnit>(&unit)) return "fact " + std::string(model_[fact->id].heading.name);
    if (const auto* clause = std::get_if<model::ClauseUnit>(&unit)) return "clause " + std::string(model_[clause->id].heading.name);
    const auto* requirement = std::get_if<model::RequirementUnit>(&unit);
    return requirement == nullptr ? "" : "requirement " + std::string(model_[requirement->id].heading.name);
  }

  std::string printed(const std::vector<lower::Axiom>& axioms) const {
    std::string result;
    for (const lower::Axiom& axiom : axioms) result += logic::print(*theory_->arena, axiom.formula) + "\n";
    return result;
  }

  // The definition holds of what the evaluator gives, and of nothing else.
  void check_definition(const lower::Definition& definition, const lower::Interpretation& interpretation) {
    logic::Arena& arena = *theory_->arena;
    const std::string term(model_[definition.unit.id].heading.name);
    LogicEvaluator evaluator(arena, interpretation);
    std::vector<logic::Term> arguments;
    for (logic::VariableId parameter : definition.parameters) arguments.push_back(arena.variable(parameter));
    if (definition.body.valid()) {
      const logic::Formula says =
          arena.implication(definition.guard, arena.equivalence(arena.atom(definition.symbol, arguments), definition.body));
      EXPECT_TRUE(evaluator.holds(arena.forall(definition.parameters, says))) << term << ": " << logic::print(arena, says);
      return;
    }
    const auto holds = [&](const lower::Interpretation& in) {
      LogicEvaluator checking(arena, in);
      return std::ranges::all_of(definition.axioms, [&](const lower::Axiom& axiom) { return checking.holds(axiom.formula); });
    };
    EXPECT_TRUE(holds(interpretation)) << term;
    logic::SymbolId presence;
    for (std::uint32_t i = 0; i < theory_->signature.symbols.size(); ++i) {
      const auto* of = std::get_if<logic::TermPresence>(&theory_->signature.symbols[i].meaning);
      if (of != nullptr && of->term == definition.unit.id) presence = logic::SymbolId{i};
    }
    for (const auto& [values, value] : interpretation.tables[definition.symbol.value]) {
      LogicEvaluator::Assignment assignment;
      for (std::size_t i = 0; i < values.size(); ++i) assignment[definition.parameters[i]] = values[i];
      if (!LogicEvaluator(arena, interpretation).holds(definition.guard, assignment)) continue;
      lower::Interpretation changed = interpretation;
      if (presence.valid()) {
        const bool there = std::get<bool>(interpretation.tables[presence.value].at(values));
        changed.tables[presence.value][values] = !there;
        EXPECT_FALSE(holds(changed)) << term;
        changed = interpretation;
        if (!there) continue;
      }
      lower::Interpretation::Value& other = changed.tables[definition.symbol.value][values];
      if (auto* number = std::get_if<logic::Number>(&other)) {
        *number = *number + logic::Number(1);
      } else {
        ++std::get<std::uint32_t>(other);
      }
      EXPECT_FALSE(holds(changed)) << term;
      break;
    }
  }

  std::string words(model::ExprId id) const { return std::string(sources_.slice(model_[id].span)); }

  text::Sources sources_;
  model::Model model_;
  std::unique_ptr<lower::Theory> theory_;
};

TEST_P(Differential, EvaluatorAndLoweringAgree) {
  std::mt19937 dice(7);
  std::map<model::Unit, std::array<std::size_t, 2>> seen;  // how often false, true
  std::size_t rounds = 0;
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    RandomStructures random(model_, seed, 1 + seed % 3);
    const std::optional<model::Structure> structure = random.next();
    if (!structure) continue;
    ASSERT_EQ(evaluate::well_formed(model_, *structure), std::vector<std::string>{});
    const model::Scope scope = any_scope(random);
    const model::Selection selection = any_selection(random);
    const lower::Interpretation interpretation = Expansion(*theory_, *structure, scope, selection, dice).run();
    evaluate::Evaluator evaluator(model_, *structure, scope, selection);
    LogicEvaluator lowered(*theory_->arena, interpretation);
    ++rounds;

    for (const lower::Axiom& axiom : theory_->structural) {
      ASSERT_TRUE(lowered.holds(axiom.formula)) << logic::print(*theory_->arena, axiom.formula);
    }
    for (const auto& [unit, axioms] : theory_->demands) {
      bool all = true;
      for (const lower::Axiom& axiom : axioms) all = lowered.holds(axiom.formula) && all;
      const bool expected = evaluator.holds(unit);
      ++seen[unit][expected ? 1 : 0];
      ASSERT_EQ(all, expected) << "seed " << seed << ", " << name(unit) << "\n" << printed(axioms);
    }
    for (const model::Intent& intent : model_.intents) {
      ASSERT_EQ(lowered.holds(theory_->lower(intent.formula)), evaluator.holds(intent.formula)) << words(intent.formula);
    }
    for (const model::Check& check : model_.checks) {
      if (!check.formula.valid()) continue;
      ASSERT_EQ(lowered.holds(theory_->lower(check.formula)), evaluator.holds(check.formula)) << words(check.formula);
    }
    for (const lower::Definition& definition : theory_->definitions) {
      const model::AmbiguityId ambiguity = model_[definition.unit.id].ambiguity;
      if (ambiguity.valid() && selection[ambiguity.value] != definition.unit.reading) continue;
      check_definition(definition, interpretation);
    }
    ASSERT_TRUE(lower::extract_structure(*theory_, interpretation) == *structure) << "seed " << seed;
  }
  EXPECT_GT(rounds, 100U);
  for (const auto& [unit, counts] : seen) {
    if (counts[0] == 0 || counts[1] == 0) {
      std::printf("%s: %s is %s in every structure\n", GetParam().c_str(), name(unit).c_str(), counts[0] == 0 ? "true" : "false");
    }
  }
}

// Whatever satisfies the structural axioms is an architecture, and what one changed entry makes of it is one too, or fails them.
TEST_P(Differential, StructuralAxiomsAreWellFormedness) {
  std::mt19937 dice(11);
  std::size_t sound = 0, refused = 0;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    RandomStructures random(model_, seed, 2);
    const std::optional<model::Structure> structure = random.next();
    if (!structure) continue;
    const model::Scope scope = model::full_scope(model_);
    const model::Selection selection(model_.ambiguities.size(), 0);
    const lower::Interpretation interpretation = Expansion(*theory_, *structure, scope, selection, dice).run();
    for (std::uint32_t i = 0; i < interpretation.tables.size(); ++i) {
      const logic::Meaning& meaning = theory_->signature.symbols[i].meaning;
      if (std::holds_alternative<logic::TermSymbol>(meaning) || interpretation.tables[i].empty()) continue;
      lower::Interpretation changed = interpretation;
      auto at = changed.tables[i].begin();
      std::advance(at, random.below(changed.tables[i].size()));
      if (auto* flag = std::get_if<bool>(&at->second)) *flag = !*flag;
      if (auto* number = std::get_if<logic::Number>(&at->second)) *number = *number + logic::Number(5'000'000);
      if (auto* element = std::get_if<std::uint32_t>(&at->second)) {
        const std::uint32_t range = LogicEvaluator(*theory_->arena, interpretation).size(theory_->signature.symbols[i].result);
        *element = (*element + 1) % range;
      }
      LogicEvaluator evaluator(*theory_->arena, changed);
      const bool holds =
          std::ranges::all_of(theory_->structural, [&](const lower::Axiom& axiom) { return evaluator.holds(axiom.formula); });
      ++(holds ? sound : refused);
      if (!holds) continue;
      const model::Structure back = lower::extract_structure(*theory_, changed);
      EXPECT_EQ(evaluate::well_formed(model_, back), std::vector<std::string>{}) << theory_->signature.symbols[i].name;
    }
  }
  EXPECT_GT(sound, 100U);
  EXPECT_GT(refused, 100U);
}

INSTANTIATE_TEST_SUITE_P(Specs, Differential,
                         ::testing::Values("tests/unit/logic/specs/values.pvo", "tests/unit/logic/specs/terms.pvo",
                                           "tests/unit/logic/specs/clauses.pvo", "tests/golden/explain/as_of_march/frontier/checks.pvo"),
                         [](const auto& info) {
                           const std::string path = info.param;
                           return std::filesystem::path(path).stem().string();
                         });

}  // namespace
}  // namespace proviso::testing
