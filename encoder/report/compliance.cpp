#include "report/compliance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "text/check.h"

namespace proviso::report {

namespace {

using model::RuleInstance;
using model::RuleStatus;

constexpr std::size_t shown_at_most = 3;  // instances of one rule with one fate that are told one by one

bool is_compound(const Spec& spec, model::ExprId formula) {
  constexpr std::array compound = {model::ExpressionKind::conjunction, model::ExpressionKind::disjunction,
                                   model::ExpressionKind::implication, model::ExpressionKind::equivalence};
  return std::ranges::find(compound, spec.model[formula].kind) != compound.end();
}

std::string negated(const Spec& spec, model::ExprId formula, const std::string& words) {
  return is_compound(spec, formula) ? fmt::format("not ({})", words) : "not " + words;
}

// ": gpt.hosted_on = Azure": what the rule makes of these things; empty for `anything`.
std::string demanded(const Case& what, const model::Rule& rule, const model::Binding& binding, bool as_demanded) {
  if (!rule.demand.valid()) return {};
  const std::string words = about(what, rule.demand, binding);
  const bool positive = (rule.deontic != syntax::Deontic::must_not) == as_demanded;
  return ": " + (positive ? words : negated(what.spec, rule.demand, words));
}

std::string with_things(std::string_view text, std::string_view preposition, const std::string& names) {
  return names.empty() ? std::string(text) : fmt::format("{} {} {}", text, preposition, names);
}

std::string overriding(const Case& what, const RuleInstance& instance) {
  return ticked(name(what.spec.model, what.spec.model[instance.overriding].clause));
}

// Of a rule that nothing triggers: "no Call c where ...".
std::string never_triggered(const Case& what, const model::Rule& rule) {
  const Spec& spec = what.spec;
  if (rule.variables.empty()) {
    return fmt::format("not triggered: it is not so that {}", excerpt(spec, spec.model[rule.guard].span));
  }
  std::vector<std::string> binders;
  for (const model::VarId id : rule.variables) {
    const model::Variable& variable = spec.model[id];
    binders.push_back(fmt::format("{} {}", spec.model[variable.value.type].heading.name, variable.name));
  }
  const std::string all = fmt::format("{}", fmt::join(binders, ", "));
  if (!rule.guard.valid()) return "not triggered: there is no " + all;
  return fmt::format("not triggered: no {} where {}", all, excerpt(spec, spec.model[rule.guard].span));
}

// "must c.to.hosted_on = Azure"
std::string duty(const Spec& spec, const model::Rule& rule) {
  const std::string demand = rule.demand.valid() ? excerpt(spec, spec.model[rule.demand].span) : "anything";
  switch (rule.deontic) {
    case syntax::Deontic::must: return "must " + demand;
    case syntax::Deontic::must_not: return "must not " + demand;
    case syntax::Deontic::may: return "may " + demand;
  }
  CHECK(false, "a rule without a duty");
}

}  // namespace

std::string fate(const Case& what, const RuleInstance& instance) {
  const model::Rule& rule = what.spec.model[instance.rule];
  const bool permission = rule.deontic == syntax::Deontic::may;
  const std::string names = things(what, instance.binding);
  switch (instance.status) {
    case RuleStatus::violated:
      return with_things("breached", "by", names) + demanded(what, rule, instance.binding, false);
    case RuleStatus::satisfied:
      return with_things(permission ? "made use of" : "complied with", "by", names) + demanded(what, rule, instance.binding, true);
    case RuleStatus::unused:
      return with_things("not made use of", "by", names) + demanded(what, rule, instance.binding, false);
    case RuleStatus::excepted:
      return fmt::format("{}: {}", with_things("excepted", "for", names),
                         about(what, rule.exceptions[instance.exception], instance.binding));
    case RuleStatus::overridden:
      return with_things("overridden by " + overriding(what, instance), "for", names);
    case RuleStatus::not_triggered:
      return with_things("not triggered", "by", names);
  }
  CHECK(false, "a rule without a fate");
}

std::vector<RuleInstance> all_instances(model::Evaluator& evaluator, model::ClauseId id) {
  return evaluator.instances(id, std::numeric_limits<std::size_t>::max());
}

std::vector<std::string> rule_lines(const Case& what, model::RuleId id, const std::vector<RuleInstance>& instances) {
  constexpr std::array told = {RuleStatus::violated, RuleStatus::satisfied, RuleStatus::excepted, RuleStatus::overridden,
                               RuleStatus::unused};
  std::vector<std::string> lines;
  for (const RuleStatus status : told) {
    std::size_t count = 0;
    for (const RuleInstance& instance : instances) {
      if (instance.status == status && ++count <= shown_at_most) lines.push_back(fate(what, instance));
    }
    if (count > shown_at_most) lines.back() += fmt::format("; likewise {} more", count - shown_at_most);
  }
  if (lines.empty()) lines.push_back(never_triggered(what, what.spec.model[id]));
  return lines;
}

void tell_clause(Page& page, std::size_t indent, const Case& what, model::ClauseId id) {
  const model::Clause& clause = what.spec.model[id];
  const std::uint32_t reading = clause.ambiguity.valid() ? what.selection[clause.ambiguity.value] : 0;
  std::string heading = page.paint(Tone::strong, name(what.spec.model, id));
  if (clause.ambiguity.valid()) heading += ", read as " + page.paint(Tone::strong, clause.readings[reading].heading.name);
  if (!clause.heading.gloss.empty()) heading += "  " + quoted(clause.heading.gloss);
  page.paragraph(indent, heading);

  const std::vector<RuleInstance> all = all_instances(what.evaluator, id);
  const std::vector<model::RuleId>& rules = clause.readings[reading].rules;
  for (const model::RuleId rule : rules) {
    std::vector<RuleInstance> instances;
    std::ranges::copy_if(all, std::back_inserter(instances), [&](const RuleInstance& i) { return i.rule == rule; });
    std::size_t inner = indent + 2;
    if (rules.size() > 1) {
      page.paragraph(inner, ticked(duty(what.spec, what.spec.model[rule])));
      inner += 2;
    }
    for (const std::string& line : rule_lines(what, rule, instances)) page.paragraph(inner, line);
  }
}

void tell_compliance(Page& page, std::size_t indent, const Case& what, const model::Scope& scope) {
  for (std::uint32_t i = 0; i < what.spec.model.clauses.size(); ++i) {
    if (scope.in_force(model::ClauseId{i})) tell_clause(page, indent, what, model::ClauseId{i});
  }
}

}  // namespace proviso::report
