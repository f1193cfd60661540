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
    if (const auto* c = std::get_if<ClauseUnit>(&unit)) clause(c->id, {});
    if (const auto* t = std::get_if<TermUnit>(&unit)) term(t->id);
  }

  void expression(ExprId root) {
    for_each_reference(model_, root, [&](auto id) { mention(id); });
  }

  Occurrence result() const {
    return {{terms_.begin(), terms_.end()},
            {ambiguities_.begin(), ambiguities_.end()},
            {in_force_.begin(), in_force_.end()},
            {kept_.begin(), kept_.end()}};
  }

 private:
  void mention(FieldId) {}
  void mention(RelationId) {}
  void mention(TermId id) { term(id); }
  void mention(ClauseId id) {
    note(id, model_[id].contract);
    if (scope_.versions[id.value]) clause(id, model_[id].contract);
  }

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

  // `exceptions_of` as in counts (model/scope.h).
  void clause(ClauseId id, ContractId exceptions_of) {
    if (!clauses_.insert({id, exceptions_of}).second) return;
    note(id, exceptions_of);
    const Clause& clause = model_[id];
    if (clause.ambiguity.valid()) ambiguities_.insert(clause.ambiguity);
    for (std::uint32_t r = 0; r < clause.readings.size(); ++r)
      if (is_open(clause.ambiguity, r))
        for (RuleId rule_id : clause.readings[r].rules) rule(rule_id, exceptions_of);
  }

  void rule(RuleId id, ContractId exceptions_of) {
    if (!rules_.insert({id, exceptions_of}).second) return;
    const Rule& r = model_[id];
    for (ExprId formula : formulas_of(r)) expression(formula);
    for (const Override& o : r.overridden_by) {
      const Rule& by = model_[o.by];
      const Clause& its = model_[by.clause];
      note(by.clause, exceptions_of);
      if (!counts(model_, scope_, by.clause, exceptions_of)) continue;
      // The reading decides whether the rule overrides, even if none of the open readings lets it override.
      if (its.ambiguity.valid()) ambiguities_.insert(its.ambiguity);
      if (is_open(its.ambiguity, by.reading)) rule(o.by, exceptions_of);
    }
  }

  void note(ClauseId id, ContractId exceptions_of) { (exceptions_of.valid() ? kept_ : in_force_).insert(id); }

  const Model& model_;
  const Scope& scope_;
  const OpenReadings& open_;
  std::set<TermId> terms_;
  std::set<ClauseId> in_force_, kept_;
  std::set<std::pair<ClauseId, ContractId>> clauses_;
  std::set<std::pair<RuleId, ContractId>> rules_;
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
