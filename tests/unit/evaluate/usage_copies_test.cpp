// An architecture of the copies is one design with several usages: what a copy says of the whole is what the original says of
// the design with that copy's usage.
#include "model/usage_copies.h"

#include <gtest/gtest.h>

#include <ranges>

#include "../../support/random_structure.h"
#include "../../support/spec_world.h"
#include "evaluate/evaluator.h"
#include "model/element_names.h"

namespace proviso::testing {
namespace {

const char* const spec_text = R"(
enum Cloud { home, elsewhere }
type Host { on: Cloud, beside: set Host }
type Service { at: Host, limit: int }
individual main: Service
usage type Event ordered { weight: int }
usage type Call is Event { through: Service, after_call: optional Event }
usage relation touches(Event, Host)
relation feeds(Service, Service)

define local(Service s) = s.at.on = home
define heavy(Event e)
  reading above_limit = (e is Call) and e.weight > main.limit
  reading above_all = no Event f where f != e: f.weight > e.weight

fact design_only : every Service s: not feeds(s, s)
fact usage_only : every Event e where first Event = e: e.weight >= 0
fact both : every Call c where local(c.through): touches(c, c.through.at)
contract k from 2026-01-01 {
  clause on_design { every Host h where h.on = elsewhere must some Service s: s.at = h }
  clause on_usage { every Call c where heavy(c) must local(c.through) }
  clause counted { must 2 * count({ Event e where heavy(e) }) <= count({ Event e }) }
  clause leave { notwithstanding on_usage every Call c where c.through = main may anything }
}
requirement asked can: some Call c, Event e where e before c: c.after_call = e and heavy(e)
requirement plain : some Host h: h in h.beside
)";

std::vector<Unit> units(const Model& model) {
  std::vector<Unit> result;
  for (std::uint32_t i = 0; i < model.facts.size(); ++i) result.push_back(FactUnit{{i}});
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) result.push_back(ClauseUnit{{i}});
  for (std::uint32_t i = 0; i < model.requirements.size(); ++i) result.push_back(RequirementUnit{{i}});
  return result;
}

TEST(UsageCopies, KnowTheirOriginals) {
  const Spec spec(spec_text);
  UsageCopies copies(spec.model, 3);
  for (const Unit& unit : units(spec.model)) {
    for (std::size_t copy = 0; copy < 3; ++copy) EXPECT_EQ(copies.original(copies.in_copy(copy, unit)), unit);
    EXPECT_EQ(copies.in_copy(0, unit), unit);  // the spec's own
  }
  // What does not mention usage is shared; the rest is there once for each copy.
  EXPECT_EQ(copies.in_copy(1, FactUnit{{0}}), copies.in_copy(2, FactUnit{{0}}));
  EXPECT_NE(copies.in_copy(1, FactUnit{{1}}), copies.in_copy(2, FactUnit{{1}}));
  EXPECT_NE(copies.in_copy(1, FactUnit{{2}}), copies.in_copy(0, FactUnit{{2}}));
  for (std::uint32_t i = 0; i < spec.model.types.size(); ++i) {
    const TypeId type{i};
    for (std::size_t copy = 0; copy < 3; ++copy) EXPECT_EQ(copies.original(copies.in_copy(copy, type)), type);
    EXPECT_EQ(copies.in_copy(1, type) == copies.in_copy(2, type), !spec.model[type].usage);
  }
}

TEST(UsageCopies, SayOfTheirUsageWhatTheOriginalSays) {
  const Spec spec(spec_text);
  constexpr std::size_t count = 3;
  UsageCopies copies(spec.model, count);
  const Scope scope = full_scope(spec.model), all_scope = full_scope(copies.model());
  testing::RandomStructures random(copies.model(), 1, 3);
  std::size_t looked_at = 0;
  std::map<Unit, std::set<bool>> truths;
  for (int i = 0; i < 400; ++i) {
    const std::optional<Structure> all = random.next();
    if (!all) continue;
    ++looked_at;
    for (const Selection& selection : {Selection{0}, Selection{1}}) {
      Evaluator of_all(copies.model(), *all, all_scope, selection);
      for (std::size_t copy = 0; copy < count; ++copy) {
        const Structure usage = copies.usage(*all, copy);
        ASSERT_EQ(well_formed(spec.model, usage), std::vector<std::string>());
        Evaluator of_usage(spec.model, usage, scope, selection);
        for (const Unit& unit : units(spec.model)) {
          const bool holds = of_usage.holds(unit);
          EXPECT_EQ(of_all.holds(copies.in_copy(copy, unit)), holds);
          truths[unit].insert(holds);
        }
        EXPECT_EQ(design_of(spec.model, usage), design_of(spec.model, copies.usage(*all, 0)));
      }
    }
  }
  EXPECT_GT(looked_at, 100U);
  // A permission alone is always kept.
  for (const auto& [unit, both] : truths) EXPECT_EQ(both.size(), unit == Unit{ClauseUnit{{3}}} ? 1U : 2U);
}

TEST(UsageCopies, DesignsHaveNoUsage) {
  const Spec spec(spec_text);
  testing::RandomStructures random(spec.model, 7, 3);
  std::size_t pointing = 0;
  for (int i = 0; i < 100; ++i) {
    const std::optional<Structure> structure = random.next();
    if (!structure) continue;
    const Structure design = design_of(spec.model, *structure);
    EXPECT_EQ(well_formed(spec.model, design), std::vector<std::string>());
    EXPECT_TRUE(pointed_to(spec.model, design).empty());
    EXPECT_EQ(design_of(spec.model, design), design);
    pointing += pointed_to(spec.model, *structure).empty() ? 0 : 1;
  }
  EXPECT_GT(pointing, 0U);
}

// ---- families of usages

constexpr const char* with_rights = R"(
usage relation down(Host)
define out_of_order(Service s) = down(s.at) or (some Call c where c.through = s: c = last Call)
fact orderly "Next, previous, first and last are those of one usage" :
  every Event e: (exists next e implies (next e).weight >= e.weight) and (not out_of_order(main) or exists previous e or e = first Event)
fact few : sum { Event e : e.weight } >= count({ Event e }) - 2
fact followed : every Call c, Event e where c reaches e by after_call: touches(e, main.at) or down(main.at)
contract r from 2026-01-01 {
  clause of_each { every Service s, Cloud k where s.at.on = k must be able to (some Call c where c.through = s: heavy(c) or down(s.at)) }
}
)";

using Tuple = std::vector<Element>;

// The usage of those elements that belong to the choice, as an architecture of the original.
Structure restricted(const Spec& spec, const UsageCopies& copies, const UsageCopies::Family& family, const Structure& all,
                     const Tuple& choice) {
  const TypeId root{*std::ranges::find_if(std::views::iota(0U, static_cast<std::uint32_t>(spec.model.types.size())),
                                          [&](std::uint32_t i) { return spec.model.types[i].usage; })};
  Structure usage = copies.usage(all, family.copy);
  std::map<std::uint32_t, std::uint32_t> kept;
  for (std::uint32_t i = 0; i < usage.elements[root].size(); ++i) {
    Tuple tuple{{copies.in_copy(family.copy, root), i}};
    tuple.insert(tuple.end(), choice.begin(), choice.end());
    if (all.relations.at(family.belongs.at(root)).contains(tuple)) kept[i] = static_cast<std::uint32_t>(kept.size());
  }
  const auto only_kept = [&](auto& list) {
    auto before = std::move(list);
    list.clear();
    for (const auto& [old, now] : kept) list.push_back(before[old]);
  };
  only_kept(usage.elements[root]);
  for (auto& [field, values] : usage.fields) {
    if (!spec.model[spec.model[field].owner].usage) continue;
    only_kept(values);
    for (FieldValue& value : values) {
      auto* atom = std::get_if<Atom>(&value);
      auto* element = atom == nullptr ? nullptr : std::get_if<Element>(atom);
      if (element != nullptr && element->root == root) element->index = kept.at(element->index);
    }
  }
  for (auto& [relation, tuples] : usage.relations) {
    if (!spec.model[relation].usage) continue;
    const std::size_t columns = spec.model[relation].columns.size();
    std::set<Tuple> before = std::move(tuples);
    tuples.clear();
    for (Tuple tuple : before) {
      // A relation of design types has a tuple for each choice.
      if (tuple.size() > columns && !std::equal(choice.begin(), choice.end(), tuple.begin() + static_cast<std::ptrdiff_t>(columns)))
        continue;
      tuple.resize(columns);
      bool there = true;
      for (Element& element : tuple) {
        if (element.root != root) continue;
        there = there && kept.contains(element.index);
        if (there) element.index = kept.at(element.index);
      }
      if (there) tuples.insert(tuple);
    }
  }
  name_elements(spec.model, usage);
  return usage;
}

TEST(UsageCopies, AFamilySaysOfEachOfItsUsagesWhatTheOriginalSays) {
  const Spec spec(std::string(spec_text) + with_rights);
  const Model& model = spec.model;
  const RuleId right{static_cast<std::uint32_t>(model.rules.size() - 1)};
  ASSERT_TRUE(is_right(model[right]));
  UsageCopies copies(model, 1, {right});
  const UsageCopies::Family& family = copies.families().front();
  ASSERT_TRUE(family.exact);
  const auto [root, belongs] = *family.belongs.begin();
  const FieldId after_call{static_cast<std::uint32_t>(
      std::ranges::find(copies.model().fields.rbegin(), copies.model().fields.rend(), "after_call", &Field::name).base() -
      copies.model().fields.begin() - 1)};
  const Scope scope = full_scope(model), all_scope = full_scope(copies.model());
  testing::RandomStructures random(copies.model(), 3, 3);
  std::map<std::string, std::set<bool>> truths;
  for (int i = 0; i < 600; ++i) {
    std::optional<Structure> all = random.next();
    if (!all) continue;
    // What an element refers to belongs to the same choices.
    std::set<Tuple>& tuples = all->relations.at(belongs);
    for (std::size_t before = SIZE_MAX; before != tuples.size();) {
      before = tuples.size();
      for (Tuple tuple : std::set<Tuple>(tuples)) {
        const auto* next = std::get_if<Element>(&std::get<Atom>(all->fields.at(after_call)[tuple[0].index]));
        if (next != nullptr) tuple[0] = *next, tuples.insert(tuple);
      }
    }
    for (const Selection& selection : {Selection{0}, Selection{1}}) {
      Evaluator of_all(copies.model(), *all, all_scope, selection);
      for (const ExprId closed : family.closed) EXPECT_TRUE(of_all.holds(closed));
      std::map<FactId, bool> hold_in_each;
      for (std::uint32_t host = 0; host < all->elements.at(TypeId{2}).size(); ++host) {
        for (std::uint32_t cloud = 0; cloud < 2; ++cloud) {
          const Structure usage = restricted(spec, copies, family, *all, {{TypeId{2}, host}, {TypeId{0}, cloud}});
          ASSERT_EQ(well_formed(model, usage), std::vector<std::string>());
          Evaluator of_usage(model, usage, scope, selection);
          for (std::uint32_t fact = 0; fact < model.facts.size(); ++fact) {
            bool& all_hold = hold_in_each.try_emplace(FactId{fact}, true).first->second;
            all_hold = all_hold && of_usage.holds(FactUnit{{fact}});
          }
          const RuleId copy = family.right;
          const Rule& rule = copies.model()[copy];
          const Binding binding{{rule.variables[0], Element{TypeId{2}, host}}, {rule.variables[1], Element{TypeId{0}, cloud}}};
          const bool given = of_usage.holds(model[right].demand, binding);
          EXPECT_EQ(of_all.holds(rule.demand, binding), given);
          truths["right"].insert(given);
        }
      }
      if (all->elements.at(TypeId{2}).empty()) continue;
      for (const auto& [fact, holds] : hold_in_each) {
        EXPECT_EQ(of_all.holds(copies.in_copy(family.copy, FactUnit{fact})), holds) << model[fact].heading.name;
        truths[std::string(model[fact].heading.name)].insert(holds);
      }
    }
  }
  for (const auto& [what, both] : truths) EXPECT_EQ(both.size(), 2U) << what;
}

}  // namespace
}  // namespace proviso::testing
