#include "answer/idle_parts.h"
#include "answer/tuning.h"

#include <algorithm>
#include <set>
#include <span>

namespace proviso::answer {

using namespace model;
using namespace evaluate;

namespace {

using text::Code;

Question everything(const Model& model) {
  Question question;
  question.scope = full_scope(model);
  for (std::uint32_t i = 0; i < model.facts.size(); ++i) question.demands.push_back(FactUnit{FactId{i}});
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
    if (question.scope.in_force(ClauseId{i})) question.demands.push_back(ClauseUnit{ClauseId{i}});
  for (std::uint32_t i = 0; i < model.requirements.size(); ++i) question.demands.push_back(RequirementUnit{RequirementId{i}});
  question.occurrence = occurring_in(model, question.scope, model.all_open(), question.demands, ExprId{});
  return question;
}

template <typename Kind>
std::vector<Unit> of_kind(const Question& question) {
  std::vector<Unit> units = question.demands;
  std::erase_if(units, [](const Unit& unit) { return !std::holds_alternative<Kind>(unit); });
  return units;
}

// The first reading of everything; then, for each ambiguity, each other reading together with the first reading of the others.
std::vector<Selection> selections(const Model& model) {
  std::vector<Selection> result{Selection(model.ambiguities.size(), 0)};
  for (std::uint32_t a = 0; a < model.ambiguities.size(); ++a) {
    for (std::uint32_t reading = 1; reading < model.reading_count(AmbiguityId{a}); ++reading) {
      result.push_back(result.front());
      result.back()[a] = reading;
    }
  }
  return result;
}

class IdleParts {
 public:
  IdleParts(Oracle& oracle, lower::Theory& theory, solve::Portfolio& portfolio)
      : model_(oracle.model()),
        oracle_(oracle),
        theory_(theory),
        question_(everything(model_)),
        open_(model_.all_open()),
        side_(oracle, portfolio, question_, open_),
        facts_(of_kind<FactUnit>(question_)),
        lawful_(facts_) {
    for (const Unit& clause : of_kind<ClauseUnit>(question_)) lawful_.push_back(clause);
    for (std::uint32_t i = 0; i < model_.rules.size(); ++i) {
      const Rule& rule = model_.rules[i];
      if (!question_.scope.in_force(rule.clause)) continue;
      if (rule.deontic == syntax::Deontic::may) {
        unused_.insert(RuleId{i});
      } else if (is_duty(rule)) {
        inapplicable_.insert(RuleId{i});
        unbreakable_.insert(RuleId{i});
        kept_.insert(rule.clause);
      }
    }
    for (std::uint32_t i = 0; i < model_.requirements.size(); ++i) met_.insert(RequirementId{i});
    // Versions of clauses that others have replaced are not asked about.
    for (std::uint32_t i = 0; i < model_.clauses.size(); ++i)
      if (!question_.scope.in_force(ClauseId{i})) leave_open(ClauseId{i});
  }

  Warnings run() {
    try_known();
    try_all_at_once();
    // Contradictory facts are reported elsewhere.
    if (!facts_hold_ && anything_left() && !side_.has(facts_, theory_.arena->verum())) {
      leave_open();
      return std::move(warnings_);
    }
    settle(Code::W103, inapplicable_, facts_, [&](RuleId rule) { return theory_.concerns_something(rule); });
    leave_out_found();
    settle(Code::W102, unbreakable_, std::vector<Unit>{}, [&](RuleId rule) { return theory_.can_be_broken(rule); });
    leave_out_found();
    settle(Code::W104, kept_, facts_, [&](ClauseId clause) { return broken(clause); });
    settle(Code::W106, met_, facts_, [&](RequirementId id) { return missed(id); });
    settle(Code::W101, unused_, lawful_, [&](RuleId rule) { return theory_.prevails(rule); });
    for (std::uint32_t i = 0; i < model_.rules.size(); ++i)
      for (const Override& override : model_.rules[i].overridden_by)
        if (question_.scope.in_force(model_.rules[i].clause) && question_.scope.in_force(model_[override.by].clause))
          compare(RuleId{i}, override);
    return std::move(warnings_);
  }

 private:
  // ---- what is known already

  void try_known() {
    for (const auto& trial : oracle_.seen()) try_on(*trial);
    for (const Example& example : model_.examples) {
      if (!anything_left()) return;
      if (!well_formed(model_, example.structure).empty()) continue;
      CachedEvaluation trial(model_, example.structure);
      try_on(trial);
    }
  }

  bool anything_left() const {
    return !inapplicable_.empty() || !unbreakable_.empty() || !kept_.empty() || !met_.empty() || !unused_.empty();
  }

  void try_on(CachedEvaluation& trial) {
    for (const Selection& selection : selections(model_)) {
      if (!anything_left()) return;
      const bool facts_hold = !trial.broken(question_, Subquery{facts_, false, {}}, selection);
      const bool lawful = facts_hold && !unused_.empty() && !trial.broken(question_, Subquery{lawful_, false, {}}, selection);
      look_at(trial.structure(), selection, facts_hold, lawful);
    }
  }

  // Removes the candidates that this architecture disproves.
  void look_at(const Structure& structure, const Selection& selection, bool facts_hold, bool lawful) {
    facts_hold_ = facts_hold_ || facts_hold;
    Evaluator evaluator(model_, structure, question_.scope, selection);
    std::set<ClauseId> clauses = kept_;
    for (const std::set<RuleId>* rules : {&inapplicable_, &unbreakable_, &unused_})
      for (const RuleId rule : *rules) clauses.insert(model_[rule].clause);
    for (const ClauseId clause : clauses)
      for (const RuleInstance& instance : evaluator.instances(clause, tuning::most_instances_examined))
        look_at(evaluator, instance, facts_hold, lawful);
    if (facts_hold) std::erase_if(met_, [&](RequirementId id) { return !evaluator.holds(model_[id].formula); });
  }

  void look_at(Evaluator& evaluator, const RuleInstance& instance, bool facts_hold, bool lawful) {
    const Rule& rule = model_[instance.rule];
    if (instance.status == RuleStatus::not_triggered || instance.status == RuleStatus::excepted) return;
    if (rule.deontic == syntax::Deontic::may) {
      if (lawful && instance.status == RuleStatus::satisfied) unused_.erase(instance.rule);
      return;
    }
    if (facts_hold) inapplicable_.erase(instance.rule);
    const bool wanted = rule.deontic == syntax::Deontic::must;
    const auto is_met = [&] { return rule.demand.valid() ? evaluator.holds(rule.demand, instance.binding) == wanted : wanted; };
    const bool is_broken = instance.status == RuleStatus::violated || (instance.status == RuleStatus::overridden && !is_met());
    if (!is_broken) return;
    unbreakable_.erase(instance.rule);
    if (facts_hold) kept_.erase(rule.clause);
  }

  // ---- what is asked

  logic::Formula broken(ClauseId clause) {
    std::vector<logic::Formula> any;
    for (const ClauseReading& reading : model_[clause].readings)
      for (const RuleId rule : reading.rules)
        if (is_duty(model_[rule])) any.push_back(theory_.can_be_broken(rule));
    return theory_.arena->disjunction(std::move(any));
  }
  logic::Formula missed(RequirementId id) { return theory_.arena->negation(theory_.lower(model_[id].formula)); }

  // Searches for an architecture with the facts in which each remaining duty is breached and each remaining requirement fails. It
  // mostly exists.
  void try_all_at_once() {
    std::vector<logic::Formula> all;
    std::set<RuleId> rules = unbreakable_;
    rules.insert(inapplicable_.begin(), inapplicable_.end());
    for (const ClauseId clause : kept_) all.push_back(broken(clause));
    for (const RuleId rule : rules) all.push_back(theory_.can_be_broken(rule));
    for (const RequirementId id : met_) all.push_back(missed(id));
    if (all.empty() || !side_.has(facts_, theory_.arena->conjunction(std::move(all)))) return;
    facts_hold_ = true;
    unbreakable_.clear();
    inapplicable_.clear();
    kept_.clear();
    met_.clear();
  }

  // Searches for an architecture that disproves a candidate: for all candidates at once, then for each half.
  template <typename Id, typename Against>
  void settle(Code code, const std::set<Id>& left, const std::vector<Unit>& units, Against against) {
    std::vector<Id> ids(left.begin(), left.end());
    // Rules of one reading are compatible, so they are grouped by reading.
    std::ranges::stable_sort(ids, {}, [&](Id id) { return reading(id); });
    if (!ids.empty()) settle(code, std::span<const Id>(ids), units, against);
  }
  template <typename Id, typename Against>
  void settle(Code code, std::span<const Id> ids, const std::vector<Unit>& units, Against against) {
    std::vector<logic::Formula> all;
    for (const Id id : ids) all.push_back(against(id));
    const logic::Formula formula = theory_.arena->conjunction(std::move(all));
    const solve::Outcome outcome = side_.ask(units, formula);
    if (std::holds_alternative<solve::Sat>(outcome)) return;
    if (ids.size() > 1) {
      settle(code, ids.first(ids.size() / 2), units, against);
      settle(code, ids.subspan(ids.size() / 2), units, against);
      return;
    }
    const auto* unsat = std::get_if<solve::Unsat>(&outcome);
    auto because = unsat ? side_.reasons(units, formula, *unsat) : std::nullopt;
    if (because)
      warnings_.found.push_back({code, ids.front(), std::move(*because)});
    else
      warnings_.open.emplace_back(code, subject(ids.front()));
  }

  std::uint32_t reading(RuleId id) const { return model_[id].reading; }
  static std::uint32_t reading(ClauseId) { return 0; }
  static std::uint32_t reading(RequirementId) { return 0; }
  Subject subject(RuleId id) const { return model_[id].clause; }
  static Subject subject(ClauseId id) { return id; }
  static Subject subject(RequirementId id) { return id; }

  // A rule is reported once, and a clause only if not each of its duties is reported.
  void leave_out_found() {
    std::set<RuleId> found;
    for (const Warning& warning : warnings_.found)
      if (const auto* rule = std::get_if<RuleId>(&warning.about)) found.insert(*rule);
    std::erase_if(unbreakable_, [&](RuleId rule) { return leave_out(found.contains(rule), Code::W102, model_[rule].clause); });
    std::erase_if(kept_, [&](ClauseId clause) {
      const auto told_of = [&](RuleId rule) { return !is_duty(model_[rule]) || found.contains(rule); };
      const bool all = std::ranges::all_of(model_[clause].readings,
                                           [&](const ClauseReading& reading) { return std::ranges::all_of(reading.rules, told_of); });
      return leave_out(all, Code::W104, clause);
    });
  }
  bool leave_out(bool is_told, Code code, const Subject& subject) {
    if (is_told) warnings_.open.emplace_back(code, subject);
    return is_told;
  }

  void leave_open() {
    for (std::uint32_t i = 0; i < model_.clauses.size(); ++i) leave_open(ClauseId{i});
    for (std::uint32_t i = 0; i < model_.requirements.size(); ++i) warnings_.open.emplace_back(Code::W106, RequirementId{i});
  }

  void leave_open(ClauseId clause) {
    for (const Code code : {Code::W003, Code::W101, Code::W102, Code::W103, Code::W104}) warnings_.open.emplace_back(code, clause);
  }

  // ---- a duty that overrides a duty

  // The override loses something only if the overridden duty could be kept as well. If one of the two demands implies the other, the
  // override is a mere replacement.
  void compare(RuleId rule, const Override& override) {
    if (!is_duty(model_[rule]) || !is_duty(model_[override.by])) return;
    for (const auto& [kept, overriding_kept] : {std::pair(true, true), std::pair(false, true), std::pair(true, false)}) {
      const solve::Outcome outcome = side_.ask(facts_, theory_.meet(rule, override, kept, overriding_kept));
      if (std::holds_alternative<solve::Sat>(outcome)) continue;
      const auto* unsat = std::get_if<solve::Unsat>(&outcome);
      if (unsat == nullptr || !std::holds_alternative<solve::EverySize>(unsat->extent))
        warnings_.open.emplace_back(Code::W003, model_[override.by].clause);
      return;
    }
    warnings_.found.push_back({Code::W003, OverridingDuty{override.by, rule}});
  }

  const Model& model_;
  Oracle& oracle_;
  lower::Theory& theory_;
  Question question_;
  OpenReadings open_;
  SideQuestions side_;
  std::vector<Unit> facts_;
  std::vector<Unit> lawful_;  // facts and clauses
  bool facts_hold_ = false;   // in some architecture
  // The candidates that nothing has disproved.
  std::set<RuleId> unused_, inapplicable_, unbreakable_;
  std::set<ClauseId> kept_;
  std::set<RequirementId> met_;
  Warnings warnings_;
};

}  // namespace

Warnings idle_parts(Oracle& oracle, lower::Theory& theory, solve::Portfolio& portfolio) {
  return IdleParts(oracle, theory, portfolio).run();
}

}  // namespace proviso::answer
