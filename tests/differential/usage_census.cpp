#include "usage_census.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "evaluate/evaluator.h"
#include "model/usage_copies.h"

namespace proviso::differential {

using namespace model;
using namespace evaluate;

namespace {

// Text that is the same for the same design.
std::string key(const Structure& design) {
  std::string result;
  const auto element = [](const Element& e) { return fmt::format("{}.{}", e.root.value, e.index); };
  for (const auto& [root, elements] : design.elements)
    for (const ElementInfo& info : elements) result += fmt::format("e{}:{} ", root.value, info.type.value);
  for (const auto& [id, named] : design.individuals) result += fmt::format("i{}={} ", id.value, element(named));
  for (const auto& [field, values] : design.fields) {
    for (const FieldValue& value : values) {
      result += fmt::format("f{}=", field.value);
      if (const auto* set = std::get_if<ElementSet>(&value)) {
        for (const Element& e : *set) result += element(e) + ",";
      } else if (const auto* e = std::get_if<Element>(&std::get<Atom>(value))) {
        result += element(*e);
      } else if (const auto* truth = std::get_if<bool>(&std::get<Atom>(value))) {
        result += *truth ? "t" : "f";
      } else if (const auto* number = std::get_if<Number>(&std::get<Atom>(value))) {
        result += number->to_string();
      }
      result += ' ';
    }
  }
  for (const auto& [relation, tuples] : design.relations)
    for (const auto& tuple : tuples) {
      result += fmt::format("r{}(", relation.value);
      for (const Element& e : tuple) result += element(e) + " ";
    }
  return result;
}

bool within_limits(const Model& model, const Structure& structure, const std::vector<Limit>& limits) {
  for (const Limit& limit : limits) {
    const auto& elements = structure.elements.at(model[limit.type].root);
    if (std::ranges::count_if(elements, [&](const ElementInfo& e) { return model.is_subtype(e.type, limit.type); }) > limit.count)
      return false;
  }
  return true;
}

// What the enumeration makes of one design.
struct Fate {
  bool has_usage = false, broken = false, plain = true, asked = false;
  std::vector<bool> met;  // of the requirements on some usage
  std::map<std::pair<RuleId, Binding>, bool> rights;
};

}  // namespace

Admissible enumerated(const Model& model, const Space& space, const Check& check, const Scope& scope, const Selection& selection) {
  std::map<std::string, Fate> designs;
  std::vector<RequirementId> can;
  for (const RequirementId id : scope.requirements)
    if (model[id].mode == Mode::can) can.push_back(id);
  space.each([&](const Structure& structure) {
    if (!within_limits(model, structure, check.limits)) return false;
    Fate& fate = designs[key(design_of(model, structure))];
    fate.met.resize(can.size());
    Evaluator evaluator(model, structure, scope, selection);
    for (const FactId fact : scope.facts)
      if (!evaluator.holds(FactUnit{fact})) return false;
    fate.has_usage = true;
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
      fate.broken = fate.broken || (scope.in_force(ClauseId{i}) && !evaluator.complies(ClauseId{i}));
    for (const RequirementId id : scope.requirements) {
      const bool holds = evaluator.holds(RequirementUnit{id});
      if (model[id].mode == Mode::always) fate.broken = fate.broken || !holds;
      if (model[id].mode == Mode::plain) fate.plain = fate.plain && holds;
    }
    for (std::uint32_t i = 0; i < model.rules.size(); ++i) {
      const Rule& rule = model.rules[i];
      if (!is_right(rule) || !scope.in_force(rule.clause)) continue;
      for (const Binding& binding : evaluator.applications(RuleId{i}, SIZE_MAX)) {
        bool& given = fate.rights[{RuleId{i}, binding}];
        given = given || evaluator.holds(rule.demand, binding);
      }
    }
    for (std::size_t i = 0; i < can.size(); ++i) fate.met[i] = fate.met[i] || evaluator.holds(RequirementUnit{can[i]});
    fate.asked = fate.asked || !check.formula.valid() || evaluator.holds(check.formula) != check.always;
    return false;
  });
  Admissible result;
  for (const auto& [text, fate] : designs) {
    const bool rights = std::ranges::all_of(fate.rights, [](const auto& right) { return right.second; });
    const bool admissible = fate.has_usage && !fate.broken && fate.plain && rights && std::ranges::find(fate.met, false) == fate.met.end();
    result.some = result.some || admissible;
    result.asked = result.asked || (admissible && fate.asked);
  }
  return result;
}

}  // namespace proviso::differential
