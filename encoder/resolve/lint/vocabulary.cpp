#include "resolve/lint/vocabulary.h"

#include <algorithm>
#include <unordered_set>

#include "model/walk.h"

namespace proviso::resolve {

namespace {

// Traverses terms and clauses, each once.
class Collector {
 public:
  explicit Collector(const Model& model) : model_(model) {}

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
    for_each_reference(model_, root, [&](auto id) { enter(id); });
  }

  void enter(FieldId id) { fields_.insert(id); }
  void enter(RelationId id) { relations_.insert(id); }

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
  std::vector<ExprId> open_;
  std::unordered_set<FieldId> fields_;
  std::unordered_set<RelationId> relations_;
  std::unordered_set<TermId> terms_;
  std::unordered_set<ClauseId> clauses_;
};

}  // namespace

Vocabulary vocabulary_of(const Model& model, const std::vector<ExprId>& formulas) { return Collector(model).collect(formulas); }

}  // namespace proviso::resolve
