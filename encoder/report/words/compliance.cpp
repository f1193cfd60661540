#include "report/words/compliance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "report/words/reason.h"
#include "text/check.h"

namespace proviso::report {

namespace {

using model::RuleInstance;
using model::RuleStatus;

constexpr std::size_t shown_at_most = 3;  // of the instances of one rule with one fate

// ": gpt.hosted_on = Azure": the demand of the rule on these elements; empty for `anything`.
std::string demanded(const Case& what, const model::Rule& rule, const model::Binding& binding, bool as_demanded) {
  if (!rule.demand.valid()) return {};
  const bool positive = (rule.deontic != syntax::Deontic::must_not) == as_demanded;
  return ": " + (positive ? about(what, rule.demand, binding) : about_negation(what, rule.demand, binding));
}

std::string overriding(const Case& what, const RuleInstance& instance) {
  return ticked(name(what.spec.model, what.spec.model[instance.overriding].clause));
}

// The result of a rule for these elements, in words around their names.
struct Fate {
  std::string before;  // "complied with by"
  std::string after;   // ": gpt.hosted_on = Azure"
  bool operator==(const Fate&) const = default;
};

// Is it the end of the contract that excepts the instance?
bool ends(const Case& what, const model::Rule& rule, const RuleInstance& instance) {
  const model::Model& model = what.spec.model;
  return rule.exceptions[instance.exception] == model[model[rule.clause].contract].ends;
}

Fate fate_of(const Case& what, const RuleInstance& instance) {
  const model::Rule& rule = what.spec.model[instance.rule];
  const bool permission = rule.deontic == syntax::Deontic::may;
  const model::Binding& binding = instance.binding;
  switch (instance.status) {
    case RuleStatus::violated:
      return {"breached by", demanded(what, rule, binding, false)};
    case RuleStatus::satisfied:
      return {permission ? "made use of by" : "complied with by", demanded(what, rule, binding, true)};
    case RuleStatus::unused:
      return {"not made use of by", demanded(what, rule, binding, false)};
    case RuleStatus::excepted:
      return {"excepted for", (ends(what, rule, instance) ? ": the contract has ended: " : ": ") +
                                  about(what, rule.exceptions[instance.exception], binding)};
    case RuleStatus::overridden:
      return {fmt::format("overridden by {} for", overriding(what, instance)), ""};
    case RuleStatus::not_triggered:
      return {"not triggered by", instance.untriggered ? ": " + decisive_part(what, *instance.untriggered) : ""};
  }
  CHECK(false, "a rule without a fate");
}

// A rule without variables has no elements: "complied with: sre.hosted_on = AWS".
std::string in_words(const Fate& fate, const std::string& names) {
  if (!names.empty()) return fmt::format("{} {}{}", fate.before, names, fate.after);
  return fate.before.substr(0, fate.before.find_last_of(' ')) + fate.after;
}

// Several choices of elements with the same result; `further` more of them are not listed.
std::string names_of(const Case& what, const std::vector<const RuleInstance*>& instances, std::size_t further) {
  std::vector<std::string> names;
  for (const RuleInstance* instance : instances) {
    const std::string one = things(what, instance->binding);
    names.push_back(instances.size() > 1 && instance->binding.size() > 1 ? fmt::format("({})", one) : one);
  }
  if (names.size() <= shown_at_most && further == 0) return listed(names);
  further += names.size() - std::min(names.size(), shown_at_most);
  names.resize(std::min(names.size(), shown_at_most));
  names.push_back(fmt::format("{} more", further));
  return listed(names);
}

bool is_there(const Case& what, model::TypeId type) {
  const model::Model& model = what.spec.model;
  if (model[type].is_enum) return true;
  const auto elements = what.structure.elements.find(model[type].root);
  return elements != what.structure.elements.end() &&
         std::ranges::any_of(elements->second, [&](const model::ElementInfo& info) { return model.is_subtype(info.type, type); });
}

// What a rule applies to, as written: "Call c where ...", "different Call c, d".
std::string head_of(const Spec& spec, const model::Rule& rule) {
  const text::Span guard = rule.guard.valid() ? spec.model[rule.guard].span : text::Span{};
  const std::uint32_t end = guard.valid() ? guard.end : spec.model[rule.variables.back()].span.end;
  std::string head = excerpt(spec, {rule.span.file, rule.span.begin, end});
  for (const std::string_view word : {"every ", "there must be no "})
    if (head.starts_with(word)) head.erase(0, word.size());
  return head;
}

// For a rule that nothing triggers: "no Call c where ..."; or, if its types are empty, which elements do not exist.
std::string never_triggered(const Case& what, const model::Rule& rule, bool nothing_there) {
  const model::Model& model = what.spec.model;
  std::vector<std::string> all, missing;
  std::vector<model::TypeId> seen;
  for (const model::VarId id : rule.variables) {
    const model::TypeId type = model[id].value.type;
    all.push_back(fmt::format("{} {}", model[type].heading.name, model[id].name));
    if (is_there(what, type) || std::ranges::find(seen, type) != seen.end()) continue;
    seen.push_back(type);
    missing.push_back(all.back());
  }
  if (nothing_there) return "not triggered: there is no " + listed(missing.empty() ? all : missing, "and no");
  return "not triggered: no " + head_of(what.spec, rule);
}

std::vector<std::string> lines_of(const Case& what, const model::RuleCompliance& rule, RuleStatus status) {
  std::vector<std::pair<Fate, std::vector<const RuleInstance*>>> alike;
  for (const RuleInstance& instance : rule.instances) {
    if (instance.status != status) continue;
    const Fate fate = fate_of(what, instance);
    auto it = std::ranges::find(alike, fate, [](const auto& group) { return group.first; });
    if (it == alike.end()) it = alike.insert(it, {fate, {}});
    it->second.push_back(&instance);
  }
  std::size_t listed = 0;
  for (const auto& [fate, instances] : alike) listed += instances.size();
  // Instances that were counted but not kept get the result of the listed ones, if these all have the same.
  const std::size_t further = alike.size() == 1 ? rule.count(status) - listed : 0;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < alike.size() && i < shown_at_most; ++i)
    lines.push_back(in_words(alike[i].first, names_of(what, alike[i].second, further)));
  if (alike.size() > shown_at_most) lines.back() += fmt::format("; and so on, {} in all", rule.count(status));
  return lines;
}

}  // namespace

std::string fate(const Case& what, const RuleInstance& instance) {
  return in_words(fate_of(what, instance), things(what, instance.binding));
}

std::string duty_of(const Spec& spec, const model::Rule& rule) {
  if (!rule.demand.valid() && rule.deontic == syntax::Deontic::must_not) {
    const auto happens = [&](model::VarId id) { return spec.model[spec.model[id].value.type].usage; };
    return std::ranges::any_of(rule.variables, happens) ? "must not happen" : "must not be there";
  }
  const std::string demand = rule.demand.valid() ? excerpt(spec, spec.model[rule.demand].span) : "anything";
  switch (rule.deontic) {
    case syntax::Deontic::must:
      return "must " + demand;
    case syntax::Deontic::must_not:
      return "must not " + demand;
    case syntax::Deontic::may:
      return "may " + demand;
    case syntax::Deontic::able:
      return "must be able to " + demand;
  }
  CHECK(false, "a rule without a duty");
}

std::vector<std::string> violation_lines(const Case& what, const model::RuleCompliance& rule) {
  return lines_of(what, rule, RuleStatus::violated);
}

std::vector<std::string> rule_lines(const Case& what, const model::RuleCompliance& compliance) {
  const model::Rule& rule = what.spec.model[compliance.rule];
  if (compliance.count() == 0) return {never_triggered(what, rule, true)};
  constexpr std::array in_order = {RuleStatus::violated,   RuleStatus::satisfied, RuleStatus::excepted,
                                   RuleStatus::overridden, RuleStatus::unused,    RuleStatus::not_triggered};
  std::vector<std::string> lines;
  for (const RuleStatus status : in_order) {
    const bool many = compliance.count(status) > shown_at_most || (rule.variables.size() > 1 && compliance.count(status) > 0);
    if (status == RuleStatus::not_triggered && many) {
      if (lines.empty()) lines.push_back(never_triggered(what, rule, false));
      continue;
    }
    std::ranges::move(lines_of(what, compliance, status), std::back_inserter(lines));
  }
  return lines;
}

}  // namespace proviso::report
