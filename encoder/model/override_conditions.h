// A spec in which whether a rule overrides others is a term of its own: what the rule says of itself (its `where`, its `unless`
// and, of a permission, what it permits). So it can be left open, like the meaning of any term, and a conflict tells which of the
// clauses that override others it rests on.
#pragma once

#include <optional>
#include <vector>

#include "model/model.h"
#include "model/scope.h"

namespace proviso::model {

class OverrideConditions {
 public:
  // The original must outlive this. `with_always`: each of the terms has a second reading, under which it is always so.
  OverrideConditions(const Model& original, bool with_always);
  OverrideConditions(const OverrideConditions&) = delete;

  // The original, with further terms, clauses and rules; ids of the original mean the same in it. Wherever a rule overrides in the
  // original, one of a further clause does here, in force and read as the original one: `may anything`, where the term is so.
  const Model& model() const { return model_; }
  // The original's scope, and the further clauses.
  Scope scope(const Scope&) const;
  // By one clause that is in force, nothing is overridden.
  Scope without(Scope, ClauseId) const;
  OpenReadings open(const OpenReadings&) const;
  // ... and what makes these terms so is always.
  OpenReadings always(OpenReadings, ClauseId) const;

  // The terms of the clause's rules; none where it overrides nothing.
  const std::vector<TermId>& terms_of(ClauseId) const;
  // The clause that it is a term of; nothing for a term of the original.
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
  std::vector<std::vector<TermId>> terms_;        // likewise
  std::vector<std::optional<RuleId>> rules_;      // by rule of the original
  std::vector<ClauseId> clauses_;                 // by further term
};

}  // namespace proviso::model
