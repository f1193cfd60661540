#include "report/words/relevance.h"

#include "model/walk.h"

namespace proviso::report {

namespace {

class Walk {
 public:
  Walk(const model::Model& model, const model::OpenReadings& readings) : model_(model), readings_(readings) {}

  void expression(model::ExprId id) {
    for_each_reference(model_, id, [&](auto mentioned) { visit(mentioned); });
  }

  void visit(model::ClauseId id) {
    if (!clauses_.insert(id).second) return;
    const model::Clause& clause = model_[id];
    for (std::uint32_t reading = 0; reading < clause.readings.size(); ++reading) {
      if (!open(clause.ambiguity, reading)) continue;
      for (const model::RuleId rule : clause.readings[reading].rules) {
        for (const model::ExprId formula : formulas_of(model_[rule])) expression(formula);
      }
    }
  }

  Relevance take() { return std::move(found_); }

 private:
  void visit(model::FieldId id) { found_.fields.insert(id); }
  void visit(model::RelationId id) { found_.relations.insert(id); }
  void visit(model::TermId id) {
    if (!terms_.insert(id).second) return;
    const model::Term& term = model_[id];
    for (std::uint32_t reading = 0; reading < term.readings.size(); ++reading) {
      if (open(term.ambiguity, reading)) expression(term.readings[reading].meaning);
    }
  }

  bool open(model::AmbiguityId ambiguity, std::uint32_t reading) const {
    if (!ambiguity.valid()) return true;
    for (const std::uint32_t one : readings_[ambiguity.value]) {
      if (one == reading) return true;
    }
    return false;
  }

  const model::Model& model_;
  const model::OpenReadings& readings_;
  std::set<model::TermId> terms_;
  std::set<model::ClauseId> clauses_;
  Relevance found_;
};

}  // namespace

Relevance relevant_to(const model::Model& model, const model::Scope& scope, model::ExprId formula, const model::OpenReadings& readings) {
  Walk walk(model, readings);
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
    if (scope.in_force(model::ClauseId{i})) walk.visit(model::ClauseId{i});
  }
  for (const model::FactId fact : scope.facts) walk.expression(model[fact].formula);
  for (const model::RequirementId requirement : scope.requirements) walk.expression(model[requirement].formula);
  walk.expression(formula);
  return walk.take();
}

}  // namespace proviso::report
