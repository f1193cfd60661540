// Defined terms: their definitions, and the arguments of a call.
#include "lower/lowering.h"
#include "text/check.h"

namespace proviso::lower {

using model::Base;
using model::Shape;

std::vector<model::ExprId> Lowering::value_operands(const model::Expression& call) const {
  std::vector<model::ExprId> result;
  for (model::ExprId operand : call.operands) {
    if (!model_[operand].type.is_formula()) result.push_back(operand);
  }
  return result;
}

std::vector<Node> Lowering::arguments(const model::Expression& call, const std::vector<Term>& values, const Environment& environment) {
  std::vector<Node> result;
  std::size_t next = 0;
  for (model::ExprId operand : call.operands) {
    result.push_back(model_[operand].type.is_formula() ? formula(operand, environment) : values[next++]);
  }
  return result;
}

Lowering::Environment Lowering::parameters(const model::Term& term, const std::vector<Node>& arguments) const {
  Environment result;
  for (std::size_t i = 0; i < arguments.size(); ++i) result[term.parameters[i]] = arguments[i];
  return result;
}

// The arguments have the types of the parameters. Empty where the declared types already imply it.
Formula Lowering::argument_types(const model::Expression& call, const std::vector<Term>& values) {
  const model::Term& term = model_[call.term_id];
  std::vector<Formula> types;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const model::ValueType& wanted = model_[term.parameters[i]].value;
    const model::ValueType& given = model_[call.operands[i]].type.value;
    if (wanted.base == Base::element && !model_.is_subtype(given.type, wanted.type)) types.push_back(typed(wanted, values[i]));
  }
  return arena_.conjunction(std::move(types));
}

void Lowering::add_definitions(model::TermId id) {
  const model::Term& term = model_[id];
  const SymbolId symbol = symbols_.terms[id.value];
  if (!symbol.valid()) return;
  const Place place{nothing_};
  std::vector<VariableId> parameters = own(term.parameters);
  std::vector<Term> arguments;
  for (VariableId parameter : parameters) arguments.push_back(arena_.variable(parameter));
  const bool is_relation = is_relational(term.type.shape, term.type.value.base);
  if (is_relation) {
    parameters.push_back(fresh(term.type.value, "value", term.heading.name_span));
    arguments.push_back(arena_.variable(parameters.back()));
  }
  const Formula guard = typed(parameters);
  for (std::uint32_t reading = 0; reading < term.readings.size(); ++reading) {
    const model::ExprId meaning = term.readings[reading].meaning;
    Definition definition{{id, reading}, symbol, parameters, guard, {}, {}};
    const auto add_axiom = [&](Formula says) {
      definition.axioms.push_back({arena_.forall(parameters, arena_.implication(guard, says)), Demand{definition.unit, {}}});
    };
    if (term.type.is_formula()) {
      definition.body = formula(meaning);
    } else if (is_relation) {
      definition.body = member(meaning, arguments.back(), place);
    } else {
      const Formula is_value = member(meaning, arena_.application(symbol, arguments), place);
      if (term.type.shape == Shape::one) {
        add_axiom(is_value);
      } else {
        const Formula presence = arena_.atom(symbols_.term_presence[id.value], arguments);
        add_axiom(arena_.implication(presence, is_value));
        add_axiom(arena_.implication(exists(meaning, nothing_), presence));
      }
    }
    theory_.definitions.push_back(std::move(definition));
  }
}

}  // namespace proviso::lower
