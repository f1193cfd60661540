// Blocking lemmas on all small designs with all their small usages: false of the design that the usage was found on, true of each design
// that no usage breaks.
#include "lower/usage/blocking_lemma.h"

#include "../../support/small_structures.h"
#include "../../support/spec_theory.h"

namespace proviso::lower {
namespace {

struct BlockingLemmaTest : ::testing::Test {
  std::size_t learnt = 0, unbroken = 0, blocked = 0, broken_designs = 0;

  static bool is_design(const model::Model& model, const Meaning& meaning) {
    if (const auto* type = std::get_if<Membership>(&meaning)) return !model[type->type].usage;
    if (const auto* field = std::get_if<FieldSymbol>(&meaning)) return !model[model[field->field].owner].usage;
    if (const auto* field = std::get_if<FieldPresence>(&meaning)) return !model[model[field->field].owner].usage;
    if (const auto* relation = std::get_if<RelationSymbol>(&meaning)) return !model[relation->relation].usage;
    if (const auto* order = std::get_if<OrderSymbol>(&meaning)) return !model[order->root].usage;
    return std::holds_alternative<IndividualSymbol>(meaning);
  }

  // Facts other than `met` hold; a usage breaks a design where `met` does not.
  void check(const std::string& text, std::vector<Number> numbers = testing::SmallStructures::small_numbers()) {
    testing::SpecTheory spec(text);
    Arena& arena = spec.arena();
    std::vector<Formula> facts, about;
    const Formula kept = spec.fact("met");
    for (const auto& [unit, axioms] : spec.theory->demands)
      for (const Axiom& axiom : axioms)
        if (axiom.formula != kept) facts.push_back(axiom.formula);
    about = facts;
    about.push_back(kept);
    std::vector<Formula> definitions;
    for (const Definition& definition : spec.theory->definitions) {
      std::vector<Term> parameters;
      for (VariableId parameter : definition.parameters) parameters.push_back(arena.variable(parameter));
      const Formula means = arena.conjunction({definition.guard, definition.body});
      definitions.push_back(arena.forall(definition.parameters, arena.equivalence(arena.atom(definition.symbol, parameters), means)));
    }
    about.insert(about.end(), definitions.begin(), definitions.end());

    struct Design {
      Interpretation interpretation;
      std::optional<Interpretation> broken_by;
    };
    using Key = std::pair<std::vector<std::uint32_t>, std::vector<std::map<std::vector<std::uint32_t>, Interpretation::Value>>>;
    std::map<Key, Design> designs;
    const testing::SmallStructures structures(*spec.theory, 2, std::move(numbers));
    structures.any(about, [&](const Interpretation& structure) {
      testing::LogicEvaluator evaluator(arena, structure);
      const auto holds = [&](Formula formula) { return evaluator.holds(formula); };
      if (!std::ranges::all_of(definitions, holds) || !std::ranges::all_of(facts, holds)) return false;
      Interpretation design = structure;
      for (std::uint32_t i = 0; i < spec.theory->signature.symbols.size(); ++i)
        if (!is_design(spec.model, spec.theory->signature.symbols[i].meaning)) design.tables[i].clear();
      for (std::uint32_t i = 0; i < spec.theory->signature.sorts.size(); ++i)
        if (const Sort& sort = spec.theory->signature.sorts[i]; sort.kind == SortKind::open && spec.model[sort.type].usage)
          design.sizes[i] = 0;
      Design& known = designs.try_emplace(Key{design.sizes, design.tables}, Design{design, std::nullopt}).first->second;
      if (!known.broken_by && !holds(kept)) known.broken_by = structure;
      return false;
    });

    for (auto& [key, from] : designs) {
      if (!from.broken_by) {
        ++unbroken;
        continue;
      }
      ++broken_designs;
      const model::Structure usage = extract_structure(*spec.theory, *from.broken_by);
      for (const Generality generality : {Generality::places, Generality::things, Generality::elements}) {
        const auto lemma = blocking_lemma(*spec.theory, usage, facts, kept, generality);
        ASSERT_TRUE(lemma) << text;
        EXPECT_TRUE(arena.free_variables(*lemma).empty());
        ++learnt;
        EXPECT_FALSE(testing::LogicEvaluator(arena, from.interpretation).holds(*lemma)) << print(arena, *lemma);
        for (auto& [other_key, other] : designs) {
          const bool holds = testing::LogicEvaluator(arena, other.interpretation).holds(*lemma);
          EXPECT_TRUE(holds || other.broken_by) << print(arena, *lemma) << "\n" << structures.in_words(other.interpretation);
          blocked += !holds && &other != &from;
        }
        if (::testing::Test::HasFailure()) return;
      }
    }
    EXPECT_GT(unbroken, 0U);
    EXPECT_GT(broken_designs, 0U);
    // A lemma generalises what it was learnt from.
    EXPECT_GT(blocked, learnt);
  }
};

TEST_F(BlockingLemmaTest, OfWhereCallsGo) {
  check(R"(
enum Party { a, b }
type End { at: Party, ok: bool }
usage type Call { to: End, by: Party }
fact allowed : every Call c: c.to.ok or c.by = a
fact met : no Call c where c.by = b and c.to.at = a
)");
}

TEST_F(BlockingLemmaTest, OfAnOrderAndARelation) {
  check(R"(
type End { ok: bool }
usage type Call ordered { to: End }
usage relation down(End)
fact some_down : some End e: down(e)
fact met : every Call c, Call d where c before d: c.to = d.to or not down(d.to) or c.to.ok
)");
}

TEST_F(BlockingLemmaTest, OfNumbers) {
  check(R"(
type End { limit: int }
usage type Call { to: End, size: int }
fact limits : every End e: e.limit in {0, 1}
fact sizes : every Call c: c.size in {0, 1}
fact met : every Call c: c.size <= c.to.limit
)");
}

TEST_F(BlockingLemmaTest, OfDefinedTerms) {
  check(R"(
type End { ok: bool }
usage type Call { to: End, after_call: optional Call }
define second(Call c) = some Call d: c.after_call = d and d != c
fact met : every Call c where second(c): c.to.ok
)");
}

TEST(BlockingLemmaChoices, MultiplyThePlaces) {
  testing::SpecTheory spec(R"(
enum Party { p, q, r }
type End
usage type Call { to: End, by: Party }
fact some_call : some Call c: c.by = p
)");
  std::size_t checked = 0;
  const SymbolId to = spec.symbol("Call.to");
  testing::SmallStructures(*spec.theory, 2)
      .any({spec.fact("some_call"),
            spec.arena().application(to, {spec.arena().variable(spec.arena().fresh_variable(spec.sort("Call"), "x"))})},
           [&](const Interpretation& structure) {
             const model::Structure usage = extract_structure(*spec.theory, structure);
             std::size_t calls = 0, ends = 0;
             std::set<std::uint32_t> targets, parties;
             for (const auto& [root, elements] : usage.elements) (spec.model[root].usage ? calls : ends) = elements.size();
             for (const auto& [field, values] : usage.fields)
               for (const model::FieldValue& value : values)
                 if (const auto* element = std::get_if<model::Element>(&std::get<model::Atom>(value)))
                   (spec.model[element->root].is_enum ? parties : targets).insert(element->index);
             const auto power = [](std::uint64_t base, std::size_t n) {
               std::uint64_t result = 1;
               while (n-- > 0) result *= base;
               return result;
             };
             EXPECT_EQ(choices(*spec.theory, usage, Generality::places), power(ends * 3, calls));
             EXPECT_EQ(choices(*spec.theory, usage, Generality::things), power(ends, targets.size()) * power(3, parties.size()));
             EXPECT_EQ(choices(*spec.theory, usage, Generality::elements), power(ends, targets.size()));
             checked += calls > 1;
             return ::testing::Test::HasFailure();
           });
  EXPECT_GT(checked, 0U);
}

}  // namespace
}  // namespace proviso::lower
