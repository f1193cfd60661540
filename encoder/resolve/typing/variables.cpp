#include "resolve/typing/variables.h"

#include "resolve/symbols/lookup.h"
#include "resolve/symbols/type_rules.h"

namespace proviso::resolve {

namespace {

void report_shadow(const syntax::Name& name, std::string_view is_already, Span declared, Reports& reports) {
  reports.add(Code::N007, name.span,
              "`" + std::string(name.text) + "` is already " + std::string(is_already) + "; a variable of the same name would hide it",
              {declared, "declared here"}, "give the variable another name");
}

// `every c Call`: the type is where the variable should be.
bool is_turned_round(const syntax::Binder& binder, const Lexicon& lexicon) {
  const Word* variable = lexicon.names.word(binder.variable.text);
  return variable != nullptr && variable->kind == Word::Kind::type && lexicon.names.word(binder.type.text) == nullptr &&
         !is_value_type(binder.type.text);
}

}  // namespace

bool is_poisoned(const Variable& variable) { return variable.value.base == Base::element && !variable.value.type.valid(); }

VarId VariableScope::declare(const syntax::Binder& binder, const Lexicon& lexicon, Model& model, Reports& reports) {
  Variable variable{binder.variable.text, binder.variable.span, {Base::element, {}}};
  if (is_turned_round(binder, lexicon)) {
    const std::string type(binder.variable.text);
    const std::string name(binder.type.text);
    reports.add(Code::N004, binder.type.span, "there is no type `" + name + "`", "the type comes first: `" + type + " " + name + "`");
  } else {
    if (is_value_type(binder.type.text)) {
      variable.value = {value_type(binder.type.text), {}};  // a parameter: the parser accepts no other variable of this kind
    } else if (binder.differs == syntax::Differs::next) {
      variable.value = model.variables.back().value;
    } else {
      variable.value.type = look_up_type(lexicon, binder.type, reports);
    }
    refuse_shadow(binder.variable, lexicon, model, reports);
  }
  const VarId id{static_cast<std::uint32_t>(model.variables.size())};
  model.variables.push_back(variable);
  bind(is_turned_round(binder, lexicon) ? binder.type.text : variable.name, id);
  return id;
}

VarId VariableScope::declare_let(const syntax::Name& name, const Lexicon& lexicon, Model& model, Reports& reports) {
  refuse_shadow(name, lexicon, model, reports);
  const VarId id{static_cast<std::uint32_t>(model.variables.size())};
  model.variables.push_back({name.text, name.span, {Base::element, {}}});
  bind(name.text, id);
  return id;
}

void VariableScope::refuse_shadow(const syntax::Name& name, const Lexicon& lexicon, const Model& model, Reports& reports) const {
  if (const VarId outer = find(name.text); outer.valid()) {
    report_shadow(name, "a variable here", model[outer].span, reports);
  } else if (const Word* word = lexicon.names.word(name.text)) {
    report_shadow(name, with_article(word->kind), word->span, reports);
  }
}

void VariableScope::bind(const Model& model, VarId id) { bind(model[id].name, id); }

void VariableScope::bind(std::string_view name, VarId id) {
  const auto [place, is_new] = current_.try_emplace(name, id);
  bound_.push_back({name, is_new ? VarId{} : place->second});
  place->second = id;
}

VarId VariableScope::find(std::string_view name) const {
  const auto found = current_.find(name);
  return found == current_.end() ? VarId{} : found->second;
}

std::vector<std::string_view> VariableScope::names() const {
  std::vector<std::string_view> names;
  for (const Bound& bound : bound_) names.push_back(bound.name);
  return names;
}

void VariableScope::release(std::size_t mark) {
  while (bound_.size() > mark) {
    const Bound& last = bound_.back();
    if (last.hidden.valid()) {
      current_[last.name] = last.hidden;
    } else {
      current_.erase(last.name);
    }
    bound_.pop_back();
  }
}

}  // namespace proviso::resolve
