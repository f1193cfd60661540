// Formulas partially evaluated on a usage: what is left agrees with the formula on every design, for that usage.
#include "lower/usage/residual.h"

#include "../../support/expand.h"
#include "../../support/random_structure.h"
#include "../../support/spec_theory.h"
#include "model/usage_copies.h"

namespace proviso::lower {
namespace {

const char* const calls_to_hosts = R"(
enum Cloud { home, elsewhere }
type Host { on: Cloud, open: bool, beside: set Host, limit: int }
type Big is Host
usage type Call { through: Host, back: optional Host, by: Cloud, urgent: bool, tokens: int, wait: optional int, next: optional Call }
usage type Reply is Call
usage type Beat ordered { at: Host }
usage relation down(Host)
usage relation served(Call, Host)
define heavy(Call c) = c.tokens > c.through.limit
define linked(Host a, Host b) = b in a.beside or (down(a) and down(b))
define target(Call c): Host = c.through
define odd(Call c, Cloud k)
  reading one = c.by != k or c.urgent
  reading two = c.through.on = k
fact open_ones : every Call c: c.through.open or c.by = home
fact big_ones : some Call c: c.through is Big and not c is Reply
fact apart : every Call c, Call d where c != d: c.through != d.through or c.by != d.by
fact returning : every Call c where exists c.back: c.back in c.through.beside
fact optional_ones : some Call c: c.back = c.through
fact several : at least 2 Call c where c.urgent or c.tokens > 0
fact limits : every Call c, Host h where served(c, h): c.tokens <= h.limit
fact waiting : every Call c where exists c.wait: c.wait < c.tokens
fact counted : 2 * count({ Call c where c.through.open }) >= count({ Host h where not down(h) })
fact summed : sum { Call c where c.urgent : c.tokens } < sum { Host h where h.open : h.limit }
fact pairs : sum { Call c, Host h where served(c, h) : h.limit } > 1
fact following : every Call c, Call d where c reaches d by next: c.urgent or not d.urgent
fact turning : some Call c: c reaches c by next
fact around : every Call c, Host h where down(h): c.through reaches h by beside
fact defined : (some Call c: heavy(c)) iff (every Host g, Host h: linked(g, h))
fact targets : every Call c: target(c).open or target(c).on = c.by
fact beating : every Beat a, Beat b where a before b: a.at.limit < b.at.limit
fact unused : count({ Cloud k where (no Call c: c.by = k) }) = count({ Host h where h.open })
fact none_odd : some Cloud k: (no Call c: odd(c, k))
fact fewer : at most 1 Host h where (some Call c: served(c, h))
)";

struct ResidualTest : ::testing::Test {
  testing::SpecTheory spec{calls_to_hosts};
  Theory& theory = *spec.theory;
  Arena& arena = spec.arena();
  testing::RandomStructures random{spec.model, 17, 3};
  std::mt19937 dice{5};
  const model::Scope scope = model::full_scope(spec.model);
  model::Selection selection{0};  // of the readings of `odd`

  model::Structure next() {
    while (true)
      if (const auto structure = random.next()) return *structure;
  }
  Interpretation expanded(const model::Structure& structure) { return testing::Expansion(theory, structure, scope, selection, dice).run(); }

  bool is_usage(SymbolId symbol) const {
    const Meaning& meaning = theory.signature[symbol].meaning;
    const model::Model& model = spec.model;
    if (const auto* type = std::get_if<Membership>(&meaning)) return model[type->type].usage;
    if (const auto* field = std::get_if<FieldSymbol>(&meaning)) return model[model[field->field].owner].usage;
    if (const auto* field = std::get_if<FieldPresence>(&meaning)) return model[model[field->field].owner].usage;
    if (const auto* relation = std::get_if<RelationSymbol>(&meaning)) return model[relation->relation].usage;
    if (const auto* order = std::get_if<OrderSymbol>(&meaning)) return model[order->root].usage;
    return false;
  }

  // The design with the usage, whose places are these elements of the design.
  Interpretation with_usage(Interpretation design, const UsagePlaces& places, const testing::LogicEvaluator::Assignment& at) {
    Interpretation result = design;
    testing::LogicEvaluator evaluator(arena, design);
    for (std::uint32_t i = 0; i < theory.signature.sorts.size(); ++i)
      if (places.is_usage(SortId{i})) result.sizes[i] = places.count(SortId{i});
    for (std::uint32_t i = 0; i < theory.signature.symbols.size(); ++i) {
      const SymbolId symbol{i};
      if (!is_usage(symbol)) continue;
      auto& table = result.tables[i];
      table.clear();
      for (const std::vector<Term>& tuple : places.tuples(symbol)) {
        std::vector<std::uint32_t> arguments;
        for (Term term : tuple) arguments.push_back(std::get<std::uint32_t>(evaluator.value(term, at)));
        table[arguments] = true;
      }
      const Symbol& of = theory.signature[symbol];
      if (std::holds_alternative<OrderSymbol>(of.meaning)) {
        for (std::uint32_t a = 0; a < places.count(of.arguments[0]); ++a)
          for (std::uint32_t b = 0; b < places.count(of.arguments[0]); ++b) table[{a, b}] = a < b;
      }
      if (of.arguments.size() != 1 || !places.is_usage(of.arguments[0])) continue;
      for (std::uint32_t owner = 0; owner < places.count(of.arguments[0]); ++owner) {
        if (const auto* type = std::get_if<Membership>(&of.meaning)) {
          table[{owner}] = places.is(of.arguments[0], owner, type->type);
        } else if (of.result == Signature::boolean) {
          table[{owner}] = places.holds(symbol, owner);
        } else if (const Term value = places.value(symbol, owner); value.valid()) {
          table[{owner}] = evaluator.value(value, at);
        }
      }
    }
    add_defined(result);
    return result;
  }

  void add_defined(Interpretation& interpretation) {
    interpretation.tables[spec.symbol("target").value] = interpretation.tables[spec.symbol("Call.through").value];
    for (const Definition& definition : theory.definitions) {
      const bool is_meant = !spec.model[definition.unit.id].ambiguity.valid() || definition.unit.reading == selection[0];
      if (!definition.body.valid() || !is_meant) continue;
      auto& table = interpretation.tables[definition.symbol.value];
      table.clear();
      std::map<std::vector<std::uint32_t>, Interpretation::Value> derived;
      testing::LogicEvaluator evaluator(arena, interpretation);
      const Formula means = arena.conjunction({definition.guard, definition.body});
      testing::LogicEvaluator::Assignment assignment;
      const auto each = [&](const auto& self, std::vector<std::uint32_t> arguments) -> void {
        if (arguments.size() == definition.parameters.size()) {
          derived[arguments] = evaluator.holds(means, assignment);
          return;
        }
        const VariableId parameter = definition.parameters[arguments.size()];
        for (std::uint32_t i = 0; i < evaluator.size(arena.sort(parameter)); ++i) {
          assignment[parameter] = i;
          std::vector<std::uint32_t> longer = arguments;
          longer.push_back(i);
          self(self, longer);
        }
      };
      each(each, {});
      table = std::move(derived);
    }
  }

  static std::set<std::vector<std::uint32_t>> true_tuples(const std::map<std::vector<std::uint32_t>, Interpretation::Value>& table) {
    std::set<std::vector<std::uint32_t>> result;
    for (const auto& [arguments, value] : table)
      if (std::get<bool>(value)) result.insert(arguments);
    return result;
  }

  // Calls `visit` with choices of elements for the places of which their types hold.
  template <typename Visit>
  void each_choice(const UsagePlaces& places, const Interpretation& design, const Visit& visit) {
    testing::LogicEvaluator evaluator(arena, design);
    const Formula types = arena.conjunction(places.types());
    for (int tries = 0; tries < 12; ++tries) {
      testing::LogicEvaluator::Assignment at;
      for (VariableId variable : places.variables()) {
        const std::uint32_t size = evaluator.size(arena.sort(variable));
        if (size == 0) return;
        at[variable] = static_cast<std::uint32_t>(dice() % size);
      }
      if (evaluator.holds(types, at)) visit(at);
    }
  }
};

TEST_F(ResidualTest, AgreesWithTheFormulaOnEveryDesign) {
  std::map<std::string_view, std::array<std::size_t, 2>> truths;
  std::size_t related = 0;
  for (int usages = 0; usages < 30; ++usages) {
    const model::Structure usage = next();
    for (const Generality generality : {Generality::places, Generality::things, Generality::elements}) {
      for (const UsagePlaces::Numbers numbers : {UsagePlaces::Numbers::as_found, UsagePlaces::Numbers::related}) {
        const UsagePlaces places(theory, usage, generality, numbers);
        related += places.relates();
        Residual residual(theory, places);
        std::vector<std::pair<std::string_view, std::pair<Formula, Formula>>> formulas;
        for (const model::Fact& fact : spec.model.facts) {
          const Formula formula = spec.fact(std::string(fact.heading.name));
          formulas.push_back({fact.heading.name, {formula, residual.formula(formula)}});
        }
        ASSERT_TRUE(residual.knows_all());
        for (int designs = 0; designs < 4; ++designs) {
          selection = {dice() % 2 == 0 ? 0U : 1U};
          const Interpretation design = expanded(model::design_of(spec.model, designs == 0 ? usage : next()));
          each_choice(places, design, [&](const testing::LogicEvaluator::Assignment& at) {
            const Interpretation both = with_usage(design, places, at);
            testing::LogicEvaluator whole(arena, both), left(arena, design);
            for (const auto& [name, formula] : formulas) {
              const bool expected = whole.holds(formula.first);
              ++truths[name][expected];
              EXPECT_EQ(left.holds(formula.second, at), expected) << name << "\n" << print(arena, formula.second);
            }
          });
          if (::testing::Test::HasFailure()) return;
        }
      }
    }
  }
  EXPECT_GT(related, 0U);
  for (const auto& [name, of] : truths)
    for (const bool truth : {false, true}) EXPECT_GT(of[truth], 0U) << name << " is never " << (truth ? "true" : "false");
}

// For some elements in its places a usage on its own design is what was found.
TEST_F(ResidualTest, PlacesDescribeTheUsage) {
  std::size_t looked_at = 0;
  for (int usages = 0; usages < 40; ++usages) {
    const model::Structure usage = next();
    const auto numbers = usages % 2 == 0 ? UsagePlaces::Numbers::as_found : UsagePlaces::Numbers::related;
    const UsagePlaces places(theory, usage, Generality::things, numbers);
    const Interpretation found = expanded(usage);
    std::size_t choices = 1;
    testing::LogicEvaluator evaluator(arena, found);
    for (VariableId variable : places.variables()) choices *= evaluator.size(arena.sort(variable));
    if (choices > 5000) continue;
    ++looked_at;
    const auto is_as_found = [&](const testing::LogicEvaluator::Assignment& at) {
      const Interpretation made = with_usage(found, places, at);
      testing::LogicEvaluator one(arena, found), other(arena, made);
      for (const model::Fact& fact : spec.model.facts) {
        const Formula formula = spec.fact(std::string(fact.heading.name));
        if (one.holds(formula) != other.holds(formula)) return false;
      }
      for (const char* name : {"down", "served"}) {
        const SymbolId symbol = spec.symbol(name);
        if (true_tuples(found.tables[symbol.value]) != true_tuples(made.tables[symbol.value])) return false;
      }
      const SymbolId tokens = spec.symbol("Call.tokens");
      for (const auto& [arguments, value] : made.tables[tokens.value])
        if (found.tables[tokens.value].at(arguments) != value) return false;
      return true;
    };
    bool some = false;
    testing::LogicEvaluator::Assignment at;
    const auto each = [&](const auto& self, std::size_t i) -> void {
      if (some) return;
      if (i == places.variables().size()) {
        some = evaluator.holds(arena.conjunction(places.types()), at) && is_as_found(at);
        return;
      }
      for (std::uint32_t element = 0; element < evaluator.size(arena.sort(places.variables()[i])); ++element) {
        at[places.variables()[i]] = element;
        self(self, i + 1);
      }
    };
    each(each, 0);
    EXPECT_TRUE(some);
  }
  EXPECT_GT(looked_at, 10U);
}

// Numbers that a term defined by usage has are of no known kind.
TEST_F(ResidualTest, NotesWhatItDoesNotKnow) {
  testing::SpecTheory other(R"(
type Host { limit: int }
usage type Call { through: Host, tokens: int }
define size(Call c): int = c.tokens
fact sizes : every Call c: size(c) > 1
fact plain : every Call c: c.tokens > 1
)");
  testing::RandomStructures structures(other.model, 3, 2);
  std::optional<model::Structure> usage;
  while (!usage || usage->elements.rbegin()->second.empty()) usage = structures.next();
  const UsagePlaces places(*other.theory, *usage, Generality::places);
  Residual residual(*other.theory, places);
  residual.formula(other.fact("plain"));
  EXPECT_TRUE(residual.knows_all());
  residual.formula(other.fact("sizes"));
  EXPECT_FALSE(residual.knows_all());
}

}  // namespace
}  // namespace proviso::lower
