// Constraints on counts, pairs and sums.
#include <algorithm>
#include <optional>
#include <utility>

#include "solve/grounded/implied_sizes_reading.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;
using ground::Pool;
using model::TypeId;

z3::expr ImpliedSizes::Reading::count(Formula condition, VariableId variable) {
  const SortId sort = arena_.sort(variable);
  const VariableId any = of_.any_of(sort);
  const Formula canonical = with(condition, variable, any);
  if (const auto known = counts_.find({canonical, any}); known != counts_.end()) return known->second;
  const std::vector<Formula> conditions = parts(Kind::conjunction, canonical);
  z3::expr all = types_[theory_.signature[sort].type.value];
  bool is_type = true;
  TypeId narrowest = theory_.signature[sort].type;
  for (Formula one : conditions) {
    if (arena_.kind(one) == Kind::verum) continue;
    const std::optional<TypeId> type = type_said(one, any);
    is_type = is_type && type.has_value();
    if (type && theory_.model.is_subtype(*type, narrowest)) narrowest = *type;
  }
  all = types_[narrowest.value];
  if (is_type) {
    counts_.emplace(std::pair{canonical, any}, all);
    return all;
  }
  const z3::expr result = fresh_int();
  counts_.emplace(std::pair{canonical, any}, result);
  solver_.add(result <= all);
  for (Formula one : conditions) {
    add_to_partition(one, any, narrowest, all, result);
    solver_.add(each(one, any, result, false));
    if (is_closed_but_for(one, any) && arena_.free_variables(one).empty()) solver_.add(z3::implies(result >= 1, says(one, true)));
  }
  return result;
}

bool ImpliedSizes::Reading::is_closed_but_for(Formula formula, VariableId variable) const {
  return std::ranges::all_of(arena_.free_variables(formula), [&](VariableId free) { return free == variable; });
}

void ImpliedSizes::Reading::add_to_partition(Formula condition, VariableId any, TypeId type, const z3::expr& all, const z3::expr& count) {
  const bool denied = arena_.kind(condition) == Kind::negation;
  const Formula positive = denied ? arena_.children(condition)[0] : condition;
  Node field, value;
  if (arena_.kind(positive) == Kind::equal && !denied) {
    const auto sides = arena_.children(positive);
    for (std::size_t i = 0; i < 2; ++i) {
      if (arena_.kind(sides[i]) == Kind::application && arena_.kind(sides[1 - i]) == Kind::element)
        std::tie(field, value) = std::pair{sides[i], sides[1 - i]};
    }
  } else if (arena_.kind(positive) == Kind::atom && arena_.children(positive).size() == 1) {
    std::tie(field, value) = std::pair{positive, denied ? arena_.falsum() : arena_.verum()};
  }
  if (!field.valid() || arena_.children(field).size() != 1 || !is_variable(arena_.children(field)[0], any)) return;
  if (meaning(field) != nullptr && std::holds_alternative<Membership>(*meaning(field))) return;
  auto& values = partitions_[{type, field}];
  const bool is_new = !values.contains(value);
  if (is_new) {
    values.emplace(value, fresh_int());
    z3::expr sum = context_.int_val(0);
    for (const auto& [node, own] : values) sum = sum + own;
    solver_.add(sum <= all);
  }
  solver_.add(count <= values.at(value));
}

z3::expr ImpliedSizes::Reading::pairs(SymbolId symbol) {
  if (const auto known = pairs_.find(symbol); known != pairs_.end()) return known->second;
  const z3::expr result = fresh_int();
  pairs_.emplace(symbol, result);
  if (const auto* field = std::get_if<FieldSymbol>(&theory_.signature[symbol].meaning)) {
    const model::Field& of = theory_.model[field->field];
    const z3::expr& owners = types_[of.owner.value];
    if (of.multiplicity == model::Multiplicity::one) solver_.add(result == owners);
    if (of.multiplicity == model::Multiplicity::optional) solver_.add(result <= owners);
    if (of.multiplicity == model::Multiplicity::some) solver_.add(result >= owners);
    if (of.value.type.valid()) solver_.add(z3::implies(result >= 1, types_[of.value.type.value] >= 1));
  }
  return result;
}

std::optional<SymbolId> ImpliedSizes::Reading::relates(Formula condition, VariableId x, VariableId y) const {
  const auto children = arena_.children(condition);
  if (arena_.kind(condition) == Kind::atom && children.size() == 2) {
    const bool both =
        (is_variable(children[0], x) && is_variable(children[1], y)) || (is_variable(children[0], y) && is_variable(children[1], x));
    const bool stated = !std::holds_alternative<OrderSymbol>(*meaning(condition));
    return both && stated ? std::optional(arena_.symbol(condition)) : std::nullopt;
  }
  if (arena_.kind(condition) != Kind::equal) return std::nullopt;
  for (std::size_t i = 0; i < 2; ++i) {
    const Node application = children[i], other = children[1 - i];
    if (arena_.kind(application) != Kind::application || arena_.children(application).size() != 1) continue;
    const Node argument = arena_.children(application)[0];
    if ((is_variable(argument, x) && is_variable(other, y)) || (is_variable(argument, y) && is_variable(other, x)))
      return arena_.symbol(application);
  }
  return std::nullopt;
}

z3::expr ImpliedSizes::Reading::each(Formula formula, VariableId x, const z3::expr& many, bool all) {
  z3::expr result = context_.bool_val(true);
  const bool denied = arena_.kind(formula) == Kind::negation;
  const Formula positive = denied ? arena_.children(formula)[0] : formula;
  const Kind kind = arena_.kind(positive);
  if (kind == Kind::conjunction && !denied) {
    for (Formula part : arena_.children(positive)) result = result && each(part, x, many, all);
    return result;
  }
  if (kind == Kind::less_equal || kind == Kind::less) return each_total(positive, denied, x, many, all);
  if ((kind != Kind::at_least && kind != Kind::exists) || arena_.variables(positive).size() != 1) return result;
  const VariableId y = arena_.variables(positive)[0];
  const z3::expr least = context_.int_val(kind == Kind::exists ? "1" : arena_.number(positive).to_fraction().c_str());
  const std::vector<Formula> conditions = parts(Kind::conjunction, arena_.children(positive)[0]);
  std::vector<SymbolId> relating;
  std::optional<TypeId> type = theory_.signature[arena_.sort(y)].type;
  std::size_t others = 0;
  for (Formula condition : conditions) {
    if (const auto symbol = relates(condition, x, y))
      relating.push_back(*symbol);
    else if (const auto said = type_said(condition, y))
      type = theory_.model.is_subtype(*said, *type) ? said : type;
    else
      ++others;
  }
  if (!denied) {
    if (type && type->valid()) result = result && z3::implies(many >= 1, types_[type->value] >= least);
    for (SymbolId symbol : relating) result = result && pairs(symbol) >= least * many;
  } else if (all && relating.size() == 1 && others == 0) {
    result = pairs(relating[0]) <= (least - 1) * many;
  }
  return result;
}

z3::expr ImpliedSizes::Reading::each_total(Formula comparison, bool denied, VariableId x, const z3::expr& many, bool all) {
  const auto sides = arena_.children(comparison);
  for (std::size_t i = 0; i < 2; ++i) {
    const Kind kind = arena_.kind(sides[i]);
    if ((kind != Kind::total && kind != Kind::count) || arena_.kind(sides[1 - i]) != Kind::numeral ||
        arena_.variables(sides[i]).size() != 1)
      continue;
    const VariableId y = arena_.variables(sides[i])[0];
    std::vector<Formula> rest;
    bool related = false;
    for (Formula condition : parts(Kind::conjunction, arena_.children(sides[i])[0])) {
      if (relates(condition, x, y))
        related = true;
      else
        rest.push_back(condition);
    }
    const Term summand = kind == Kind::total ? arena_.children(sides[i])[1] : Term{};
    const auto is_of_y = [&](Node node) { return is_closed_but_for(node, y); };
    if (!related || !std::ranges::all_of(rest, is_of_y) || (summand.valid() && !is_of_y(summand))) continue;
    const z3::expr whole =
        kind == Kind::count ? z3::to_real(count(arena_.conjunction(rest), y)) : total(arena_.conjunction(rest), y, summand);
    const z3::expr share = number(arena_.number(sides[1 - i])) * z3::to_real(many);
    // total <= n occurs as `total <= n` or as the negation of `n < total`.
    const bool total_is_less = (i == 0) != denied;
    if (total_is_less && all) return whole <= share;
    if (!total_is_less && summand.valid() &&
        ranges_.range(with(summand, y, of_.any_of(arena_.sort(y)))).least.value_or(Number(-1)) >= Number(0))
      return whole >= share;
  }
  return context_.bool_val(true);
}

z3::expr ImpliedSizes::Reading::total(Formula condition, VariableId variable, Term summand) {
  const VariableId any = of_.any_of(arena_.sort(variable));
  const auto key = std::pair{with(condition, variable, any), with(summand, variable, any)};
  if (const auto known = totals_.find(key); known != totals_.end()) return known->second;
  const z3::expr result = fresh_real();
  totals_.emplace(key, result);
  const z3::expr many = z3::to_real(count(condition, variable));
  const TermRange range = ranges_.range(key.second);
  if (range.least) solver_.add(result >= number(*range.least) * many);
  if (range.most) solver_.add(result <= number(*range.most) * many);
  return result;
}

z3::expr ImpliedSizes::Reading::term(Term node) {
  const auto children = arena_.children(node);
  switch (arena_.kind(node)) {
    case Kind::numeral:
      return number(arena_.number(node));
    case Kind::sum: {
      z3::expr sum = number(Number(0));
      for (Term child : children) sum = sum + term(child);
      return sum;
    }
    case Kind::product:
      return number(arena_.number(node)) * term(children[0]);
    case Kind::to_real:
      return term(children[0]);
    case Kind::conditional:
      if (arena_.free_variables(node).empty()) return z3::ite(whether(children[0]), term(children[1]), term(children[2]));
      break;
    case Kind::count:
      if (arena_.free_variables(node).empty()) return z3::to_real(count(children[0], arena_.variables(node)[0]));
      break;
    case Kind::total:
      if (arena_.free_variables(node).empty() && arena_.variables(node).size() == 1)
        return total(children[0], arena_.variables(node)[0], children[1]);
      break;
#define KIND(kind, ...) case Kind::kind:
#include "logic/formula_kinds.def"
#undef KIND
    case Kind::variable:
    case Kind::application:
    case Kind::element:
    case Kind::floor:
    case Kind::quotient:
    case Kind::day_function:
      break;
  }
  if (const auto known = terms_.find(node); known != terms_.end()) return known->second;
  return terms_.emplace(node, fresh_real()).first->second;
}

}  // namespace proviso::solve
