// An architecture of the copies is one design with several usages: what a copy says of the whole is what the original says of
// the design with that copy's usage.
#include "model/usage_copies.h"

#include <gtest/gtest.h>

#include "../../support/random_structure.h"
#include "../../support/spec_world.h"
#include "evaluate/evaluator.h"

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

}  // namespace
}  // namespace proviso::testing
