// Values without arithmetic: names, fields, calls, choices.
#include "lower/lowering.h"
#include "text/check.h"

namespace proviso::lower {

using model::Base;
using model::ExpressionKind;
using model::Multiplicity;
using model::Shape;

namespace {

template <typename T>
void append(std::vector<T>& list, const std::vector<T>& more) {
  list.insert(list.end(), more.begin(), more.end());
}

}  // namespace

std::optional<std::vector<Term>> Lowering::terms(const std::vector<model::ExprId>& ids, const Environment& environment) {
  std::vector<Term> result;
  for (model::ExprId id : ids) {
    const std::optional<Term> one = term(id, environment);
    if (!one) return std::nullopt;
    result.push_back(*one);
  }
  return result;
}

std::optional<Term> Lowering::term(model::ExprId id, const Environment& environment) {
  const model::Expression& e = model_[id];
  if (e.type.shape != Shape::one) return std::nullopt;
  switch (e.kind) {
    case ExpressionKind::variable: {
      const auto given = environment.find(e.variable_id);
      return given != environment.end() ? given->second : arena_.variable(own(e.variable_id));
    }
    case ExpressionKind::individual:
      return arena_.application(symbols_.individuals[e.individual_id.value], {});
    case ExpressionKind::element:
      return arena_.element(symbols_.sort(e.named_type), static_cast<std::uint32_t>(e.integer));
    case ExpressionKind::integer:
      return arena_.integer(e.number);
    case ExpressionKind::decimal:
      return arena_.real(e.number);
    case ExpressionKind::date:
    case ExpressionKind::moment:
      return arena_.integer(Number(e.integer));
    case ExpressionKind::field: {
      const model::Field& field = model_[e.field_id];
      if (!model_.is_subtype(model_[e.operands[0]].type.value.type, field.owner)) return std::nullopt;
      const std::optional<Term> owner = term(e.operands[0], environment);
      if (!owner) return std::nullopt;
      return arena_.application(symbols_.fields[e.field_id.value], {*owner});
    }
    case ExpressionKind::function: {
      const SymbolId symbol = symbols_.terms[e.term_id.value];
      if (!symbol.valid()) return std::nullopt;
      const std::optional<std::vector<Term>> values = terms(e.operands, environment);
      if (!values || argument_types(e, *values) != arena_.verum()) return std::nullopt;
      return arena_.application(symbol, *values);
    }
    case ExpressionKind::choice: {
      if (e.type.value.base == Base::element) return std::nullopt;
      const auto values = terms({e.operands[1], e.operands[2]}, environment);
      if (!values) return std::nullopt;
      return arena_.conditional(formula(e.operands[0], environment), (*values)[0], (*values)[1]);
    }
    case ExpressionKind::widen:
    case ExpressionKind::add:
    case ExpressionKind::subtract:
    case ExpressionKind::difference:
    case ExpressionKind::scale:
    case ExpressionKind::multiply:
    case ExpressionKind::shift:
    case ExpressionKind::date_part:
    case ExpressionKind::lesser:
    case ExpressionKind::greater_of:
    case ExpressionKind::floor: {
      const auto values = terms(e.operands, environment);
      if (!values) return std::nullopt;
      return arithmetic(e, *values);
    }
    case ExpressionKind::count:
      return count(id, environment);
    case ExpressionKind::sum:
      return sum(e, environment);
#define EXPRESSION(kind, ...) case ExpressionKind::kind:
#include "model/formula_kinds.def"
#undef EXPRESSION
    case ExpressionKind::working_shift:
    case ExpressionKind::working_days:
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
      return std::nullopt;
  }
  CHECK(false, name(e.kind));
}

Lowering::Cases Lowering::cases(model::ExprId id, const Place& place) {
  const model::Expression& e = model_[id];
  if (const std::optional<Term> one = term(id, place.environment)) return {{{}, {}, *one, {}}};
  switch (e.kind) {
    case ExpressionKind::field:
      return field_cases(id, place);
    case ExpressionKind::function:
      return call_cases(id, place);
    case ExpressionKind::choice:
      return choice_cases(e, place);
    case ExpressionKind::min:
    case ExpressionKind::max:
      if (place.once) return {named_extremum(id, place.environment)};
      return extremum_cases(id, place.environment);
    case ExpressionKind::working_shift:
    case ExpressionKind::working_days:
      return working_cases(e, place);
    case ExpressionKind::first:
    case ExpressionKind::last:
      return end_cases(id, place);
    case ExpressionKind::first_of:
    case ExpressionKind::last_of:
    case ExpressionKind::sole:
      return member_cases(id, place);
    case ExpressionKind::next:
    case ExpressionKind::previous:
      return neighbour_cases(id, place);
    case ExpressionKind::widen:
    case ExpressionKind::add:
    case ExpressionKind::subtract:
    case ExpressionKind::difference:
    case ExpressionKind::scale:
    case ExpressionKind::multiply:
    case ExpressionKind::shift:
    case ExpressionKind::date_part:
    case ExpressionKind::lesser:
    case ExpressionKind::greater_of:
    case ExpressionKind::floor: {
      Cases result;
      for (const Tuple& tuple : tuples(e.operands, place)) result.push_back(with_value(tuple, arithmetic(e, tuple.values)));
      return result;
    }
#define EXPRESSION(kind, ...) case ExpressionKind::kind:
#include "model/formula_kinds.def"
#undef EXPRESSION
    case ExpressionKind::variable:
    case ExpressionKind::individual:
    case ExpressionKind::element:
    case ExpressionKind::integer:
    case ExpressionKind::decimal:
    case ExpressionKind::date:
    case ExpressionKind::moment:
    case ExpressionKind::count:
    case ExpressionKind::sum:
    case ExpressionKind::set_literal:
    case ExpressionKind::comprehension:
    case ExpressionKind::set_union:
    case ExpressionKind::intersect:
    case ExpressionKind::minus:
      break;
  }
  CHECK(false, name(e.kind));
}

std::vector<Lowering::Tuple> Lowering::tuples(const std::vector<model::ExprId>& ids, const Place& place) {
  std::vector<Tuple> result{{}};
  for (model::ExprId id : ids) {
    std::vector<Tuple> longer;
    for (const Tuple& tuple : result) {
      for (const Case& one : cases(id, inside(place, tuple))) {
        Tuple& next = longer.emplace_back(tuple);
        append(next.variables, one.variables);
        append(next.conditions, one.conditions);
        append(next.named, one.named);
        next.values.push_back(one.value);
      }
    }
    result = std::move(longer);
  }
  return result;
}

Lowering::Place Lowering::inside(const Place& place, const Tuple& tuple) {
  Place result = place;
  append(result.named, tuple.named);
  return result;
}

Lowering::Case Lowering::with_value(const Tuple& tuple, Term value) { return {tuple.variables, tuple.conditions, value, tuple.named}; }

// The value that the conditions determine, named by a variable; reuses the variable of a value that already has one.
Lowering::Case Lowering::with_named(const Tuple& tuple, const Place& place, Named named, VariableId variable,
                                    const std::vector<Formula>& conditions) {
  for (const std::vector<Named>* around : {&place.named, &tuple.named}) {
    for (const Named& known : *around) {
      if (known.is(named)) return with_value(tuple, known.value);
    }
  }
  named.value = arena_.variable(variable);
  Case result = with_value(tuple, named.value);
  result.variables.push_back(variable);
  append(result.conditions, conditions);
  result.named.push_back(std::move(named));
  return result;
}

Lowering::Cases Lowering::field_cases(model::ExprId id, const Place& place) {
  const model::Expression& e = model_[id];
  const model::Field& field = model_[e.field_id];
  const SymbolId symbol = symbols_.fields[e.field_id.value];
  Cases result;
  for (const Tuple& tuple : tuples(e.operands, place)) {
    const Term owner = tuple.values[0];
    if (is_relational(shape(field.multiplicity), field.value.base)) {
      const VariableId variable = value_variable(id, place.environment, field.value.type, "value");
      const Term value = arena_.variable(variable);
      result.push_back(with_named(tuple, place, {e.kind, e.field_id.value, {owner}, {}}, variable,
                                  {typed(field.value, value), arena_.atom(symbol, {owner, value})}));
      continue;
    }
    Case one = with_value(tuple, arena_.application(symbol, {owner}));
    if (field.multiplicity == Multiplicity::optional) {
      one.conditions.push_back(arena_.atom(symbols_.field_presence[e.field_id.value], {owner}));
    } else if (!model_.is_subtype(model_[e.operands[0]].type.value.type, field.owner)) {
      one.conditions.push_back(typed(field.owner, owner));
    }
    result.push_back(std::move(one));
  }
  return result;
}

Lowering::Cases Lowering::call_cases(model::ExprId id, const Place& place) {
  const model::Expression& e = model_[id];
  const model::Term& term = model_[e.term_id];
  const SymbolId symbol = symbols_.terms[e.term_id.value];
  if (!symbol.valid()) return written_out_cases(e, place);
  Cases result;
  for (const Tuple& tuple : tuples(e.operands, place)) {
    const Formula types = argument_types(e, tuple.values);
    if (is_relational(term.type.shape, term.type.value.base)) {
      const VariableId variable = value_variable(id, place.environment, term.type.value.type, "value");
      std::vector<Term> arguments = tuple.values;
      arguments.push_back(arena_.variable(variable));
      result.push_back(with_named(tuple, place, {e.kind, e.term_id.value, tuple.values, {}}, variable,
                                  {types, typed(term.type.value, arguments.back()), arena_.atom(symbol, arguments)}));
      continue;
    }
    Case one = with_value(tuple, arena_.application(symbol, tuple.values));
    one.conditions.push_back(types);
    if (term.type.shape == Shape::optional) {
      one.conditions.push_back(arena_.atom(symbols_.term_presence[e.term_id.value], tuple.values));
    }
    result.push_back(std::move(one));
  }
  return result;
}

Lowering::Cases Lowering::written_out_cases(const model::Expression& call, const Place& place) {
  const model::Term& term = model_[call.term_id];
  Cases result;
  for (const Tuple& tuple : tuples(value_operands(call), place)) {
    const Environment inner = parameters(term, arguments(call, tuple.values, place.environment));
    const Place around = inside(place, tuple);
    for (std::uint32_t reading = 0; reading < term.readings.size(); ++reading) {
      for (const Case& meant : cases(term.readings[reading].meaning, {inner, around.named, place.once})) {
        Case one = with_value(tuple, meant.value);
        append(one.variables, meant.variables);
        one.conditions.push_back(reads(term.ambiguity, reading));
        append(one.conditions, meant.conditions);
        append(one.named, meant.named);
        result.push_back(std::move(one));
      }
    }
  }
  return result;
}

Lowering::Cases Lowering::choice_cases(const model::Expression& e, const Place& place) {
  const Formula condition = formula(e.operands[0], place.environment);
  Cases result;
  for (const auto& [branch, when] : {std::pair{e.operands[1], condition}, std::pair{e.operands[2], arena_.negation(condition)}}) {
    for (Case& one : cases(branch, place)) {
      one.conditions.push_back(when);
      result.push_back(std::move(one));
    }
  }
  return result;
}

}  // namespace proviso::lower
