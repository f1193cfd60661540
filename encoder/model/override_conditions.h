// A spec in which the override condition of each rule is a defined term: the rule's `where` and `unless` and, for a permission, what it
// permits. The term can be freed like any other, so that a conflict shows on which overriding clauses it depends.
#pragma once

#include <optional>
#include <vector>

#include "model/model.h"
#include "model/scope.h"

namespace proviso::model {

class OverrideConditions {
 public:
  // The original must outlive this object. `with_always`: each of the terms has a second reading, under which it is always true.
  OverrideConditions(const Model& original, bool with_always);
  OverrideConditions(const OverrideConditions&) = delete;

  // The original with further terms, clauses and rules; ids of the original keep their meaning. For each override by a rule of the
  // original, a rule of a further clause overrides here, with the same status and reading as the original: `may anything`, where the
  // term holds.
  const Model& model() const { return model_; }
  // The original's scope, extended by the further clauses.
  Scope scope(const Scope&) const;
  // The scope in which one clause overrides nothing.
  Scope without(Scope, ClauseId) const;
  OpenReadings open(const OpenReadings&) const;
  // The readings under which the terms of the clause are always true.
  OpenReadings always(OpenReadings, ClauseId) const;

  // The terms of the clause's rules; empty if it overrides nothing.
  const std::vector<TermId>& terms_of(ClauseId) const;
  // The clause to which the term belongs; nothing for a term of the original.
  std::optional<ClauseId> clause_of(TermId) const;

 private:
  void add_clause(ClauseId);
  RuleId add_rule(RuleId, ClauseId further);
  ExprId condition(const Rule&);
  ExprId formula(ExpressionKind, std::vector<ExprId> operands);

  const Model& original_;
  Model model_;
  const bool with_always_;
  std::vector<std::optional<ClauseId>> further_;  // by clause of the original
  std::vector<std::vector<TermId>> terms_;        // by clause of the original
  std::vector<std::optional<RuleId>> rules_;      // by rule of the original
  std::vector<ClauseId> clauses_;                 // by further term
};

}  // namespace proviso::model
