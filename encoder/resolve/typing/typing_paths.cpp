#include <algorithm>

#include "resolve/symbols/lookup.h"
#include "resolve/symbols/type_rules.h"
#include "resolve/typing/typing.h"
#include "resolve/typing/variables.h"

namespace proviso::resolve {

namespace {

Shape shape_of(Multiplicity multiplicity) {
  switch (multiplicity) {
    case Multiplicity::one:
      return Shape::one;
    case Multiplicity::optional:
      return Shape::optional;
    case Multiplicity::some:
    case Multiplicity::set:
      return Shape::set;
  }
  CHECK(false);
}

// The shape of a value that is reached through another: a set if either is one, otherwise optional if either is.
Shape through(Shape first, Shape second) { return std::max(first, second); }
static_assert(Shape::one < Shape::optional && Shape::optional < Shape::set);

}  // namespace

ExprId Typing::variable(Span span, VarId id) {
  Expression expression;
  expression.kind = ExpressionKind::variable;
  expression.span = span;
  expression.type = {model_[id].value, Shape::one};
  expression.variable_id = id;
  return add(std::move(expression));
}

ExprId Typing::individual(Span span, IndividualId id) {
  if (!model_[id].type.valid()) return {};
  Expression expression;
  expression.kind = ExpressionKind::individual;
  expression.span = span;
  expression.type = {{Base::element, model_[id].type}, Shape::one};
  expression.individual_id = id;
  return add(std::move(expression));
}

ExprId Typing::element(Span span, TypeId type, std::uint32_t index) {
  Expression expression;
  expression.kind = ExpressionKind::element;
  expression.span = span;
  expression.type = {{Base::element, type}, Shape::one};
  expression.named_type = type;
  expression.integer = index;
  return add(std::move(expression));
}

void Typing::report_values_through_set(Span span, ExprId set, const Field& field) {
  const std::string name(field.name);
  const std::string member(model_[field.owner].heading.name);
  const std::string each = member + " x where x in " + plain(set);
  std::string help = "write `every " + each + ": x." + name + "`, or `some`";
  if (is_number(field.value.base)) help = "write `sum { " + each + " : x." + name + " }`, `min`, `max`, `every` or `some`";
  if (field.value.base == Base::date || field.value.base == Base::moment) {
    help = "write `min { " + each + " : x." + name + " }`, `max`, `every` or `some`";
  }
  reports_.add(Code::T023, span,
               words(set) + " is " + describe(set) + ", and " + in_back_ticks(name) + " holds " +
                   (field.value.base == Base::boolean ? "true or false" : resolve::describe(model_, field.value)) +
                   " for each; there are no sets of those",
               help);
}

ExprId Typing::field(Span span, ExprId operand, const syntax::Name& name) {
  if (!operand.valid()) return {};
  const ExpressionType of = type_of(operand);
  if (of.value.base != Base::element || is_untyped(operand)) {
    reports_.add(Code::T027, name.span, words(operand) + " is " + describe(operand) + " and has no fields");
    return {};
  }
  const TypeId declared = of.value.type;
  FieldId id = find_field(model_, lexicon_.names, declared, name.text);
  if (!id.valid() && of.shape != Shape::set) {
    for (const TypeId known : narrowings.known_types(model_, operand)) {
      if (!id.valid()) id = find_field(model_, lexicon_.names, known, name.text);
    }
  }
  if (!id.valid()) {
    report_missing_field(operand, name);
    return {};
  }
  const Field& field = model_[id];
  if (field.value.base == Base::element && !field.value.type.valid()) return {};
  Expression expression;
  expression.kind = ExpressionKind::field;
  expression.span = span;
  expression.type = {field.value, through(of.shape, shape_of(field.multiplicity))};
  if (expression.type.shape == Shape::set && field.value.base != Base::element) {
    report_values_through_set(span, operand, field);
    return {};
  }
  expression.operands = {operand};
  expression.field_id = id;
  return add(std::move(expression));
}

void Typing::report_missing_field(ExprId operand, const syntax::Name& name) {
  const TypeId declared = type_of(operand).value.type;
  const auto all = lexicon_.names.fields_named.find(name.text);
  if (all != lexicon_.names.fields_named.end()) {
    for (const FieldId id : all->second) {
      const TypeId owner = model_[id].owner;
      if (!model_.is_subtype(owner, declared)) continue;
      const std::string owner_name(model_[owner].heading.name);
      const std::string help = type_of(operand).shape == Shape::set
                                   ? "ask it of `every` or `some` member that `is " + owner_name + "`"
                                   : "write `" + plain(operand) + " is " + owner_name + "` and ... before it";
      reports_.add(Code::T010, name.span,
                   words(operand) + " is " + describe(operand) + "; only " + std::string(article(owner_name)) + " " +
                       in_back_ticks(owner_name) + " has a field " + in_back_ticks(name.text),
                   {model_[id].name_span, "declared here"}, help);
      return;
    }
  }
  std::vector<std::string_view> fields;
  for (const FieldId id : all_fields(model_, declared)) fields.push_back(model_[id].name);
  const std::string type(model_[declared].heading.name);
  reports_.unknown(
      Code::N011, name, in_back_ticks(type) + " has no field " + in_back_ticks(name.text), [&] { return fields; },
      fields.empty() ? in_back_ticks(type) + " has no fields" : "its fields are " + list_in_back_ticks(fields));
}

// Builds the message only after an error, because every argument of every application is checked here.
ExprId Typing::fit(ExprId value, const ValueType& wanted, const Place& place) {
  if (!value.valid()) return {};
  const ExpressionType type = type_of(value);
  const Span span = model_[value].span;
  const auto is = [&] { return words(value) + " is " + describe(value); };
  const auto takes = [&] {
    return "; " + std::string(place.role) + (place.name.empty() ? "" : " " + in_back_ticks(place.name)) + " of " + in_back_ticks(place.of) +
           " is " + resolve::describe(model_, wanted);
  };
  if (type.shape == Shape::set) {
    reports_.add(Code::T020, span, is() + takes(), "ask it of `every` or `some` member of the set");
    return {};
  }
  if (wanted.base == Base::element && type.value.base == Base::element) {
    if (narrowings.is_known_in(model_, value, wanted.type)) return value;
    if (model_.is_subtype(wanted.type, type.value.type)) {
      const std::string name(model_[wanted.type].heading.name);
      reports_.add(Code::T010, span, is() + ", and need not be " + resolve::describe(model_, wanted) + takes(),
                   "write `" + plain(value) + " is " + name + "` and ... before it");
    } else {
      reports_.add(Code::T020, span, is() + takes());
    }
    return {};
  }
  if (wanted.base == type.value.base) return value;
  if (wanted.base == Base::decimal && type.value.base == Base::integer) return widen(value);
  if (wanted.base == Base::integer && type.value.base == Base::decimal) {
    reports_.add(Code::T012, span, is() + takes(), "write `floor(" + plain(value) + ")`");
    return {};
  }
  reports_.add(Code::T020, span, is() + takes());
  return {};
}

ExprId Typing::fit_result(ExprId value, const ExpressionType& wanted, std::string_view term) {
  if (!value.valid() || (wanted.value.base == Base::element && !wanted.value.type.valid())) return {};
  if (wanted.is_formula()) return formula(value);
  if (wanted.shape == Shape::set) settle(value, wanted.value);
  const ExpressionType type = type_of(value);
  const Span span = model_[value].span;
  const auto is = [&] { return words(value) + " is " + describe(value); };
  const auto gives = [&] { return "; " + in_back_ticks(term) + " gives " + resolve::describe(model_, wanted); };
  if ((wanted.shape == Shape::set) != (type.shape == Shape::set)) {
    reports_.add(
        Code::T022, span, is() + gives(),
        wanted.shape == Shape::set ? "write `{ " + plain(value) + " }`" : "declare the term with `: set ...`, or choose one member");
    return {};
  }
  if (wanted.shape == Shape::one && type.shape == Shape::optional) {
    reports_.add(Code::T022, span, words(value) + " may be absent; " + in_back_ticks(term) + " gives just one value",
                 "declare the term with `: optional " + std::string(type_name(model_, wanted.value)) + "`");
    return {};
  }
  if (wanted.shape != Shape::set) return fit(value, wanted.value, {"the value", {}, term});
  if (type.value.base != Base::element || !model_.is_subtype(type.value.type, wanted.value.type)) {
    reports_.add(Code::T020, span, is() + gives());
    return {};
  }
  return value;
}

bool Typing::require_arity(Span span, std::string_view name, std::size_t given, std::size_t wanted, Span declared) {
  if (given == wanted) return true;
  const auto things = [](std::size_t n) { return n == 1 ? std::string("1 thing") : std::to_string(n) + " things"; };
  reports_.add(Code::T019, span, in_back_ticks(name) + " takes " + things(wanted) + ", not " + std::to_string(given),
               {declared, "declared here"});
  return false;
}

ExprId Typing::apply_term(Span span, TermId id, std::vector<ExprId> arguments) {
  const std::string_view name = model_[id].heading.name;
  const std::size_t wanted = model_[id].parameters.size();
  if (!require_arity(span, name, arguments.size(), wanted, model_[id].heading.name_span)) return {};
  Shape shape = model_[id].type.shape;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Variable& parameter = model_[model_[id].parameters[i]];
    if (is_poisoned(parameter)) continue;
    arguments[i] = fit(arguments[i], parameter.value, {"parameter", parameter.name, name});
    if (arguments[i].valid()) shape = std::max(shape, type_of(arguments[i]).shape);
  }
  const ExpressionType type = model_[id].type;
  if (!std::ranges::all_of(arguments, &ExprId::valid)) return {};
  if (type.value.base == Base::element && !type.value.type.valid()) return {};
  Expression expression;
  expression.kind = type.is_formula() ? ExpressionKind::predicate : ExpressionKind::function;
  expression.span = span;
  expression.type = type.is_formula() ? formula_type : ExpressionType{type.value, shape};
  expression.operands = std::move(arguments);
  expression.term_id = id;
  return add(std::move(expression));
}

ExprId Typing::apply_relation(Span span, RelationId id, std::vector<ExprId> arguments) {
  const std::string_view name = model_[id].heading.name;
  const std::size_t wanted = model_[id].columns.size();
  if (!require_arity(span, name, arguments.size(), wanted, model_[id].heading.name_span)) return {};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const TypeId column = model_[id].columns[i];
    if (!column.valid()) continue;
    arguments[i] = fit(arguments[i], {Base::element, column}, {"column", model_[column].heading.name, name});
  }
  if (!std::ranges::all_of(arguments, &ExprId::valid)) return {};
  Expression expression;
  expression.kind = ExpressionKind::tuple;
  expression.span = span;
  expression.type = formula_type;
  expression.operands = std::move(arguments);
  expression.relation_id = id;
  return add(std::move(expression));
}

}  // namespace proviso::resolve
