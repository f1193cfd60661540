// The reasons of loopholes against every architecture of small sizes.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "../unit/answer/spec_model.h"
#include "answer/oracle/readings.h"
#include "enumerate.h"
#include "evaluate/evaluator.h"
#include "model/scope.h"
#include "study/loopholes.h"

namespace proviso::study {
namespace {

using namespace model;

// Does a rule of the variant apply to the thing that defeats the intent, and is its clause not kept?
bool reaches(const Model& variant, const Structure& structure, const Scope& scope, const Selection& selection, RuleId rule,
             const Element& thing) {
  evaluate::Evaluator evaluator(variant, structure, scope, selection);
  const ClauseId clause = variant[rule].clause;
  bool applies = false, breached = false;
  for (const RuleInstance& instance : evaluator.instances(clause, 1000)) {
    if (instance.rule != rule) continue;
    breached = breached || instance.status == RuleStatus::violated;
    if (instance.status != RuleStatus::violated && instance.status != RuleStatus::satisfied) continue;
    for (const auto& [variable, atom] : instance.binding) {
      const auto* element = std::get_if<Element>(&atom);
      applies = applies || (element != nullptr && *element == thing);
    }
  }
  return applies && breached;
}

// The rewordings of the menu that close some loophole among the architectures of a small size; and whether one is closed by none.
struct Enumerated {
  std::set<std::size_t> reasons;
  bool gap = false;
  bool any = false;
};
Enumerated enumerate(const Model& model, const std::vector<Rewording>& menu) {
  Enumerated result;
  std::vector<Model> variants;
  for (const Rewording& one : menu) {
    variants.push_back(model);
    if (one.kind != Rewording::Kind::pin_reading) reword(variants.back(), one);
  }
  Check check;
  check.always = true;
  const Scope scope = scope_of(model, check, {}, {});
  const Expression& intent = model[model.intents.front().formula];
  const answer::Combinations combinations(model.all_open(), [&] {
    std::vector<AmbiguityId> all;
    for (std::uint32_t i = 0; i < model.ambiguities.size(); ++i) all.push_back(AmbiguityId{i});
    return all;
  }());
  differential::Space(model, {}).each([&](const Structure& structure) {
    for (std::size_t c = 0; c < combinations.count(); ++c) {
      const Selection selection = combinations.selection(c);
      evaluate::Evaluator evaluator(model, structure, scope, selection);
      if (!evaluate::broken(evaluator, model, scope).empty()) continue;
      if (std::ranges::any_of(evaluate::compliance(evaluator, model, scope, selection), [](const auto& one) { return !one.complied_with; }))
        continue;
      const TypeId type = model[intent.variables.front()].value.type;
      bool defeated = false, reached = false;
      const auto elements = structure.elements.find(model[type].root);
      for (std::uint32_t i = 0; elements != structure.elements.end() && i < elements->second.size(); ++i) {
        const Element thing{model[type].root, i};
        const Binding binding = {{intent.variables.front(), Atom(thing)}};
        if (!model.is_subtype(elements->second[i].type, type)) continue;
        if (intent.guard.valid() && !evaluator.holds(intent.guard, binding)) continue;
        if (evaluator.holds(intent.operands.front(), binding)) continue;
        defeated = true;
        for (std::size_t m = 0; m < menu.size(); ++m) {
          if (menu[m].kind == Rewording::Kind::pin_reading || !reaches(variants[m], structure, scope, selection, menu[m].rule, thing))
            continue;
          result.reasons.insert(m);
          reached = true;
        }
      }
      result.any = result.any || defeated;
      result.gap = result.gap || (defeated && !reached);
    }
    return false;
  });
  return result;
}

class LoopholesOf : public testing::TestWithParam<const char*> {};

TEST_P(LoopholesOf, AreThoseOfAllSmallArchitectures) {
  const answer::SpecModel spec(GetParam());
  const Result<Loopholes> study = loopholes(spec.model, IntentId{0}, {}, {});
  ASSERT_TRUE(study.ok()) << study.error().message;
  const Loopholes& found = study.value();
  EXPECT_TRUE(found.unknown.empty());
  EXPECT_TRUE(found.gap_is_known);
  std::set<std::size_t> reasons;
  bool gap = false;
  for (const Loophole& loophole : found.found) {
    for (const std::size_t index : loophole.closed_by)
      if (found.menu[index].kind != Rewording::Kind::pin_reading) reasons.insert(index);
    gap = gap || loophole.closed_by.empty() ||
          std::ranges::all_of(loophole.closed_by, [&](std::size_t i) { return found.menu[i].kind == Rewording::Kind::pin_reading; });
  }
  const Enumerated all = enumerate(spec.model, found.menu);
  EXPECT_EQ(reasons, all.reasons);
  EXPECT_EQ(gap, all.gap);
  EXPECT_EQ(!found.found.empty(), all.any);
  // Where a rewording is said to leave no way round, there is none in its variant.
  for (const Closing& closing : found.closings) {
    if (found.menu[closing.rewording].kind == Rewording::Kind::pin_reading) continue;
    if (closing.intent != std::vector{answer::Word::holds}) continue;
    Model variant = spec.model;
    reword(variant, found.menu[closing.rewording]);
    EXPECT_FALSE(enumerate(variant, {}).any);
  }
}

constexpr const char* an_exception = R"(
type Host { secure: bool  public: bool }
contract c from 2026-01-01 {
  clause secured { every Host h where h.public must h.secure }
  clause tests { notwithstanding secured  every Host h where not h.secure may anything }
}
intent safe : every Host h where h.public: h.secure
check c1 { possible some Host h: h.public and not h.secure }
)";
constexpr const char* a_condition_and_unless = R"(
type Host { secure: bool  public: bool  old: bool }
contract c from 2026-01-01 {
  clause secured { every Host h where h.public and not h.old must h.secure unless h.old }
}
intent safe : every Host h: h.secure
)";
constexpr const char* indirect = R"(
type Host { secure: bool  calls: set Host }
individual shop: Host
contract c from 2026-01-01 {
  clause secured { every Host h where h in shop.calls must h.secure }
}
intent safe : every Host h where shop reaches h by calls: h.secure
)";
constexpr const char* readings = R"(
type Host { secure: bool  public: bool  named: bool }
define open(Host h) reading wide = h.public or h.named  reading narrow = h.public
contract c from 2026-01-01 {
  clause secured { every Host h where open(h) must h.secure }
}
intent safe : every Host h where h.public or h.named: h.secure
)";
constexpr const char* none = R"(
type Host { secure: bool  public: bool }
contract c from 2026-01-01 {
  clause secured { every Host h must h.secure }
}
intent safe : every Host h where h.public: h.secure
)";
constexpr const char* nothing_says_so = R"(
type Host { secure: bool  public: bool }
contract c from 2026-01-01 {
  clause other { every Host h where h.public must not h.public }
}
intent safe : every Host h: h.secure
)";

INSTANTIATE_TEST_SUITE_P(Specs, LoopholesOf,
                         testing::Values(an_exception, a_condition_and_unless, indirect, readings, none, nothing_says_so));

TEST(Loopholes, AnExceptionIsDropped) {
  const answer::SpecModel spec(an_exception);
  const Result<Loopholes> study = loopholes(spec.model, IntentId{0}, {}, {});
  ASSERT_TRUE(study.ok());
  ASSERT_EQ(study.value().found.size(), 1u);
  ASSERT_EQ(study.value().closings.size(), 1u);
  const Closing& closing = study.value().closings.front();
  EXPECT_EQ(study.value().menu[closing.rewording].kind, Rewording::Kind::drop_exception);
  EXPECT_EQ(closing.intent, std::vector{answer::Word::holds});
  EXPECT_EQ(closing.no_longer_possible, std::vector{CheckId{0}});
  EXPECT_FALSE(closing.also_forbidden);
  EXPECT_TRUE(closing.forbids_more_is_known);
}

}  // namespace
}  // namespace proviso::study
