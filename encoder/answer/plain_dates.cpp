#include "answer/plain_dates.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "answer/oracle/cached_evaluation.h"
#include "answer/usage/usage_units.h"
#include "model/calendar.h"

namespace proviso::answer {

using namespace model;

namespace {

constexpr std::int64_t days_before = 366, days_after = 3653;  // that are near
constexpr std::size_t most_places = 24, most_days = 12;       // that are tried
constexpr std::string_view some_day = "2000-01-01";           // where a spec has neither contract nor date

// Dates that the spec's formulas mention.
std::set<std::int64_t> mentioned_in(const Model& model) {
  std::set<std::int64_t> days;
  for (const Expression& e : model.expressions) {
    if (e.kind == ExpressionKind::date) days.insert(e.integer);
    if (e.kind == ExpressionKind::moment) days.insert(e.integer / minutes_per_day);
  }
  return days;
}

// The first day of a contract with a clause in force; otherwise of any contract; otherwise the earliest day that the spec mentions.
std::int64_t day_of(const Model& model, const Scope& scope, const std::set<std::int64_t>& mentioned) {
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
    if (scope.in_force(ClauseId{i})) return model[model.clauses[i].contract].from;
  if (!model.contracts.empty()) return model.contracts.front().from;
  return mentioned.empty() ? *parse_date(some_day) : *mentioned.begin();
}

using Accepts = std::function<bool(const Structure&)>;

class Calendar {
 public:
  Calendar(const Model& model, const Scope& scope) : model_(model) {
    const std::set<std::int64_t> mentioned = mentioned_in(model);
    day_ = day_of(model, scope, mentioned);
    for (const std::int64_t day : mentioned)
      for (const std::int64_t beside : {day, day - 1, day + 1}) others_.push_back(beside);
    std::ranges::stable_sort(others_, {}, [&](std::int64_t day) { return distance(day); });
    if (others_.size() > most_days) others_.resize(most_days);
  }

  // Moves all distant dates together, so that their distances stay; otherwise each alone, and the rest together. A date that cannot be
  // near is moved to a day that the spec mentions, or beside one. `usage_alone`: fields of the design stay.
  Structure near(Structure structure, bool usage_alone, const Accepts& accepts) const {
    const std::vector<Place> all = far(structure, usage_alone);
    if (all.empty() || all.size() > most_places || moved(structure, all, day_, accepts)) return structure;
    std::vector<Place> rest;
    for (const Place& place : all)
      if (!moved(structure, {place}, day_, accepts)) rest.push_back(place);
    if (rest.size() > 1 && (moved(structure, rest, day_, accepts) || moved_to_other(structure, rest, accepts))) return structure;
    for (const Place& place : rest) moved_to_other(structure, {place}, accepts);
    return structure;
  }

 private:
  struct Place {
    FieldId field;
    std::size_t owner = 0;
  };

  static std::optional<std::int64_t> day(const Atom& atom) {
    if (const auto* date = std::get_if<Date>(&atom)) return date->days;
    const auto* moment = std::get_if<Moment>(&atom);
    if (moment == nullptr) return std::nullopt;
    const std::int64_t days = moment->minutes / minutes_per_day;
    return moment->minutes % minutes_per_day < 0 ? days - 1 : days;
  }

  static Atom& at(Structure& structure, const Place& place) { return std::get<Atom>(structure.fields.at(place.field)[place.owner]); }

  std::int64_t distance(std::int64_t day) const { return day < day_ ? day_ - day : day - day_; }

  std::vector<Place> far(const Structure& structure, bool usage_alone) const {
    std::vector<Place> result;
    for (const auto& [field, values] : structure.fields) {
      const Base base = model_[field].value.base;
      if ((base != Base::date && base != Base::moment) || (usage_alone && !model_[model_[field].owner].usage)) continue;
      for (std::size_t i = 0; i < values.size(); ++i) {
        const auto* atom = std::get_if<Atom>(&values[i]);
        const auto found = atom ? day(*atom) : std::nullopt;
        if (found && (*found < day_ - days_before || *found > day_ + days_after)) result.push_back({field, i});
      }
    }
    return result;
  }

  static std::int64_t earliest_of(Structure& structure, const std::vector<Place>& places) {
    std::int64_t earliest = last_date();
    for (const Place& place : places) earliest = std::min(earliest, *day(at(structure, place)));
    return earliest;
  }

  // Moves the dates as near as possible, and nearer than they are.
  bool moved_to_other(Structure& structure, const std::vector<Place>& places, const Accepts& accepts) const {
    const std::int64_t now = distance(earliest_of(structure, places));
    return std::ranges::any_of(others_, [&](std::int64_t day) { return distance(day) < now && moved(structure, places, day, accepts); });
  }

  // Moves the earliest to this day, and the others by the same distance.
  bool moved(Structure& structure, const std::vector<Place>& places, std::int64_t to, const Accepts& accepts) const {
    Structure other = structure;
    const std::int64_t later = to - earliest_of(other, places);
    for (const Place& place : places) {
      Atom& atom = at(other, place);
      if (auto* date = std::get_if<Date>(&atom)) date->days += later;
      if (auto* moment = std::get_if<Moment>(&atom)) moment->minutes += later * minutes_per_day;
      if (*day(atom) > last_date() || *day(atom) < first_date()) return false;
    }
    if (!accepts(other)) return false;
    structure = std::move(other);
    return true;
  }

  const Model& model_;
  std::int64_t day_ = 0;
  std::vector<std::int64_t> others_;  // the nearest first
};

class Telling {
 public:
  Telling(const Model& model, const Question& question, const Combinations& combinations)
      : model_(model), question_(question), combinations_(combinations), calendar_(model, question.scope) {}

  // Lines that share an architecture continue to share it.
  void witnesses(std::vector<Line>& lines) const {
    std::vector<bool> done(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Witness* witness = witness_of(lines[i].finding);
      if (witness == nullptr || done[i]) continue;
      const Structure told = witness->structure;
      std::vector<Line*> same;
      std::vector<bool> under(combinations_.count(), false);
      for (std::size_t j = i; j < lines.size(); ++j) {
        const Witness* other = witness_of(lines[j].finding);
        if (other == nullptr || other->structure != told) continue;
        done[j] = true;
        same.push_back(&lines[j]);
        combinations_.mark(lines[j].readings, under);
      }
      if (witness->admission)
        usages(same);
      else
        structure(told, same, under);
    }
  }

  void counterexamples(Conflict& conflict) const {
    const bool asks_for_usage = std::ranges::any_of(conflict.units, [&](const Unit& unit) { return mode_of(model_, unit) == Mode::can; });
    std::vector<Unit> kept = facts_of(question_.demands);
    for (const Unit& unit : conflict.units)
      if (std::holds_alternative<RequirementUnit>(unit) && mode_of(model_, unit) == Mode::plain) kept.push_back(unit);
    for (Counterexample& counterexample : conflict.counterexamples) {
      const auto accepts = [&](const Structure& structure) {
        CachedEvaluation trial(model_, structure);
        return !trial.broken(question_, Subquery{kept, false, {}}, counterexample.selection) &&
               trial.broken(question_, Subquery{{counterexample.broken}, false, {}}, counterexample.selection);
      };
      counterexample.structure = calendar_.near(counterexample.structure, asks_for_usage, accepts);
    }
  }

 private:
  void structure(const Structure& told, const std::vector<Line*>& lines, const std::vector<bool>& under) const {
    const auto accepts = [&](const Structure& other) {
      return CachedEvaluation(model_, other).satisfied_under(question_, all_of(question_), combinations_, under) == under;
    };
    const Structure near = calendar_.near(told, false, accepts);
    for (Line* line : lines) witness_of(line->finding)->structure = near;
  }

  void usages(const std::vector<Line*>& lines) const {
    for (Line* line : lines) {
      std::vector<bool> under(combinations_.count(), false);
      combinations_.mark(line->readings, under);
      for (Usage& usage : witness_of(line->finding)->admission->usages) {
        Subquery subquery{{}, std::holds_alternative<QuestionUnit>(usage.of), {}};
        for (const Unit& unit : question_.demands)
          if (mode_of(model_, unit) != Mode::can || unit == usage.of) subquery.units.push_back(unit);
        const auto accepts = [&](const Structure& other) {
          return CachedEvaluation(model_, other).satisfied_under(question_, subquery, combinations_, under) == under;
        };
        usage.structure = calendar_.near(usage.structure, true, accepts);
      }
    }
  }

  const Model& model_;
  const Question& question_;
  const Combinations& combinations_;
  const Calendar calendar_;
};

}  // namespace

void bring_dates_near(const Model& model, const Question& question, const Combinations& combinations, std::vector<Line>& lines) {
  const auto is_date = [](const Field& field) { return field.value.base == Base::date || field.value.base == Base::moment; };
  if (std::ranges::none_of(model.fields, is_date)) return;
  const Telling telling(model, question, combinations);
  telling.witnesses(lines);
  for (Line& line : lines)
    if (Conflict* conflict = conflict_of(line.finding)) telling.counterexamples(*conflict);
}

}  // namespace proviso::answer
