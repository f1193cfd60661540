// A fact or clause is asked only under the combinations of those readings that it depends on. A verdict never asks for
// the product over all units: an example complies when each unit does under each of its own combinations.
#include "evaluate/judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "evaluate/universe.h"
#include "model/occurrence.h"
#include "model/usage.h"
#include "text/meter.h"

namespace proviso::evaluate {

namespace {

constexpr std::size_t most_combinations = std::size_t{1} << 16U;
constexpr std::size_t most_evaluators = 64;
constexpr std::size_t violations_shown = 10;

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

// Each combination of the open readings of these ambiguities, the others at their first; until `visit` returns true.
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
        everything_(model.all_open()) {
    for (const FactId fact : scope_.facts) units_.emplace_back(FactUnit{fact});
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
      if (scope_.in_force(ClauseId{i})) units_.emplace_back(ClauseUnit{ClauseId{i}});
    }
  }

  const std::vector<Unit>& units() const { return units_; }

  // The ambiguities with two or more open readings that some of these units depend on.
  std::vector<AmbiguityId> ambiguities(const std::vector<Unit>& units, const OpenReadings& open) const {
    std::vector<AmbiguityId> found = occurring_in(model_, scope_, open, units, ExprId{}).ambiguities;
    std::erase_if(found, [&](AmbiguityId id) { return open[id.value].size() < 2; });
    return found;
  }

  bool holds(const Unit& unit, const Selection& selection) {
    const std::pair key{unit, own_part(unit, selection)};
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    return known_[key] = evaluator(key.second).holds(unit);
  }

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
    return result;
  }

  Ruling ruling(const Selection& selection, std::size_t most_violations) {
    Ruling result;
    result.selection = selection;
    for (const Unit& unit : units_) {
      if (holds(unit, selection)) continue;
      Evaluator& evaluator = this->evaluator(own_part(unit, selection));
      if (const auto* fact = std::get_if<FactUnit>(&unit)) {
        result.broken_facts.push_back({fact->id, evaluator.why(model_[fact->id].formula)});
        continue;
      }
      Breach breach{std::get<ClauseUnit>(unit).id, {}};
      breach.violations = evaluator.instances(breach.clause, most_violations);
      std::erase_if(breach.violations, [](const RuleInstance& instance) { return instance.status != RuleStatus::violated; });
      result.breaches.push_back(std::move(breach));
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
        result.why = fmt::format("{} is not in force", name(ClauseUnit{named[0]}));
      } else {
        expect(result, units, open, false);
      }
    }
    return result;
  }

 private:
  // The selection with every ambiguity that the unit does not depend on at its first reading, so that answers are
  // shared.
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

  std::string name(const Unit& unit) const {
    if (const auto* fact = std::get_if<FactUnit>(&unit)) return fmt::format("the fact `{}`", model_[fact->id].heading.name);
    const Clause& clause = model_[std::get<ClauseUnit>(unit).id];
    return fmt::format("`{}.{}`", model_[clause.contract].heading.name, clause.heading.name);
  }

  // That all units hold, or that some does not, under every combination. A failure weighs more than what is undecided.
  void expect(VerdictResult& result, const std::vector<Unit>& units, const OpenReadings& open, bool all_hold) {
    if (result.outcome == VerdictOutcome::not_met) return;
    const std::vector<AmbiguityId> ambiguities = this->ambiguities(units, open);
    if (combinations_of(open, ambiguities) > most_combinations) {
      result.outcome = VerdictOutcome::undecided;
      result.why = fmt::format("there are too many combinations of readings on which {} depends", name(units[0]));
      return;
    }
    any_selection(open, ambiguities, [&](const Selection& selection) {
      const auto broken = std::ranges::find_if(units, [&](const Unit& unit) { return !holds(unit, selection); });
      if ((broken == units.end()) == all_hold) return false;
      result.outcome = VerdictOutcome::not_met;
      result.why = all_hold ? broken_in_words(*broken) : unbroken_in_words(units);
      result.instance = ruling(selection, violations_shown);
      return true;
    });
  }

  // An example of a spec with usage is one usage of one design, and it is the usage that breaches what is about usage.
  std::string broken_in_words(const Unit& unit) const {
    if (const auto* fact = std::get_if<FactUnit>(&unit)) {
      const bool of_usage = mentions_usage(model_, model_[fact->id].formula);
      return fmt::format("{} does not hold{}", name(unit), of_usage ? ": this cannot happen on the design" : "");
    }
    const bool of_usage = mentions_usage(model_, std::get<ClauseUnit>(unit).id);
    return of_usage ? fmt::format("this usage breaches {}", name(unit)) : fmt::format("{} is breached", name(unit));
  }

  std::string unbroken_in_words(const std::vector<Unit>& clauses) const {
    const std::string subject = clauses.size() == 1 ? name(clauses[0]) : contract_name(clauses[0]);
    if (std::ranges::all_of(clauses, [&](const Unit& unit) { return only_permits(std::get<ClauseUnit>(unit).id); }))
      return fmt::format("{} only permits, and is never breached", subject);
    const bool of_usage =
        std::ranges::any_of(clauses, [&](const Unit& unit) { return mentions_usage(model_, std::get<ClauseUnit>(unit).id); });
    return fmt::format("{} is complied with{}", subject, of_usage ? " by this usage" : "");
  }

  bool only_permits(ClauseId id) const {
    return std::ranges::all_of(model_[id].readings, [&](const ClauseReading& reading) {
      return std::ranges::all_of(reading.rules, [&](RuleId rule) { return model_[rule].deontic == syntax::Deontic::may; });
    });
  }

  std::string contract_name(const Unit& clause) const {
    return fmt::format("`{}`", model_[model_[std::get<ClauseUnit>(clause).id].contract].heading.name);
  }

  const Model& model_;
  Scope scope_;
  std::shared_ptr<const Universe> universe_;
  OpenReadings everything_;
  std::vector<Unit> units_;
  std::map<Selection, std::unique_ptr<Evaluator>> evaluators_;
  std::map<std::pair<Unit, Selection>, bool> known_;
  std::map<Unit, std::optional<std::vector<AmbiguityId>>> depends_on_;
};

}  // namespace

Ruling ruling(const Model& model, const Example& example, const Selection& selection, std::size_t most_violations) {
  return ExampleJudge(model, example).ruling(selection, most_violations);
}

Judgement judge(const Model& model, ExampleId id, const OpenReadings& open) {
  const Example& example = model[id];
  Judgement judgement;
  judgement.example = id;
  judgement.open = open;
  judgement.malformed = well_formed(model, example.structure);
  if (!judgement.malformed.empty()) return judgement;

  ExampleJudge judge(model, example);
  // Once it has been stopped, nothing that is left is looked at.
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
                         return VerdictResult{i, VerdictOutcome::undecided, std::string(in_words(*stopped)), std::nullopt};
                       }));
  }
  return judgement;
}

}  // namespace proviso::evaluate
