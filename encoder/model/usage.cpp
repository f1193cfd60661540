#include "model/usage.h"

#include <algorithm>
#include <unordered_set>

#include "model/walk.h"

namespace proviso::model {

namespace {

bool is_usage(const Model& model, const ValueType& value) { return value.type.valid() && model[value.type].usage; }

// Traverses terms, clauses and rules, each once.
class Search {
 public:
  explicit Search(const Model& model) : model_(model) {}

  bool formula(ExprId root) {
    open_.push_back(root);
    return run();
  }
  template <typename Tag>
  bool mentions(Id<Tag> id) {
    enter(id);
    return run();
  }

 private:
  bool run() {
    while (!found_ && !open_.empty()) {
      const ExprId root = open_.back();
      open_.pop_back();
      for_each_node(model_, root, [&](const Expression& expression) { visit(expression); });
    }
    return found_;
  }

  void visit(const Expression& expression) {
    found_ = found_ || is_usage(model_, expression.type.value) || (expression.named_type.valid() && model_[expression.named_type].usage) ||
             any_usage(expression.variables);
    for_each_reference(expression, [&](auto id) { enter(id); });
  }

  bool any_usage(const std::vector<VarId>& variables) const {
    return std::ranges::any_of(variables, [&](VarId id) { return is_usage(model_, model_[id].value); });
  }

  void enter(FieldId) {}  // its owner is the type of an operand
  void enter(RelationId id) { found_ = found_ || model_[id].usage; }
  void enter(TermId id) {
    if (!terms_.insert(id).second) return;
    found_ = found_ || any_usage(model_[id].parameters);
    for (const Reading& reading : model_[id].readings) open_.push_back(reading.meaning);
  }

  void enter(ClauseId id) {
    if (!clauses_.insert(id).second) return;
    for (const ClauseReading& reading : model_[id].readings) {
      for (const RuleId rule : reading.rules) enter(rule);
    }
  }

  void enter(RuleId id) {
    if (!rules_.insert(id).second) return;
    const Rule& rule = model_[id];
    found_ = found_ || any_usage(rule.variables);
    for (const ExprId formula : formulas_of(rule)) open_.push_back(formula);
    for (const Override& override : rule.overridden_by) enter(override.by);
  }

  const Model& model_;
  std::vector<ExprId> open_;
  std::unordered_set<TermId> terms_;
  std::unordered_set<ClauseId> clauses_;
  std::unordered_set<RuleId> rules_;
  bool found_ = false;
};

}  // namespace

bool has_usage(const Model& model) {
  return std::ranges::any_of(model.types, &Type::usage) || std::ranges::any_of(model.relations, &Relation::usage);
}

bool mentions_usage(const Model& model, ExprId formula) { return has_usage(model) && Search(model).formula(formula); }

bool mentions_usage(const Model& model, ClauseId clause) { return has_usage(model) && Search(model).mentions(clause); }

bool mentions_usage(const Model& model, RuleId rule) { return has_usage(model) && Search(model).mentions(rule); }

std::optional<UsageMention> first_usage_mention(const Model& model, ExprId formula) {
  std::optional<UsageMention> first;
  if (!has_usage(model)) return first;
  for_each_node(model, formula, [&](const Expression& expression) {
    if (first) return;
    const auto mention = [&](Span span, const Heading& heading) { first = {span, heading.name, heading.name_span}; };
    for (const VarId variable : expression.variables) {
      const ValueType& value = model[variable].value;
      if (is_usage(model, value)) return mention(model[variable].span, model[value.type].heading);
    }
    for_each_reference(expression, [&](auto id) {
      if constexpr (requires { model[id].heading; }) {
        if (!first && Search(model).mentions(id)) mention(expression.span, model[id].heading);
      }
    });
    if (first) return;
    const ValueType named{Base::element, expression.named_type};
    if (is_usage(model, named)) return mention(expression.span, model[named.type].heading);
    if (is_usage(model, expression.type.value)) mention(expression.span, model[expression.type.value.type].heading);
  });
  return first;
}

}  // namespace proviso::model
