#include "resolve/lint/lint.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "model/allow.h"
#include "model/walk.h"
#include "resolve/lint/vocabulary.h"
#include "resolve/passes/clauses.h"
#include "resolve/symbols/type_rules.h"

namespace proviso::resolve {

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
    const Vocabulary constrained = vocabulary_of(model_, constraints());
    for (std::uint32_t i = 0; i < model_.rules.size(); ++i) {
      const Rule& rule = model_.rules[i];
      if (!seen_.insert({rule.span.file.value, rule.span.begin}).second) continue;  // the same words in another version of the clause
      const bool is_permission = rule.deontic == syntax::Deontic::may;
      clause_ = rule.clause;
      if (is_permission || overrides_something_[i]) warn_if_free(rule.guard, "condition", constrained);
      for (const ExprId exception : rule.exceptions)
        if (exception != model_[model_[rule.clause].contract].ends) warn_if_free(exception, "exception", constrained);
      if (is_permission && !overrides_something_[i]) {
        warn({Code::W004,
              nodes_[i]->deontic_span,
              "this permission overrides nothing, so that it changes nothing",
              {},
              "name what it is an exception to: `notwithstanding ...`"});
      }
    }
    for (const Rule& rule : model_.rules) {
      for (const Override& override : rule.overridden_by) warn_of_rivals(rule, override);
    }
    report_unused();
  }

 private:
  // A warning about the current clause, unless the clause allows it.
  bool warn(text::Diagnostic diagnostic) {
    if (find(model_[clause_].allows, diagnostic.code) != nullptr) {
      used_.insert({clause_, diagnostic.code});
      return false;
    }
    reports_.add(std::move(diagnostic));
    return true;
  }

  // Of the warnings that this file gives.
  void report_unused() {
    std::set<std::pair<std::uint32_t, std::uint32_t>> said;
    for (std::uint32_t i = 0; i < model_.clauses.size(); ++i) {
      const Span words = model_.clauses[i].span;
      if (!said.insert({words.file.value, words.begin}).second) continue;
      for (const Allow& allow : model_.clauses[i].allows) {
        const bool given_here = allow.code == Code::W002 || allow.code == Code::W004 || allow.code == Code::W005;
        if (given_here && !used_.contains({ClauseId{i}, allow.code})) reports_.add(unused(allow));
      }
    }
  }

  // All formulas that constrain fields and relations.
  std::vector<ExprId> constraints() const {
    std::vector<ExprId> formulas;
    for (const Fact& fact : model_.facts) formulas.push_back(fact.formula);
    for (const Requirement& requirement : model_.requirements) formulas.push_back(requirement.formula);
    for (const Rule& rule : model_.rules) {
      if (is_duty(rule) && rule.demand.valid()) formulas.push_back(rule.demand);
    }
    return formulas;
  }

  // Reports each free field or relation once, at the first carve-out that depends on it. Usage is left out, because the designer does
  // not choose it.
  void warn_if_free(ExprId formula, std::string_view what, const Vocabulary& constrained) {
    for_each_node(model_, formula, [&](const Expression& expression) {
      Vocabulary mentioned;
      for_each_reference(expression, [&](auto id) { add(id, mentioned); });
      for (const FieldId field : mentioned.fields) {
        if (model_[model_[field].owner].usage) continue;
        if (std::ranges::binary_search(constrained.fields, field) || shown_fields_.contains(field)) continue;
        if (warn_free(expression.span, what, model_[field].name, model_[field].name_span)) shown_fields_.insert(field);
      }
      for (const RelationId relation : mentioned.relations) {
        if (model_[relation].usage) continue;
        if (std::ranges::binary_search(constrained.relations, relation) || shown_relations_.contains(relation)) continue;
        const Heading& heading = model_[relation].heading;
        if (warn_free(expression.span, what, heading.name, heading.name_span)) shown_relations_.insert(relation);
      }
    });
  }

  void add(FieldId id, Vocabulary& mentioned) { mentioned.fields.push_back(id); }
  void add(RelationId id, Vocabulary& mentioned) { mentioned.relations.push_back(id); }
  void add(TermId id, Vocabulary& mentioned) {
    const Vocabulary& meant = vocabulary_of_term(id);
    mentioned.fields.insert(mentioned.fields.end(), meant.fields.begin(), meant.fields.end());
    mentioned.relations.insert(mentioned.relations.end(), meant.relations.begin(), meant.relations.end());
  }
  void add(ClauseId, Vocabulary&) {}  // a clause has carve-outs of its own

  bool warn_free(Span span, std::string_view what, std::string_view name, Span declared) {
    return warn({Code::W002,
                 span,
                 "this " + std::string(what) + " depends on " + in_back_ticks(name) +
                     ", which no fact, duty or requirement says anything about: it can always be chosen so as to "
                     "escape the clause",
                 {{declared, "declared here"}},
                 "say in a fact when " + in_back_ticks(name) + " is the case"});
  }

  const Vocabulary& vocabulary_of_term(TermId id) {
    if (terms_.empty()) terms_.resize(model_.terms.size());
    std::optional<Vocabulary>& known = terms_[id.value];
    if (!known) {
      std::vector<ExprId> meanings;
      for (const Reading& reading : model_[id].readings) meanings.push_back(reading.meaning);
      known = vocabulary_of(model_, meanings);
    }
    return *known;
  }

  // A variable is matched by its name, although another variable of the overridden rule has a comparable type.
  void warn_of_rivals(const Rule& overridden, const Override& override) {
    clause_ = model_[override.by].clause;
    for (const auto& [by, of] : override.match) {
      if (model_[by].name != model_[of].name) continue;
      const auto is_rival = [&](VarId other) {
        const bool is_matched = std::ranges::find(override.match, other, &std::pair<VarId, VarId>::second) != override.match.end();
        return !is_matched && comparable(model_, model_[other].value.type, model_[by].value.type);
      };
      const auto rival = std::ranges::find_if(overridden.variables, is_rival);
      if (rival == overridden.variables.end()) continue;
      const std::string name = in_back_ticks(model_[by].name);
      const std::string other = in_back_ticks(model_[*rival].name);
      warn({Code::W005,
            model_[by].span,
            name + " is taken for the " + name + " of the rule that this overrides, since the names are the same; that rule has " + other +
                " of that type, too",
            {{model_[of].span, "what it is taken for"}, {model_[*rival].span, "what it is not taken for"}},
            "if " + other + " is meant, call it so here, too; if not, say why: `allow W005 \"...\"`"});
    }
  }

  const Model& model_;
  Reports& reports_;
  std::vector<const syntax::Rule*> nodes_;
  std::vector<bool> overrides_something_;
  ClauseId clause_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;  // places of the rules visited so far
  std::set<std::pair<ClauseId, Code>> used_;                // allowed warnings that would have been given
  std::unordered_set<FieldId> shown_fields_;
  std::unordered_set<RelationId> shown_relations_;
  std::vector<std::optional<Vocabulary>> terms_;
};

}  // namespace

void warn_about_clauses(const Lexicon& lexicon, const Model& model, Reports& reports) { Linter(lexicon, model, reports).run(); }

}  // namespace proviso::resolve
