#include "model/vocabulary.h"

#include <algorithm>
#include <unordered_set>

#include "model/walk.h"

namespace proviso::model {

namespace {

// Follows terms and clauses, each once.
class Collector {
 public:
  Collector(const Model& model, Paths paths) : model_(model), paths_(paths) {}

  Vocabulary collect(std::vector<ExprId> formulas) {
    open_ = std::move(formulas);
    while (!open_.empty()) {
      const ExprId root = open_.back();
      open_.pop_back();
      visit(root);
    }
    Vocabulary vocabulary{{fields_.begin(), fields_.end()}, {relations_.begin(), relations_.end()}};
    std::ranges::sort(vocabulary.fields);
    std::ranges::sort(vocabulary.relations);
    return vocabulary;
  }

 private:
  void visit(ExprId root) {
    std::vector<FieldId> passed;  // fields that another field follows
    for_each_node(model_, root, [&](const Expression& expression) {
      if (expression.kind == ExpressionKind::field) {
        const Expression& inner = model_[expression.operands[0]];
        if (paths_ == Paths::ends && inner.kind == ExpressionKind::field) passed.push_back(inner.field_id);
        const auto skipped = std::ranges::find(passed, expression.field_id);
        if (skipped == passed.end()) {
          fields_.insert(expression.field_id);
        } else {
          passed.erase(skipped);
        }
      }
      if (expression.step.field.valid()) fields_.insert(expression.step.field);
      if (expression.step.relation.valid()) relations_.insert(expression.step.relation);
      if (expression.step.term.valid()) enter(expression.step.term);
      if (expression.relation_id.valid()) relations_.insert(expression.relation_id);
      if (expression.term_id.valid()) enter(expression.term_id);
      for (const ClauseId clause : expression.clauses) enter(clause);
    });
  }

  void enter(TermId id) {
    if (!terms_.insert(id).second) return;
    for (const Reading& reading : model_[id].readings) open_.push_back(reading.meaning);
  }

  void enter(ClauseId id) {
    if (!clauses_.insert(id).second) return;
    for (const ClauseReading& reading : model_[id].readings) {
      for (const RuleId rule : reading.rules) {
        for (const ExprId formula : formulas_of(model_[rule])) open_.push_back(formula);
      }
    }
  }

  const Model& model_;
  Paths paths_;
  std::vector<ExprId> open_;
  std::unordered_set<FieldId> fields_;
  std::unordered_set<RelationId> relations_;
  std::unordered_set<TermId> terms_;
  std::unordered_set<ClauseId> clauses_;
};

bool have_common(const auto& a, const auto& b) {
  return std::ranges::any_of(a, [&](const auto& id) { return std::ranges::binary_search(b, id); });
}

}  // namespace

bool meet(const Vocabulary& a, const Vocabulary& b) {
  return have_common(a.fields, b.fields) || have_common(a.relations, b.relations);
}

Vocabulary vocabulary_of(const Model& model, ExprId formula, Paths paths) {
  return Collector(model, paths).collect({formula});
}

Vocabulary vocabulary_of(const Model& model, const std::vector<ExprId>& formulas, Paths paths) {
  return Collector(model, paths).collect(formulas);
}

}  // namespace proviso::model
