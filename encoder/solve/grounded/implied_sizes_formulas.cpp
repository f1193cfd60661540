// The constraints on numbers that a formula implies.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "solve/grounded/implied_sizes_reading.h"
#include "solve/grounded/tuning.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;
using ground::Pool;
using model::TypeId;

z3::expr ImpliedSizes::Reading::whether(Formula formula) {
  const z3::expr result = context_.bool_const(("b" + std::to_string(names_++)).c_str());
  solver_.add(z3::implies(result, says(formula, true)) && z3::implies(!result, says(formula, false)));
  return result;
}

z3::expr ImpliedSizes::Reading::says(Formula formula, bool wanted) {
  if (const auto known = said_.find({formula, wanted}); known != said_.end()) return known->second;
  const z3::expr result = read(formula, wanted);
  said_.emplace(std::pair{formula, wanted}, result);
  return result;
}

z3::expr ImpliedSizes::Reading::read(Formula formula, bool wanted) {
  const auto children = arena_.children(formula);
  const z3::expr nothing = context_.bool_val(true);
  switch (arena_.kind(formula)) {
    case Kind::verum:
    case Kind::falsum:
      return context_.bool_val((arena_.kind(formula) == Kind::verum) == wanted);
    case Kind::negation:
      return says(children[0], !wanted);
    case Kind::conjunction:
    case Kind::disjunction: {
      const bool all = (arena_.kind(formula) == Kind::conjunction) == wanted;
      z3::expr result = context_.bool_val(all);
      for (Formula child : children) result = all ? result && says(child, wanted) : result || says(child, wanted);
      return result;
    }
    case Kind::equivalence:
      return wanted ? (says(children[0], true) && says(children[1], true)) || (says(children[0], false) && says(children[1], false))
                    : (says(children[0], true) && says(children[1], false)) || (says(children[0], false) && says(children[1], true));
    case Kind::atom:
      return atom(formula, wanted);
    case Kind::equal:
    case Kind::less:
    case Kind::less_equal: {
      const SortId sort = arena_.sort(children[0]);
      if ((sort != Signature::integer && sort != Signature::real) || !arena_.free_variables(formula).empty()) return nothing;
      const z3::expr left = term(children[0]), right = term(children[1]);
      const z3::expr holds = arena_.kind(formula) == Kind::equal  ? left == right
                             : arena_.kind(formula) == Kind::less ? left < right
                                                                  : left <= right;
      return wanted ? holds : !holds;
    }
    case Kind::exists:
      return wanted ? some(formula) : every(formula, true);
    case Kind::forall:
      return wanted ? every(formula, false) : nothing;
    case Kind::at_least: {
      const z3::expr least = context_.int_val(arena_.number(formula).to_fraction().c_str());
      if (!arena_.free_variables(formula).empty()) return nothing;
      const z3::expr many = count(children[0], arena_.variables(formula)[0]);
      return wanted ? many >= least : many < least;
    }
#define KIND(kind, ...) case Kind::kind:
#include "logic/term_kinds.def"
#undef KIND
    case Kind::reach:
      return nothing;
  }
  CHECK(false, name(arena_.kind(formula)));
}

z3::expr ImpliedSizes::Reading::atom(Formula formula, bool wanted) {
  const Meaning& what = *meaning(formula);
  if (const auto* in_force = std::get_if<InForce>(&what)) return context_.bool_val(query_.in_force[in_force->clause.value] == wanted);
  if (const auto* version = std::get_if<IsVersion>(&what)) return context_.bool_val(query_.versions[version->clause.value] == wanted);
  if (const auto* standing = std::get_if<Standing>(&what)) return context_.bool_val(query_.standing[standing->clause.value] == wanted);
  if (const auto* reads = std::get_if<Reads>(&what)) {
    const std::vector<std::uint32_t>& open = query_.open[reads->ambiguity.value];
    const bool is_open = std::ranges::find(open, reads->reading) != open.end();
    if (!is_open || open.size() == 1) return context_.bool_val(is_open == wanted);
  }
  if (std::holds_alternative<TermSymbol>(what)) {
    const auto all = definitions_.find(arena_.symbol(formula));
    if (all == definitions_.end() || all->second.size() != 1 || !all->second[0]->body.valid() ||
        depth_ == grounded_tuning::deepest_definition)
      return context_.bool_val(true);
    const Definition& definition = *all->second[0];
    std::vector<std::pair<VariableId, Term>> given;
    const auto arguments = arena_.children(formula);
    for (std::size_t i = 0; i < arguments.size(); ++i) given.emplace_back(definition.parameters[i], arguments[i]);
    ++depth_;
    const z3::expr result = says(arena_.substitute(definition.body, given), wanted);
    --depth_;
    return result;
  }
  if (!arena_.free_variables(formula).empty()) return context_.bool_val(true);
  const auto known = truths_.try_emplace(formula, context_.bool_const(("t" + std::to_string(formula.id)).c_str())).first;
  return wanted ? known->second : !known->second;
}

z3::expr ImpliedSizes::Reading::some(Formula formula) {
  const Formula body = arena_.children(formula)[0];
  const auto variables = arena_.variables(formula);
  if (variables.size() == 1 && is_closed_but_for(body, variables[0])) return count(body, variables[0]) >= 1;
  z3::expr result = context_.bool_val(true);
  for (VariableId variable : variables) {
    for (Formula part : parts(Kind::conjunction, body)) {
      if (const auto type = type_said(part, variable)) result = result && types_[type->value] >= 1;
    }
  }
  return result;
}

z3::expr ImpliedSizes::Reading::every(Formula formula, bool denied) {
  const auto variables = arena_.variables(formula);
  const Formula body = denied ? arena_.negation(arena_.children(formula)[0]) : arena_.children(formula)[0];
  z3::expr result = context_.bool_val(true);
  for (Formula one : parts(Kind::conjunction, body)) {
    const std::vector<Formula> alternatives = parts(Kind::disjunction, one);
    if (variables.size() == 2) result = result && different(denied_apart(alternatives), variables[0], variables[1]);
    if (variables.size() != 1 || !is_closed_but_for(one, variables[0])) continue;
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      if (!counts_something(alternatives[i])) continue;
      std::vector<Formula> guards;
      bool all = true;
      for (std::size_t j = 0; j < alternatives.size(); ++j) {
        if (j == i) continue;
        guards.push_back(arena_.negation(alternatives[j]));
        all = all && type_said(guards.back(), variables[0]).has_value();
      }
      result = result && each(alternatives[i], variables[0], count(arena_.conjunction(guards), variables[0]), all);
    }
  }
  return result;
}

bool ImpliedSizes::Reading::counts_something(Formula formula) const {
  const Kind kind = arena_.kind(formula);
  if (kind == Kind::negation) return counts_something(arena_.children(formula)[0]);
  if (kind == Kind::conjunction) return std::ranges::any_of(arena_.children(formula), [&](Formula part) { return counts_something(part); });
  return kind == Kind::at_least || kind == Kind::exists || kind == Kind::less || kind == Kind::less_equal;
}

std::vector<Formula> ImpliedSizes::Reading::denied_apart(const std::vector<Formula>& alternatives) {
  std::vector<Formula> result;
  for (Formula one : alternatives) {
    if (arena_.kind(one) != Kind::negation) {
      result.push_back(one);
      continue;
    }
    for (Formula part : parts(Kind::conjunction, arena_.children(one)[0])) result.push_back(arena_.negation(part));
  }
  return result;
}

z3::expr ImpliedSizes::Reading::different(const std::vector<Formula>& alternatives, VariableId x, VariableId y) {
  std::optional<TypeId> of_x = theory_.signature[arena_.sort(x)].type, value;
  bool apart = false;
  for (Formula one : alternatives) {
    const bool denied = arena_.kind(one) == Kind::negation;
    const Formula inner = denied ? arena_.children(one)[0] : one;
    if (denied) {
      if (const auto type = type_said(inner, x)) {
        of_x = type;
        continue;
      }
      if (type_said(inner, y)) continue;
    }
    if (arena_.kind(inner) != Kind::equal) return context_.bool_val(true);
    const auto sides = arena_.children(inner);
    if (!denied && ((is_variable(sides[0], x) && is_variable(sides[1], y)) || (is_variable(sides[0], y) && is_variable(sides[1], x)))) {
      apart = true;
      continue;
    }
    const bool of_both = denied && arena_.kind(sides[0]) == Kind::application && arena_.kind(sides[1]) == Kind::application &&
                         arena_.symbol(sides[0]) == arena_.symbol(sides[1]) && arena_.children(sides[0]).size() == 1;
    if (!of_both || value || !theory_.signature[arena_.sort(sides[0])].type.valid()) return context_.bool_val(true);
    value = theory_.signature[arena_.sort(sides[0])].type;
    if (const auto* field = std::get_if<FieldSymbol>(meaning(sides[0]))) value = theory_.model[field->field].value.type;
  }
  if (!apart || !value || !of_x->valid()) return context_.bool_val(true);
  return types_[of_x->value] <= types_[value->value];
}

}  // namespace proviso::solve
