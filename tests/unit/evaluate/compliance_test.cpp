// How an architecture fares clause by clause: all instances are counted, so many are listed, those that nothing triggers with a reason.
#include <string>

#include "../../support/spec_world.h"

namespace proviso::testing {
namespace {

constexpr std::size_t breaking = 1100, not_ours = 30;

ClauseCompliance many_things() {
  std::string text =
      "type Thing { ours, ok: bool }\n"
      "contract k from 2025-01-01 { clause c { every Thing t where t.ours must t.ok } }\n"
      "example e {\n";
  for (std::size_t i = 0; i < breaking; ++i) text += "  Thing b" + std::to_string(i) + " { ours = true, ok = false }\n";
  for (std::size_t i = 0; i < not_ours; ++i) text += "  Thing i" + std::to_string(i) + " { ours = false, ok = false }\n";
  const Spec spec(text + "}\n");
  const Scope scope = full_scope(spec.model);
  const Selection selection;
  Evaluator evaluator(spec.model, spec.model.examples.at(0).structure, scope, selection);
  return compliance(evaluator, spec.model, selection, ClauseId{0});
}

TEST(Compliance, CountsAllAndListsSoMany) {
  const ClauseCompliance clause = many_things();
  EXPECT_FALSE(clause.complied_with);
  ASSERT_EQ(clause.rules.size(), 1U);
  const RuleCompliance& rule = clause.rules[0];
  EXPECT_EQ(rule.count(RuleStatus::violated), breaking);
  EXPECT_EQ(rule.count(RuleStatus::not_triggered), not_ours);
  EXPECT_EQ(rule.count(), breaking + not_ours);
  const auto listed = [&](RuleStatus status) { return std::ranges::count(rule.instances, status, &RuleInstance::status); };
  EXPECT_EQ(listed(RuleStatus::violated), 1000);
  EXPECT_EQ(listed(RuleStatus::not_triggered), 20);
}

TEST(Compliance, SaysWhyNothingTriggersAnInstance) {
  const ClauseCompliance clause = many_things();
  for (const RuleInstance& instance : clause.rules.at(0).instances) {
    ASSERT_EQ(instance.untriggered.has_value(), instance.status == RuleStatus::not_triggered);
    EXPECT_TRUE(!instance.untriggered || !instance.untriggered->value);
  }
}

}  // namespace
}  // namespace proviso::testing
