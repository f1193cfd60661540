// A fact or clause is evaluated only under the combinations of the readings on which it depends. A verdict never needs the product over
// all units: an example complies exactly if each unit holds under each of its own combinations.
#include "evaluate/judge.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <optional>

#include "evaluate/evaluation_cache.h"
#include "evaluate/universe.h"
#include "model/occurrence.h"
#include "model/usage.h"
#include "text/meter.h"

namespace proviso::evaluate {

namespace {

constexpr std::size_t most_combinations = std::size_t{1} << 16U;
constexpr std::size_t most_evaluators = 64;

Selection first_of(const OpenReadings& open) {
  Selection selection;
  for (const auto& readings : open) selection.push_back(readings.front());
  return selection;
}

std::size_t combinations_of(const OpenReadings& open, const std::vector<AmbiguityId>& ambiguities) {
  std::size_t count = 1;
  for (const AmbiguityId id : ambiguities) {
    count *= open[id.value].size();
    if (count > most_combinations) return most_combinations + 1;
  }
  return count;
}

// Visits each combination of the open readings of these ambiguities, with the others at their first, until `visit` returns true.
bool any_selection(const OpenReadings& open, const std::vector<AmbiguityId>& ambiguities,
                   const std::function<bool(const Selection&)>& visit) {
  Selection selection = first_of(open);
  std::vector<std::size_t> digits(ambiguities.size(), 0);
  while (true) {
    if (visit(selection)) return true;
    std::size_t at = 0;
    while (at < digits.size() && digits[at] + 1 == open[ambiguities[at].value].size()) {
      digits[at] = 0;
      selection[ambiguities[at].value] = open[ambiguities[at].value][0];
      ++at;
    }
    if (at == digits.size()) return false;
    selection[ambiguities[at].value] = open[ambiguities[at].value][++digits[at]];
  }
}

std::optional<OpenReadings> intersect(const OpenReadings& a, const OpenReadings& b) {
  OpenReadings both(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::ranges::set_intersection(a[i], b[i], std::back_inserter(both[i]));
    if (both[i].empty()) return std::nullopt;
  }
  return both;
}

class ExampleJudge {
 public:
  ExampleJudge(const Model& model, const Example& example)
      : model_(model),
        scope_(scope_of(model, example)),
        universe_(std::make_shared<Universe>(model, example.structure)),
        everything_(model.all_open()),
        known_(universe_) {
    for (const FactId fact : scope_.facts) units_.emplace_back(FactUnit{fact});
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
      if (scope_.in_force(ClauseId{i}) && !only_gives_rights(model, ClauseId{i})) units_.emplace_back(ClauseUnit{ClauseId{i}});
    }
  }

  const std::vector<Unit>& units() const { return units_; }

  // The ambiguities with two or more open readings on which some of these units depend.
  std::vector<AmbiguityId> ambiguities(const std::vector<Unit>& units, const OpenReadings& open) const {
    std::vector<AmbiguityId> found = occurring_in(model_, scope_, open, units, ExprId{}).ambiguities;
    std::erase_if(found, [&](AmbiguityId id) { return open[id.value].size() < 2; });
    return found;
  }

  bool holds(const Unit& unit, const Selection& selection) { return known_.holds(unit, scope_, selection).holds; }

  UnitOutcome outcome(const Unit& unit, const OpenReadings& open) {
    UnitOutcome result;
    result.unit = unit;
    result.ambiguities = ambiguities({unit}, open);
    result.combinations = combinations_of(open, result.ambiguities);
    result.undecided = result.combinations > most_combinations;
    if (result.undecided) return result;
    any_selection(open, result.ambiguities, [&](const Selection& selection) {
      if (!holds(unit, selection)) result.broken.push_back(selection);
      return false;
    });
    const auto* clause = std::get_if<ClauseUnit>(&unit);
    if (clause && only_permits(model_, clause->id)) {
      result.use = use(clause->id, open);
    } else if (!result.broken.empty()) {
      Evaluator& evaluator = this->evaluator(own_part(unit, result.broken.front()));
      if (clause) result.breach = compliance(evaluator, model_, result.broken.front(), clause->id);
      if (const auto* fact = std::get_if<FactUnit>(&unit)) result.why = evaluator.why(model_[fact->id].formula);
    }
    return result;
  }

  Ruling ruling(const Selection& selection) {
    Ruling result;
    result.selection = selection;
    for (const Unit& unit : units_) {
      const Selection own = own_part(unit, selection);
      if (const auto* fact = std::get_if<FactUnit>(&unit)) {
        if (!holds(unit, selection)) result.broken_facts.push_back({fact->id, evaluator(own).why(model_[fact->id].formula)});
      } else {
        result.clauses.push_back(compliance(evaluator(own), model_, selection, std::get<ClauseUnit>(unit).id));
      }
    }
    return result;
  }

  VerdictResult result(std::size_t index, const ExampleVerdict& verdict, const OpenReadings& open) {
    VerdictResult result;
    result.index = index;
    for (const Unit& unit : units_) {
      if (std::holds_alternative<FactUnit>(unit) || verdict.complies) expect(result, {unit}, open, true);
    }
    if (verdict.complies) return result;
    for (const std::vector<ClauseId>& named : verdict.breaches) {
      std::vector<Unit> units;
      for (const ClauseId clause : named) {
        if (scope_.in_force(clause)) units.emplace_back(ClauseUnit{clause});
      }
      if (units.empty()) {
        result.outcome = VerdictOutcome::not_met;
        result.unmet = {Unmet::Why::not_in_force, {ClauseUnit{named[0]}}};
      } else {
        expect(result, units, open, false);
      }
    }
    return result;
  }

 private:
  // The selection in which every ambiguity on which the unit does not depend has its first reading, so that answers are shared.
  Selection own_part(const Unit& unit, const Selection& selection) {
    auto& own = depends_on_[unit];
    if (!own) own = occurring_in(model_, scope_, everything_, {unit}, ExprId{}).ambiguities;
    Selection part(selection.size(), 0);
    for (const AmbiguityId id : *own) part[id.value] = selection[id.value];
    return part;
  }

  Evaluator& evaluator(const Selection& selection) {
    if (evaluators_.size() >= most_evaluators && !evaluators_.contains(selection)) evaluators_.clear();
    const auto [found, is_new] = evaluators_.try_emplace(selection);
    if (is_new) found->second = std::make_unique<Evaluator>(universe_, scope_, found->first);
    return *found->second;
  }

  // A permission is used if one of its instances is satisfied.
  Use use(ClauseId clause, const OpenReadings& open) {
    // A separate evaluator, so that it records what this clause alone consulted.
    const Selection selection = first_of(open);
    Evaluator evaluator(universe_, scope_, selection);
    bool used = false;
    for (const RuleInstance& instance : evaluator.instances(clause, std::numeric_limits<std::size_t>::max()))
      used = used || instance.status == RuleStatus::satisfied;
    const auto is_open = [&](AmbiguityId a) { return open[a.value].size() > 1; };
    if (std::ranges::any_of(evaluator.consulted().readings, is_open)) return Use::depends_on_readings;
    return used ? Use::made : Use::not_made;
  }

  // All units hold, or some unit does not hold, under every combination. A failure takes precedence over undecided.
  void expect(VerdictResult& result, const std::vector<Unit>& units, const OpenReadings& open, bool all_hold) {
    if (result.outcome == VerdictOutcome::not_met) return;
    const std::vector<AmbiguityId> ambiguities = this->ambiguities(units, open);
    if (combinations_of(open, ambiguities) > most_combinations) {
      result.outcome = VerdictOutcome::undecided;
      result.unmet = {Unmet::Why::too_many_combinations, {units[0]}};
      return;
    }
    any_selection(open, ambiguities, [&](const Selection& selection) {
      const auto broken = std::ranges::find_if(units, [&](const Unit& unit) { return !holds(unit, selection); });
      if ((broken == units.end()) == all_hold) return false;
      result.outcome = VerdictOutcome::not_met;
      result.unmet = all_hold ? why_broken(*broken) : why_unbroken(units);
      result.instance = ruling(selection);
      return true;
    });
  }

  // An example of a spec with usage is one usage of one design; what breaches a unit about usage is the usage.
  Unmet why_broken(const Unit& unit) const {
    if (const auto* fact = std::get_if<FactUnit>(&unit))
      return {Unmet::Why::fact_does_not_hold, {unit}, mentions_usage(model_, model_[fact->id].formula)};
    return {Unmet::Why::clause_is_breached, {unit}, mentions_usage(model_, std::get<ClauseUnit>(unit).id)};
  }

  Unmet why_unbroken(const std::vector<Unit>& clauses) const {
    const auto permits = [&](const Unit& unit) { return only_permits(model_, std::get<ClauseUnit>(unit).id); };
    if (std::ranges::all_of(clauses, permits)) return {Unmet::Why::only_permits, clauses};
    const auto of_usage = [&](const Unit& unit) { return mentions_usage(model_, std::get<ClauseUnit>(unit).id); };
    return {Unmet::Why::is_complied_with, clauses, std::ranges::any_of(clauses, of_usage)};
  }

  const Model& model_;
  Scope scope_;
  std::shared_ptr<const Universe> universe_;
  OpenReadings everything_;
  std::vector<Unit> units_;
  std::map<Selection, std::unique_ptr<Evaluator>> evaluators_;
  EvaluationCache known_;
  std::map<Unit, std::optional<std::vector<AmbiguityId>>> depends_on_;
};

}  // namespace

Ruling ruling(const Model& model, const Example& example, const Selection& selection) {
  return ExampleJudge(model, example).ruling(selection);
}

Judgement judge(const Model& model, ExampleId id, const OpenReadings& open) {
  const Example& example = model[id];
  Judgement judgement;
  judgement.example = id;
  judgement.open = open;
  judgement.malformed = well_formed(model, example.structure);
  if (!judgement.malformed.empty()) return judgement;

  ExampleJudge judge(model, example);
  // Set when a limit stops the evaluation; the rest is not evaluated.
  std::optional<Stopped> stopped;
  const auto unless_stopped = [&](const auto& judged, const auto& otherwise) {
    try {
      if (!stopped) return judged();
    } catch (const Stopped& by) {
      stopped = by;
    }
    return otherwise();
  };
  for (const Unit& unit : judge.units()) {
    judgement.units.push_back(unless_stopped([&] { return judge.outcome(unit, open); },
                                             [&] {
                                               UnitOutcome undecided;
                                               undecided.unit = unit;
                                               undecided.undecided = true;
                                               return undecided;
                                             }));
  }
  for (std::size_t i = 0; i < example.verdicts.size(); ++i) {
    const auto asked = intersect(open, example.verdicts[i].open);
    if (!asked) continue;
    judgement.verdicts.push_back(
        unless_stopped([&] { return judge.result(i, example.verdicts[i], *asked); },
                       [&] {
                         return VerdictResult{i, VerdictOutcome::undecided, {Unmet::Why::stopped, {}, false, stopped}};
                       }));
  }
  return judgement;
}

}  // namespace proviso::evaluate
