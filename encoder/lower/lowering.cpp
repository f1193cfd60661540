#include "lower/lowering.h"

#include "text/check.h"

namespace proviso::lower {

using model::Base;

Lowering::Lowering(Theory& theory, const Symbols& symbols)
    : theory_(theory),
      model_(theory.model),
      symbols_(symbols),
      arena_(*theory.arena),
      own_(model_.variables.size()),
      formulas_(model_.expressions.size()) {}

VariableId Lowering::fresh(const model::ValueType& type, std::string name, text::Span span) {
  const VariableId variable = arena_.fresh_variable(symbols_.sort(type), std::move(name), span);
  made_for_.emplace(variable.value, type);
  return variable;
}

VariableId Lowering::own(model::VarId id) {
  std::optional<VariableId>& variable = own_[id.value];
  if (!variable) {
    const model::Variable& declared = model_[id];
    CHECK(declared.value.base == Base::element, "a value is put in place of its parameter");
    variable = fresh(declared.value, std::string(declared.name), declared.span);
  }
  return *variable;
}

std::vector<VariableId> Lowering::own(const std::vector<model::VarId>& ids) {
  std::vector<VariableId> variables;
  for (model::VarId id : ids) variables.push_back(own(id));
  return variables;
}

VariableId Lowering::value_variable(model::ExprId id, const Environment& environment, model::TypeId type, const char* name) {
  const model::ValueType range{Base::element, type};
  if (!environment.empty()) return fresh(range, name, model_[id].span);
  const auto known = value_variables_.find({id, 0});
  if (known != value_variables_.end()) return known->second;
  return value_variables_[{id, 0}] = fresh(range, name, model_[id].span);
}

VariableId Lowering::second_variable(model::ExprId id, const Environment& environment, model::TypeId type, const char* name) {
  const model::ValueType range{Base::element, type};
  if (!environment.empty()) return fresh(range, name, model_[id].span);
  const auto known = value_variables_.find({id, 1});
  if (known != value_variables_.end()) return known->second;
  return value_variables_[{id, 1}] = fresh(range, name, model_[id].span);
}

Formula Lowering::typed(const model::ValueType& type, Term term) {
  if (type.base != Base::element || model_[type.type].is_enum) return arena_.verum();
  return arena_.atom(symbols_.membership[type.type.value], {term});
}

Formula Lowering::typed(const std::vector<VariableId>& variables) {
  std::vector<Formula> types;
  for (VariableId variable : variables) types.push_back(typed(made_for_.at(variable.value), arena_.variable(variable)));
  return arena_.conjunction(std::move(types));
}

Formula Lowering::reads(model::AmbiguityId ambiguity, std::uint32_t reading) {
  if (!ambiguity.valid()) return arena_.verum();
  return arena_.atom(symbols_.reads[ambiguity.value][reading], {});
}

Lowering::Bound Lowering::bind(const std::vector<model::VarId>& ids, const Environment& environment, bool anew) {
  if (environment.empty() && !anew) {
    Bound bound{own(ids), {}, environment};
    bound.types = typed(bound.variables);
    return bound;
  }
  Bound bound{{}, {}, environment};
  for (model::VarId id : ids) {
    const model::Variable& declared = model_[id];
    bound.variables.push_back(fresh(declared.value, std::string(declared.name), declared.span));
    bound.environment[id] = arena_.variable(bound.variables.back());
  }
  bound.types = typed(bound.variables);
  return bound;
}

}  // namespace proviso::lower
