#include "model/occurrence.h"

#include <algorithm>
#include <set>

#include "model/walk.h"

namespace proviso::model {

namespace {

// A depth-first traversal of everything on which the truth of the formulas depends; visits each term, clause and rule once.
class Walk {
 public:
  Walk(const Model& model, const Scope& scope, const OpenReadings& open) : model_(model), scope_(scope), open_(open) {}

  void unit(const Unit& unit) {
    if (const auto* fact = std::get_if<FactUnit>(&unit)) expression(model_[fact->id].formula);
    if (const auto* requirement = std::get_if<RequirementUnit>(&unit)) expression(model_[requirement->id].formula);
    if (const auto* c = std::get_if<ClauseUnit>(&unit)) clause(c->id);
    if (const auto* t = std::get_if<TermUnit>(&unit)) term(t->id);
  }

  void expression(ExprId root) {
    for_each_reference(model_, root, [&](auto id) { mention(id); });
  }

  Occurrence result() const {
    std::set<ClauseId> clauses = clauses_;
    clauses.insert(overriding_.begin(), overriding_.end());
    return {{terms_.begin(), terms_.end()}, {ambiguities_.begin(), ambiguities_.end()}, {clauses.begin(), clauses.end()}};
  }

 private:
  void mention(FieldId) {}
  void mention(RelationId) {}
  void mention(TermId id) { term(id); }
  void mention(ClauseId id) { clause(id); }

  bool is_open(AmbiguityId ambiguity, std::uint32_t reading) const {
    if (!ambiguity.valid()) return true;
    const auto& readings = open_[ambiguity.value];
    return std::find(readings.begin(), readings.end(), reading) != readings.end();
  }

  void term(TermId id) {
    if (!terms_.insert(id).second) return;
    const Term& term = model_[id];
    if (term.ambiguity.valid()) ambiguities_.insert(term.ambiguity);
    for (std::uint32_t r = 0; r < term.readings.size(); ++r)
      if (is_open(term.ambiguity, r)) expression(term.readings[r].meaning);
  }

  void clause(ClauseId id) {
    if (!clauses_.insert(id).second) return;
    const Clause& clause = model_[id];
    if (clause.ambiguity.valid()) ambiguities_.insert(clause.ambiguity);
    for (std::uint32_t r = 0; r < clause.readings.size(); ++r)
      if (is_open(clause.ambiguity, r))
        for (RuleId rule_id : clause.readings[r].rules) rule(rule_id);
  }

  void rule(RuleId id) {
    if (!rules_.insert(id).second) return;
    const Rule& r = model_[id];
    for (ExprId formula : formulas_of(r)) expression(formula);
    for (const Override& o : r.overridden_by) {
      const Rule& by = model_[o.by];
      const Clause& its = model_[by.clause];
      overriding_.insert(by.clause);
      if (!scope_.in_force(by.clause)) continue;
      // The reading decides whether the rule overrides, even if none of the open readings lets it override.
      if (its.ambiguity.valid()) ambiguities_.insert(its.ambiguity);
      if (is_open(its.ambiguity, by.reading)) rule(o.by);
    }
  }

  const Model& model_;
  const Scope& scope_;
  const OpenReadings& open_;
  std::set<TermId> terms_;
  std::set<ClauseId> clauses_;
  std::set<ClauseId> overriding_;
  std::set<RuleId> rules_;
  std::set<AmbiguityId> ambiguities_;
};

}  // namespace

Occurrence occurring_in(const Model& model, const Scope& scope, const OpenReadings& open, const std::vector<Unit>& units, ExprId formula) {
  Walk walk(model, scope, open);
  for (const Unit& unit : units) walk.unit(unit);
  walk.expression(formula);
  return walk.result();
}

}  // namespace proviso::model
