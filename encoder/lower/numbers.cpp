// Arithmetic, and aggregates over elements: count, sum, min and max.
#include <algorithm>
#include <set>

#include "lower/calendar_terms.h"
#include "lower/lowering.h"
#include "text/check.h"

namespace proviso::lower {

using model::Base;
using model::ExpressionKind;
using model::Shape;

Term Lowering::arithmetic(const model::Expression& e, const std::vector<Term>& operands) {
  switch (e.kind) {
    case ExpressionKind::widen:
      return arena_.to_real(operands[0]);
    case ExpressionKind::add:
      return arena_.sum(operands);
    case ExpressionKind::subtract:
    case ExpressionKind::difference:
      return arena_.sum({operands[0], arena_.product(Number(-1), operands[1])});
    case ExpressionKind::scale:
      return arena_.product(e.number, operands[0]);
    case ExpressionKind::multiply:
      return multiplied(e.operands[0], operands[0], operands[1]);
    case ExpressionKind::shift:
      return shifted(arena_, e.type.value.base, operands[0],
                     operands.size() > 1 ? arena_.product(Number(e.integer), operands[1]) : arena_.integer(Number(e.integer)), e.unit);
    case ExpressionKind::date_part:
      return date_part(arena_, model_[e.operands[0]].type.value.base, operands[0], e.part);
    case ExpressionKind::lesser:
      return arena_.conditional(arena_.less_equal(operands[0], operands[1]), operands[0], operands[1]);
    case ExpressionKind::greater_of:
      return arena_.conditional(arena_.less_equal(operands[1], operands[0]), operands[0], operands[1]);
    case ExpressionKind::floor:
      return arena_.floor(operands[0]);
#define EXPRESSION(kind, ...) case ExpressionKind::kind:
#include "model/formula_kinds.def"
#undef EXPRESSION
    case ExpressionKind::choice:
    case ExpressionKind::variable:
    case ExpressionKind::field:
    case ExpressionKind::individual:
    case ExpressionKind::element:
    case ExpressionKind::integer:
    case ExpressionKind::decimal:
    case ExpressionKind::date:
    case ExpressionKind::moment:
    case ExpressionKind::function:
    case ExpressionKind::working_shift:
    case ExpressionKind::working_days:
    case ExpressionKind::count:
    case ExpressionKind::sum:
    case ExpressionKind::min:
    case ExpressionKind::max:
    case ExpressionKind::set_literal:
    case ExpressionKind::comprehension:
    case ExpressionKind::set_union:
    case ExpressionKind::intersect:
    case ExpressionKind::minus:
    case ExpressionKind::first:
    case ExpressionKind::last:
    case ExpressionKind::first_of:
    case ExpressionKind::last_of:
    case ExpressionKind::sole:
    case ExpressionKind::next:
    case ExpressionKind::previous:
      break;
  }
  CHECK(false, name(e.kind));
}

Term Lowering::count(model::ExprId id, const Environment& environment) {
  const model::ExprId operand = model_[id].operands[0];
  const model::ExpressionType& type = model_[operand].type;
  const Place place{environment};
  if (type.shape != Shape::set) {
    return arena_.conditional(exists(operand, environment), arena_.integer(Number(1)), arena_.integer(Number(0)));
  }
  const VariableId variable = value_variable(id, environment, type.value.type, "member");
  return arena_.count(variable, arena_.conjunction({typed({variable}), member(operand, arena_.variable(variable), place)}));
}

// One total for each case of the summand. At most one case holds, with at most one choice of elements each.
Term Lowering::sum(const model::Expression& e, const Environment& environment) {
  const Bound bound = bind(e.variables, environment);
  const Formula range = arena_.conjunction({bound.types, guard(e, bound.environment)});
  std::vector<Term> totals{e.type.value.base == Base::decimal ? arena_.real(Number(0)) : arena_.integer(Number(0))};
  for (const Case& one : cases(e.operands[0], {bound.environment, {}, true})) {
    std::vector<VariableId> variables = bound.variables;
    variables.insert(variables.end(), one.variables.begin(), one.variables.end());
    std::vector<Formula> conditions = one.conditions;
    conditions.push_back(range);
    totals.push_back(arena_.total(std::move(variables), arena_.conjunction(std::move(conditions)), one.value));
  }
  return arena_.sum(std::move(totals));
}

// The value of some element in the range such that no other value in the range is beyond it.
Lowering::Cases Lowering::extremum_cases(model::ExprId id, const Environment& environment) {
  const model::Expression& e = model_[id];
  const Bound others = bind(e.variables, environment, true);
  const Formula others_range = arena_.conjunction({others.types, guard(e, others.environment)});
  const auto none_beyond = [&](Term value) {
    const Formula beyond = holds_for(e.operands, {others.environment}, [&](const std::vector<Term>& other, const Place&) {
      return e.kind == ExpressionKind::min ? arena_.less(other[0], value) : arena_.less(value, other[0]);
    });
    return arena_.negation(arena_.exists(others.variables, arena_.conjunction({others_range, beyond})));
  };
  const Bound bound = bind(e.variables, environment);
  const Formula range = arena_.conjunction({bound.types, guard(e, bound.environment)});
  Cases result;
  for (Case& one : cases(e.operands[0], {bound.environment})) {
    one.variables.insert(one.variables.end(), bound.variables.begin(), bound.variables.end());
    one.conditions.push_back(range);
    one.conditions.push_back(none_beyond(one.value));
    one.named.clear();
    result.push_back(std::move(one));
  }
  return result;
}

// Several elements may have the least value, and a sum must count it once: a function symbol is defined to equal it.
Lowering::Case Lowering::named_extremum(model::ExprId id, const Environment& environment) {
  if (environment.empty()) {
    const auto known = extrema_.find(id);
    if (known != extrema_.end()) return known->second;
  }
  const Cases all = extremum_cases(id, environment);
  std::set<VariableId> free;
  for (const Case& one : all) {
    std::set<VariableId> of_case;
    for (Formula condition : one.conditions) {
      of_case.insert(arena_.free_variables(condition).begin(), arena_.free_variables(condition).end());
    }
    of_case.insert(arena_.free_variables(one.value).begin(), arena_.free_variables(one.value).end());
    for (VariableId variable : one.variables) of_case.erase(variable);
    free.merge(of_case);
  }
  const std::vector<VariableId> parameters(free.begin(), free.end());
  std::vector<SortId> sorts;
  std::vector<Term> arguments;
  for (VariableId parameter : parameters) {
    sorts.push_back(arena_.sort(parameter));
    arguments.push_back(arena_.variable(parameter));
  }
  const auto add_symbol = [&](SortId result, Meaning meaning) {
    std::vector<Symbol>& symbols = theory_.signature.symbols;
    symbols.push_back({std::string(name(model_[id].kind)) + " " + std::to_string(symbols.size()), sorts, result, meaning});
    return SymbolId{static_cast<std::uint32_t>(symbols.size() - 1)};
  };
  const Term value = arena_.application(add_symbol(symbols_.sort(model_[id].type.value), ExtremumSymbol{id}), arguments);
  const Formula present = arena_.atom(add_symbol(Signature::boolean, ExtremumPresence{id}), arguments);

  std::vector<Formula> some, is_value;
  for (const Case& one : all) {
    const Formula conditions = arena_.conjunction(one.conditions);
    some.push_back(arena_.exists(one.variables, conditions));
    is_value.push_back(arena_.exists(one.variables, arena_.conjunction({conditions, arena_.equal(one.value, value)})));
  }
  for (Formula axiom : {arena_.implication(arena_.disjunction(some), present), arena_.implication(present, arena_.disjunction(is_value))}) {
    theory_.structural.push_back(
        {arena_.forall(parameters, arena_.implication(typed(parameters), axiom)), Structural{Structural::What::extremum, {}, {}}});
  }
  Case result{{}, {present}, value, {}};
  if (environment.empty()) extrema_.emplace(id, result);
  return result;
}

}  // namespace proviso::lower
