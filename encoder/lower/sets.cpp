// Sets are lowered to membership conditions; an optional or single value is lowered to equality.
#include "lower/lowering.h"
#include "text/check.h"

namespace proviso::lower {

using model::ExpressionKind;
using model::Multiplicity;
using model::Shape;

Formula Lowering::member(model::ExprId id, Term element, const Place& place) {
  const model::Expression& e = model_[id];
  const auto each = [&] {
    std::vector<Formula> result;
    for (model::ExprId operand : e.operands) result.push_back(member(operand, element, place));
    return result;
  };
  switch (e.kind) {
    case ExpressionKind::field:
      return field_member(id, element, place);
    case ExpressionKind::function:
      return call_member(e, element, place);
    case ExpressionKind::choice: {
      if (const std::optional<Term> one = term(id, place.environment)) return arena_.equal(*one, element);
      const Formula condition = formula(e.operands[0], place.environment);
      return arena_.disjunction({arena_.conjunction({condition, member(e.operands[1], element, place)}),
                                 arena_.conjunction({arena_.negation(condition), member(e.operands[2], element, place)})});
    }
    case ExpressionKind::set_literal:
    case ExpressionKind::set_union:
      return arena_.disjunction(each());
    case ExpressionKind::intersect:
      return arena_.conjunction(each());
    case ExpressionKind::minus:
      return arena_.conjunction({member(e.operands[0], element, place), arena_.negation(member(e.operands[1], element, place))});
    case ExpressionKind::comprehension: {
      const model::VarId variable = e.variables[0];
      Formula fulfils;
      if (place.environment.empty()) {
        fulfils = arena_.substitute(guard(e, place.environment), {{own(variable), element}});
      } else {
        Environment inner = place.environment;
        inner[variable] = element;
        fulfils = guard(e, inner);
      }
      return arena_.conjunction({typed(model_[variable].value, element), fulfils});
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
    case ExpressionKind::widen:
    case ExpressionKind::add:
    case ExpressionKind::subtract:
    case ExpressionKind::difference:
    case ExpressionKind::scale:
    case ExpressionKind::multiply:
    case ExpressionKind::shift:
    case ExpressionKind::working_shift:
    case ExpressionKind::working_days:
    case ExpressionKind::date_part:
    case ExpressionKind::lesser:
    case ExpressionKind::greater_of:
    case ExpressionKind::floor:
    case ExpressionKind::count:
    case ExpressionKind::sum:
    case ExpressionKind::min:
    case ExpressionKind::max:
    case ExpressionKind::first:
    case ExpressionKind::last:
    case ExpressionKind::first_of:
    case ExpressionKind::last_of:
    case ExpressionKind::sole:
    case ExpressionKind::next:
    case ExpressionKind::previous:
      CHECK(e.type.shape != Shape::set, name(e.kind));
      return holds_for({id}, place, [&](const std::vector<Term>& value, const Place&) { return arena_.equal(value[0], element); });
  }
  CHECK(false, name(e.kind));
}

// The field of `owner`, which has the type of the field's operand, equals the element or contains it.
Formula Lowering::in_field(const model::Expression& e, Term owner, Term element) {
  const model::Field& field = model_[e.field_id];
  const SymbolId symbol = symbols_.fields[e.field_id.value];
  if (is_relational(shape(field.multiplicity), field.value.base)) return arena_.atom(symbol, {owner, element});
  const Formula equal = arena_.equal(arena_.application(symbol, {owner}), element);
  if (field.multiplicity == Multiplicity::optional) {
    return arena_.conjunction({arena_.atom(symbols_.field_presence[e.field_id.value], {owner}), equal});
  }
  if (model_.is_subtype(model_[e.operands[0]].type.value.type, field.owner)) return equal;
  return arena_.conjunction({typed(field.owner, owner), equal});
}

Formula Lowering::field_member(model::ExprId id, Term element, const Place& place) {
  const model::Expression& e = model_[id];
  const model::ExpressionType& owner_type = model_[e.operands[0]].type;
  if (owner_type.shape != Shape::set) {
    return holds_for(e.operands, place, [&](const std::vector<Term>& owner, const Place&) { return in_field(e, owner[0], element); });
  }
  const VariableId variable = value_variable(id, place.environment, owner_type.value.type, "owner");
  const Term owner = arena_.variable(variable);
  return arena_.exists({variable},
                       arena_.conjunction({typed({variable}), member(e.operands[0], owner, place), in_field(e, owner, element)}));
}

Formula Lowering::call_member(const model::Expression& e, Term element, const Place& place) {
  const model::Term& term = model_[e.term_id];
  const SymbolId symbol = symbols_.terms[e.term_id.value];
  return holds_for(value_operands(e), place, [&](const std::vector<Term>& values, const Place& inside) {
    if (symbol.valid()) {
      const Formula types = argument_types(e, values);
      if (is_relational(term.type.shape, term.type.value.base)) {
        std::vector<Term> all = values;
        all.push_back(element);
        return arena_.conjunction({types, arena_.atom(symbol, all)});
      }
      const Formula equal = arena_.equal(arena_.application(symbol, values), element);
      if (term.type.shape == Shape::one) return arena_.conjunction({types, equal});
      return arena_.conjunction({types, arena_.atom(symbols_.term_presence[e.term_id.value], values), equal});
    }
    const Environment inner = parameters(term, arguments(e, values, place.environment));
    std::vector<Formula> meanings;
    for (std::uint32_t reading = 0; reading < term.readings.size(); ++reading) {
      meanings.push_back(
          arena_.conjunction({reads(term.ambiguity, reading), member(term.readings[reading].meaning, element, {inner, inside.named})}));
    }
    return arena_.disjunction(std::move(meanings));
  });
}

}  // namespace proviso::lower
