#include "model/lint.h"

#include <algorithm>
#include <unordered_set>

#include "model/resolve_clauses.h"
#include "model/vocabulary.h"
#include "model/walk.h"

namespace proviso::model {

namespace {

class Linter {
 public:
  Linter(const Lexicon& lexicon, const Model& model, Reports& reports)
      : model_(model), reports_(reports), nodes_(rule_nodes(lexicon)), overrides_something_(model.rules.size(), false) {
    for (const Rule& rule : model_.rules) {
      for (const Override& override : rule.overridden_by) overrides_something_[override.by.value] = true;
    }
  }

  void run() {
    const Vocabulary constrained = vocabulary_of(model_, constraints(), Paths::whole);
    for (std::uint32_t i = 0; i < model_.rules.size(); ++i) {
      const Rule& rule = model_.rules[i];
      const bool is_permission = rule.deontic == syntax::Deontic::may;
      if (is_permission || overrides_something_[i]) warn_if_free(rule.guard, "condition", constrained);
      for (const ExprId exception : rule.exceptions) warn_if_free(exception, "exception", constrained);
      if (is_permission && !overrides_something_[i]) {
        reports_.add(Code::W004, nodes_[i]->deontic_span,
                     "this permission overrides nothing, so that it changes nothing",
                     "name what it is an exception to: `notwithstanding ...`");
      }
      for (const Override& override : rule.overridden_by) warn_if_beside(override.by, RuleId{i});
    }
  }

 private:
  // All that speaks against choosing fields and relations at will.
  std::vector<ExprId> constraints() const {
    std::vector<ExprId> formulas;
    for (const Fact& fact : model_.facts) formulas.push_back(fact.formula);
    for (const Requirement& requirement : model_.requirements) formulas.push_back(requirement.formula);
    for (const Rule& rule : model_.rules) {
      if (rule.deontic != syntax::Deontic::may) formulas.push_back(rule.demand);
    }
    return formulas;
  }

  // Each free field or relation is shown once, in the first carve-out that rests on it. What happens is left out: who
  // designs does not choose it.
  void warn_if_free(ExprId formula, std::string_view what, const Vocabulary& constrained) {
    for_each_node(model_, formula, [&](const Expression& expression) {
      Vocabulary mentioned;
      if (expression.kind == ExpressionKind::field) mentioned.fields.push_back(expression.field_id);
      if (expression.relation_id.valid()) mentioned.relations.push_back(expression.relation_id);
      if (expression.step.field.valid()) mentioned.fields.push_back(expression.step.field);
      if (expression.step.relation.valid()) mentioned.relations.push_back(expression.step.relation);
      for (const TermId term : {expression.term_id, expression.step.term}) {
        if (!term.valid()) continue;
        const Vocabulary& meant = vocabulary_of_term(term);
        mentioned.fields.insert(mentioned.fields.end(), meant.fields.begin(), meant.fields.end());
        mentioned.relations.insert(mentioned.relations.end(), meant.relations.begin(), meant.relations.end());
      }
      for (const FieldId field : mentioned.fields) {
        if (model_[model_[field].owner].usage) continue;
        if (std::ranges::binary_search(constrained.fields, field) || !shown_fields_.insert(field).second) continue;
        warn_free(expression.span, what, model_[field].name, model_[field].name_span);
      }
      for (const RelationId relation : mentioned.relations) {
        if (model_[relation].usage) continue;
        if (std::ranges::binary_search(constrained.relations, relation) || !shown_relations_.insert(relation).second)
          continue;
        warn_free(expression.span, what, model_[relation].heading.name, model_[relation].heading.name_span);
      }
    });
  }

  void warn_free(Span span, std::string_view what, std::string_view name, Span declared) {
    reports_.add(Code::W002, span,
                 "this " + std::string(what) + " rests on " + in_back_ticks(name) +
                     ", which no fact, duty or requirement says anything about: it can always be chosen so as to "
                     "escape the clause",
                 {declared, "declared here"}, "say in a fact when " + in_back_ticks(name) + " is the case");
  }

  const Vocabulary& vocabulary_of_term(TermId id) {
    if (terms_.empty()) terms_.resize(model_.terms.size());
    std::optional<Vocabulary>& known = terms_[id.value];
    if (!known) {
      std::vector<ExprId> meanings;
      for (const Reading& reading : model_[id].readings) meanings.push_back(reading.meaning);
      known = vocabulary_of(model_, meanings, Paths::whole);
    }
    return *known;
  }

  // Two duties that speak of different things can both be done.
  void warn_if_beside(RuleId by, RuleId overridden) {
    const Rule& above = model_[by];
    const Rule& below = model_[overridden];
    if (above.deontic == syntax::Deontic::may || below.deontic == syntax::Deontic::may) return;
    const Vocabulary demanded_above = vocabulary_of(model_, above.demand, Paths::ends);
    const Vocabulary demanded_below = vocabulary_of(model_, below.demand, Paths::ends);
    if (demanded_above.empty() || demanded_below.empty() || meet(demanded_above, demanded_below)) return;
    reports_.add(Code::W003, model_[above.demand].span,
                 "this duty overrides one that it could stand beside: where it applies, the other need not be done",
                 {model_[below.demand].span, "the duty that it overrides"},
                 "if both are meant to be done, leave the `notwithstanding` out; if not, say `may anything`");
  }

  const Model& model_;
  Reports& reports_;
  std::vector<const syntax::Rule*> nodes_;
  std::vector<bool> overrides_something_;
  std::unordered_set<FieldId> shown_fields_;
  std::unordered_set<RelationId> shown_relations_;
  std::vector<std::optional<Vocabulary>> terms_;
};

}  // namespace

void warn_about_clauses(const Lexicon& lexicon, const Model& model, Reports& reports) {
  Linter(lexicon, model, reports).run();
}

}  // namespace proviso::model
