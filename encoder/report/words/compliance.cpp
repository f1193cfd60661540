#include "report/words/compliance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "report/words/reason.h"
#include "text/check.h"

namespace proviso::report {

namespace {

using evaluate::RuleInstance;
using evaluate::RuleStatus;

constexpr std::size_t shown_at_most = 3;  // of the instances of one rule with one fate

// ": gpt.hosted_on = Azure": what the rule makes of these things; empty for `anything`.
std::string demanded(const Case& what, const model::Rule& rule, const evaluate::Binding& binding, bool as_demanded) {
  if (!rule.demand.valid()) return {};
  const bool positive = (rule.deontic != syntax::Deontic::must_not) == as_demanded;
  return ": " + (positive ? about(what, rule.demand, binding) : about_negation(what, rule.demand, binding));
}

std::string overriding(const Case& what, const RuleInstance& instance) {
  return ticked(name(what.spec.model, what.spec.model[instance.overriding].clause));
}

// What became of a rule for these things, in words around their names.
struct Fate {
  std::string before;  // "complied with by"
  std::string after;   // ": gpt.hosted_on = Azure"
  bool operator==(const Fate&) const = default;
};

Fate fate_of(const Case& what, const RuleInstance& instance) {
  const model::Rule& rule = what.spec.model[instance.rule];
  const bool permission = rule.deontic == syntax::Deontic::may;
  const evaluate::Binding& binding = instance.binding;
  switch (instance.status) {
    case RuleStatus::violated:
      return {"breached by", demanded(what, rule, binding, false)};
    case RuleStatus::satisfied:
      return {permission ? "made use of by" : "complied with by", demanded(what, rule, binding, true)};
    case RuleStatus::unused:
      return {"not made use of by", demanded(what, rule, binding, false)};
    case RuleStatus::excepted:
      return {"excepted for", ": " + about(what, rule.exceptions[instance.exception], binding)};
    case RuleStatus::overridden:
      return {fmt::format("overridden by {} for", overriding(what, instance)), ""};
    case RuleStatus::not_triggered:
      return {"not triggered by", rule.guard.valid() ? ": " + decisive_part(what, what.evaluator.why(rule.guard, binding)) : ""};
  }
  CHECK(false, "a rule without a fate");
}

// A rule without variables is about nothing in particular: "complied with: sre.hosted_on = AWS".
std::string in_words(const Fate& fate, const std::string& names) {
  if (!names.empty()) return fmt::format("{} {}{}", fate.before, names, fate.after);
  return fate.before.substr(0, fate.before.find_last_of(' ')) + fate.after;
}

// Several choices of things that fare alike.
std::string names_of(const Case& what, const std::vector<const RuleInstance*>& instances) {
  std::vector<std::string> names;
  for (const RuleInstance* instance : instances) {
    const std::string one = things(what, instance->binding);
    names.push_back(instances.size() > 1 && instance->binding.size() > 1 ? fmt::format("({})", one) : one);
  }
  if (names.size() <= shown_at_most) return listed(names);
  const std::size_t further = names.size() - shown_at_most;
  names.resize(shown_at_most);
  names.push_back(fmt::format("{} more", further));
  return listed(names);
}

// Of a rule that nothing triggers: "no Call c where ...".
std::string never_triggered(const Case& what, const model::Rule& rule, bool nothing_there) {
  const Spec& spec = what.spec;
  std::vector<std::string> binders;
  for (const model::VarId id : rule.variables) {
    const model::Variable& variable = spec.model[id];
    binders.push_back(fmt::format("{} {}", spec.model[variable.value.type].heading.name, variable.name));
  }
  const std::string all = fmt::format("{}", fmt::join(binders, ", "));
  if (nothing_there) return "not triggered: there is no " + all;
  return fmt::format("not triggered: no {} where {}", all, excerpt(spec, spec.model[rule.guard].span));
}

// "must c.to.hosted_on = Azure"
std::string duty_of(const Spec& spec, const model::Rule& rule) {
  const std::string demand = rule.demand.valid() ? excerpt(spec, spec.model[rule.demand].span) : "anything";
  switch (rule.deontic) {
    case syntax::Deontic::must:
      return "must " + demand;
    case syntax::Deontic::must_not:
      return "must not " + demand;
    case syntax::Deontic::may:
      return "may " + demand;
  }
  CHECK(false, "a rule without a duty");
}

}  // namespace

std::string fate(const Case& what, const RuleInstance& instance) {
  return in_words(fate_of(what, instance), things(what, instance.binding));
}

bool only_permits(const model::Model& model, model::ClauseId id) {
  return std::ranges::all_of(model[id].readings, [&](const model::ClauseReading& reading) {
    return std::ranges::all_of(reading.rules, [&](model::RuleId rule) { return model[rule].deontic == syntax::Deontic::may; });
  });
}

std::vector<RuleInstance> all_instances(evaluate::Evaluator& evaluator, model::ClauseId id) {
  return evaluator.instances(id, std::numeric_limits<std::size_t>::max());
}

std::vector<std::string> rule_lines(const Case& what, model::RuleId id, const std::vector<RuleInstance>& instances) {
  if (instances.empty()) return {never_triggered(what, what.spec.model[id], true)};
  constexpr std::array in_order = {RuleStatus::violated,   RuleStatus::satisfied, RuleStatus::excepted,
                                   RuleStatus::overridden, RuleStatus::unused,    RuleStatus::not_triggered};
  const std::size_t variables = what.spec.model[id].variables.size();
  std::vector<std::string> lines;
  for (const RuleStatus status : in_order) {
    std::vector<std::pair<Fate, std::vector<const RuleInstance*>>> alike;
    const auto count = std::ranges::count(instances, status, &RuleInstance::status);
    if (status == RuleStatus::not_triggered && (count > static_cast<std::ptrdiff_t>(shown_at_most) || variables > 1)) {
      if (lines.empty()) lines.push_back(never_triggered(what, what.spec.model[id], false));
      continue;
    }
    for (const RuleInstance& instance : instances) {
      if (instance.status != status) continue;
      const Fate fate = fate_of(what, instance);
      auto it = std::ranges::find(alike, fate, [](const auto& group) { return group.first; });
      if (it == alike.end()) it = alike.insert(it, {fate, {}});
      it->second.push_back(&instance);
    }
    for (std::size_t i = 0; i < alike.size() && i < shown_at_most; ++i) {
      lines.push_back(in_words(alike[i].first, names_of(what, alike[i].second)));
    }
    if (alike.size() > shown_at_most) lines.back() += fmt::format("; and so on, {} in all", count);
  }
  return lines;
}

void tell_clause(Page& page, std::size_t indent, const Case& what, model::ClauseId id) {
  const model::Clause& clause = what.spec.model[id];
  const std::uint32_t reading = clause.ambiguity.valid() ? what.selection[clause.ambiguity.value] : 0;
  std::string heading = page.paint(Tone::strong, name(what.spec.model, id));
  if (clause.ambiguity.valid()) heading += ", read as " + page.paint(Tone::strong, clause.readings[reading].heading.name);
  if (!clause.heading.gloss.empty()) heading += "  " + in_quotes(clause.heading.gloss);
  page.paragraph(indent, heading);

  const std::vector<RuleInstance> all = all_instances(what.evaluator, id);
  const std::vector<model::RuleId>& rules = clause.readings[reading].rules;
  for (const model::RuleId rule : rules) {
    std::vector<RuleInstance> instances;
    std::ranges::copy_if(all, std::back_inserter(instances), [&](const RuleInstance& i) { return i.rule == rule; });
    std::size_t inner = indent + 2;
    if (rules.size() > 1) {
      page.paragraph(inner, ticked(duty_of(what.spec, what.spec.model[rule])));
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
