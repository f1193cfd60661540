#include "resolve/symbols/lookup.h"
#include "resolve/symbols/type_rules.h"
#include "resolve/typing/typing.h"

namespace proviso::resolve {

ExprId Typing::end_of_order(ExpressionKind kind, Span span, const syntax::Name& name) {
  const TypeId type = look_up_type(lexicon_, name, reports_);
  if (!type.valid() || !require_ordered(name.span, type)) return {};
  Expression expression;
  expression.kind = kind;
  expression.span = span;
  expression.type = {{Base::element, type}, Shape::optional};
  expression.named_type = type;
  return add(std::move(expression));
}

ExprId Typing::neighbour(ExpressionKind kind, Span span, ExprId operand) {
  if (!operand.valid()) return {};
  const ExpressionType type = type_of(operand);
  if (type.shape == Shape::set || type.value.base != Base::element) {
    const std::string word(name(kind));
    reports_.add(Code::T018, model_[operand].span,
                 words(operand) + " is " + describe(operand) + "; `" + word + "` goes from one element of an ordered type");
    return {};
  }
  if (!require_ordered(model_[operand].span, type.value.type)) return {};
  return add(kind, span, {type.value, Shape::optional}, {operand});
}

// The step that `by name` denotes, for a closure that starts at an element of `start`. Steps are looked up among relations and terms,
// then among the fields of every type with the same root: an element without the field has no step.
Typing::StepEnds Typing::find_step(const syntax::Name& name, TypeId start) {
  const Word* word = lexicon_.names.word(name.text);
  const FieldId own = find_field(model_, lexicon_.names, start, name.text);
  if (own.valid() && word != nullptr && (word->kind == Word::Kind::relation || word->kind == Word::Kind::term)) {
    reports_.add(Code::T021, name.span, in_back_ticks(name.text) + " is a field and " + std::string(with_article(word->kind)),
                 {word->span, "declared here"}, "give one of the two another name");
    return {};
  }
  if (word != nullptr && word->kind == Word::Kind::relation) {
    const RelationId id{word->id};
    const std::vector<TypeId>& columns = model_[id].columns;
    if (columns.size() == 2) return {.step = {{}, id, {}}, .from = columns[0], .to = columns[1], .ok = true};
  } else if (word != nullptr && word->kind == Word::Kind::term) {
    const TermId id = meant(TermId{word->id});
    const Term& term = model_[id];
    if (term.type.is_formula() && term.parameters.size() == 2) {
      const ValueType& from = model_[term.parameters[0]].value;
      const ValueType& to = model_[term.parameters[1]].value;
      if (from.base == Base::element && to.base == Base::element) {
        return {.step = {{}, {}, id}, .from = from.type, .to = to.type, .ok = true};
      }
    }
  } else {
    FieldId found = own;
    const auto all = lexicon_.names.fields_named.find(name.text);
    if (!found.valid() && all != lexicon_.names.fields_named.end()) {
      for (const FieldId id : all->second) {
        if (model_[model_[id].owner].root != model_[start].root) continue;
        if (found.valid()) {
          reports_.add(Code::T021, name.span, "more than one type has a field " + in_back_ticks(name.text),
                       {model_[found].name_span, "here"}, "define a term of two parameters that says which is meant");
          return {};
        }
        found = id;
      }
    }
    if (!found.valid()) {
      std::vector<std::string_view> names;
      for (const FieldId id : all_fields(model_, start)) names.push_back(model_[id].name);
      append_names(lexicon_.declarations.relations, names);
      append_names(lexicon_.declarations.terms, names);
      reports_.unknown(
          Code::N011, name,
          in_back_ticks(name.text) + " is neither a field of " + in_back_ticks(model_[start].heading.name) + " nor a relation or term",
          [&] { return names; });
      return {};
    }
    const Field& field = model_[found];
    if (field.value.base == Base::element) {
      return {.step = {found, {}, {}}, .from = field.owner, .to = field.value.type, .ok = true};
    }
  }
  reports_.add(Code::T021, name.span,
               in_back_ticks(name.text) +
                   " is no step from thing to thing: that is a field that holds things, or a relation or a "
                   "predicate of two of them");
  return {};
}

ExprId Typing::closure(ExpressionKind kind, Span span, ExprId from, ExprId to, const syntax::Name& name) {
  if (!from.valid() || !to.valid()) return {};
  for (const ExprId end : {from, to}) {
    const ExpressionType& type = type_of(end);
    if (type.shape != Shape::set && type.value.base == Base::element) continue;
    reports_.add(Code::T021, model_[end].span, words(end) + " is " + describe(end) + "; `reaches` goes from one element to another",
                 type.shape == Shape::set ? "ask it of `every` or `some` member of the set" : "");
    return {};
  }
  const TypeId start = type_of(from).value.type;
  const StepEnds ends = find_step(name, start);
  if (!ends.ok || !ends.from.valid() || !ends.to.valid()) return {};
  if (model_[ends.from].root != model_[ends.to].root) {
    reports_.add(Code::T021, name.span,
                 in_back_ticks(name.text) + " leads from " + resolve::describe(model_, ValueType{Base::element, ends.from}) + " to " +
                     resolve::describe(model_, ValueType{Base::element, ends.to}) + ", so no second step can follow the first");
    return {};
  }
  for (const ExprId end : {from, to}) {
    if (model_[type_of(end).value.type].root == model_[ends.from].root) continue;
    reports_.add(Code::T021, model_[end].span,
                 words(end) + " is " + describe(end) + "; " + in_back_ticks(name.text) + " leads from " +
                     resolve::describe(model_, ValueType{Base::element, ends.from}) + " to " +
                     resolve::describe(model_, ValueType{Base::element, ends.to}));
    return {};
  }
  Expression expression;
  expression.kind = kind;
  expression.span = span;
  expression.type = formula_type;
  expression.operands = {from, to};
  expression.step = ends.step;
  return add(std::move(expression));
}

}  // namespace proviso::resolve
