#include "answer/expectation.h"

#include <algorithm>
#include <optional>

#include "answer/oracle/under.h"
#include "model/versions.h"

namespace proviso::answer {

using namespace model;

namespace {

Word expected_word(syntax::Verdict verdict) {
  switch (verdict) {
    case syntax::Verdict::possible:
      return Word::possible;
    case syntax::Verdict::impossible:
      return Word::impossible;
    case syntax::Verdict::holds:
      return Word::holds;
    case syntax::Verdict::fails:
      return Word::fails;
    case syntax::Verdict::vacuous:
      return Word::vacuous;
  }
  CHECK(false, "an expectation without a verdict");
}

Why why_not(const solve::Unknown& unknown) {
  return unknown.settled ? why(Why::What::none_up_to, unknown.reason, unknown.settled->size) : unknown.reason;
}

Why about(Why::What what, const Unit& unit) { return {.what = what, .unit = unit}; }

// The question, restricted to architectures with at most `size` elements of each root type.
Question limited(const Model& model, Question question, std::uint32_t size) {
  for (std::uint32_t i = 0; i < model.types.size(); ++i)
    if (const TypeId type{i}; !model[type].is_enum && model[type].root == type) question.limits.push_back({type, size});
  return question;
}

// The units that `because` names; of a clause, the version that is in force.
std::vector<Unit> because_of(const Model& model, const Question& question, const Expectation& expectation) {
  return without_other_versions(model, question.scope.clauses, expectation.because);
}

// The facts and exactly the units that `because` names; with the question, unless nothing is expected to satisfy even the rest.
Subquery reasons(const Model& model, const Question& question, const Expectation& expectation) {
  Subquery subquery{{}, expectation.verdict != syntax::Verdict::vacuous, {}};
  for (FactId fact : question.scope.facts) subquery.units.push_back(FactUnit{fact});
  for (const Unit& unit : because_of(model, question, expectation))
    if (!std::holds_alternative<TermUnit>(unit) && std::find(subquery.units.begin(), subquery.units.end(), unit) == subquery.units.end())
      subquery.units.push_back(unit);
  return subquery;
}

// A unit that `because` names and that the question does not demand, such as a clause that is not in force.
std::optional<Unit> beside_the_question(const Model& model, const Question& question, const Expectation& expectation) {
  for (const Unit& unit : because_of(model, question, expectation))
    if (!std::holds_alternative<TermUnit>(unit) &&
        std::find(question.demands.begin(), question.demands.end(), unit) == question.demands.end())
      return unit;
  return std::nullopt;
}

class ExpectationJudge {
 public:
  ExpectationJudge(Oracle& oracle, const Question& question, const Check& check, const Combinations& all, const std::vector<Line>& lines,
                   std::optional<Stopped>& stopped)
      : oracle_(oracle), question_(question), check_(check), all_(all), stopped_(stopped), findings_(all.count(), nullptr) {
    const Meter::Grace grace(meter(), UINT64_MAX / 2);
    for (const Line& line : lines) all.each_in(line.readings, [&](std::size_t i) { findings_[i] = &line.finding; });
  }

  std::vector<ExpectationResult> run() {
    std::vector<ExpectationResult> results;
    for (std::size_t i = 0; i < check_.expectations.size(); ++i) {
      const Expectation& expectation = check_.expectations[i];
      const auto open = intersect(all_.open(), expectation.open);
      if (!open) continue;  // --under excludes the readings that it is about
      ExpectationResult result = verdict(expectation, *open);
      if (result.met == Met::yes && !expectation.because.empty()) result = unless_stopped([&] { return because(expectation, *open); });
      result.index = i;
      results.push_back(std::move(result));
    }
    return results;
  }

 private:
  // Asks a further question; undecided if a limit is reached.
  template <typename Function>
  ExpectationResult unless_stopped(const Function& asked) {
    try {
      if (!stopped_) return asked();
    } catch (const Stopped& stopped) {
      stopped_ = stopped;
    }
    return {0, Met::undecided, why(*stopped_), std::nullopt};
  }

  ExpectationResult verdict(const Expectation& expectation, const OpenReadings& open) {
    const Word wanted = expected_word(expectation.verdict);
    ExpectationResult undecided{0, Met::yes, {}, std::nullopt};
    const std::vector<bool> asked = within(open);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (!asked[i]) continue;
      const Word outcome = word(finding(i));
      if (outcome == wanted) continue;
      ExpectationResult result = expectation.up_to            ? unless_stopped([&] { return up_to(*expectation.up_to, wanted, i); })
                                 : outcome == Word::undecided ? ExpectationResult{0, Met::undecided, undecided_reason(i), all_.selection(i)}
                                                              : otherwise(i);
      if (result.met == Met::no) return result;
      if (result.met == Met::undecided && undecided.met == Met::yes) undecided = result;
    }
    return undecided;
  }

  // Visits each combination once, regardless of limits.
  std::vector<bool> within(const OpenReadings& open) const {
    const Meter::Grace grace(meter(), UINT64_MAX / 2);
    std::vector<bool> result(all_.count(), false);
    all_.mark(open, result);
    return result;
  }

  ExpectationResult otherwise(std::size_t index) const {
    return {0, Met::no, Why{.what = Why::What::outcome_is, .outcome = word(finding(index))}, all_.selection(index)};
  }

  // An expectation up to a size is a question of its own: with at most `size` elements of each type.
  ExpectationResult up_to(std::uint32_t size, Word wanted, std::size_t index) const {
    if (wanted == Word::possible) return unbroken_up_to(size, index);
    if (wanted == Word::holds && word(finding(index)) == Word::vacuous) return otherwise(index);
    const Question small = limited(oracle_.model(), question_, size);
    Subquery subquery = all_of(small);
    subquery.with_formula = wanted != Word::vacuous;
    const OpenReadings here = only(all_.selection(index));
    const Oracle::Reply reply = oracle_.ask(small, subquery, here, false);
    if (std::holds_alternative<Witness>(reply)) return otherwise_within(size, wanted, index);
    if (const auto* unknown = std::get_if<solve::Unknown>(&reply)) return {0, Met::undecided, why_not(*unknown), all_.selection(index)};
    if (!oracle_.confirmed(small, subquery, here, std::get<Refuted>(reply)))
      return {0, Met::undecided, why(Why::What::not_confirmed), all_.selection(index)};
    return {0, Met::yes, {}, std::nullopt};
  }

  ExpectationResult otherwise_within(std::uint32_t size, Word wanted, std::size_t index) const {
    return {0, Met::no, {.what = Why::What::one_within, .number = size, .all = wanted == Word::holds}, all_.selection(index)};
  }

  // For designs: usages with at most `size` elements of each type.
  ExpectationResult unbroken_up_to(std::uint32_t size, std::size_t index) const {
    const auto* undecided = std::get_if<Undecided>(&finding(index));
    if (undecided == nullptr) return otherwise(index);
    const auto& design = undecided->unproven;
    const bool far_enough = design && design->admission && design->admission->only_up_to && design->admission->only_up_to->size >= size;
    if (far_enough) return {0, Met::yes, {}, std::nullopt};
    return {0, Met::undecided, undecided->reason, all_.selection(index)};
  }

  const Finding& finding(std::size_t index) const {
    CHECK(findings_[index], "a combination of readings without an answer");
    return *findings_[index];
  }
  Why undecided_reason(std::size_t index) const {
    const auto* undecided = std::get_if<Undecided>(&finding(index));
    return undecided ? undecided->reason : Why();
  }

  // The facts and exactly these units are unsatisfiable, and satisfiable without any one of them.
  ExpectationResult because(const Expectation& expectation, const OpenReadings& open) {
    if (const auto unit = beside_the_question(oracle_.model(), question_, expectation))
      return {0, Met::no, about(Why::What::not_in_question, *unit), std::nullopt};
    const Subquery subquery = reasons(oracle_.model(), question_, expectation);
    Oracle::Reply reply = oracle_.ask(question_, subquery, open, false);
    if (const auto* unknown = std::get_if<solve::Unknown>(&reply)) return {0, Met::undecided, why_not(*unknown), std::nullopt};
    if (const auto* witness = std::get_if<Witness>(&reply)) return {0, Met::no, why(Why::What::can_hold_together), witness->selection};
    if (!oracle_.confirmed(question_, subquery, open, std::get<Refuted>(reply)))
      return {0, Met::undecided, why(Why::What::because_not_confirmed), std::nullopt};
    for (const Unit& unit : because_of(oracle_.model(), question_, expectation)) {
      ExpectationResult needed = needs(subquery, unit, open);
      if (needed.met != Met::yes) return needed;
    }
    return {0, Met::yes, {}, std::nullopt};
  }

  ExpectationResult needs(Subquery subquery, const Unit& unit, const OpenReadings& open) {
    if (const auto* term = std::get_if<TermUnit>(&unit))
      for (const TermId version : all_versions(oracle_.model(), term->id)) subquery.uninterpreted_terms.insert(version);
    else
      std::erase(subquery.units, unit);
    // An uninterpreted term includes all of its readings.
    const OpenReadings everything = oracle_.model().all_open();
    std::vector<AmbiguityId> freed;
    for (TermId term : subquery.uninterpreted_terms)
      if (const AmbiguityId a = oracle_.model()[term].ambiguity; a.valid()) freed.push_back(a);
    std::vector<bool> left(all_.count(), false);
    all_.mark(open, left);
    const std::vector<bool> everywhere(all_.count(), true);
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (!left[i]) continue;
      OpenReadings here = only(all_.selection(i));
      for (AmbiguityId a : freed) here[a.value] = everything[a.value];
      Oracle::Reply reply = oracle_.ask(question_, subquery, here, false);
      if (const auto* unknown = std::get_if<solve::Unknown>(&reply))
        return {0, Met::undecided, {.what = Why::What::need_not_known, .unit = unit, .because = {why_not(*unknown)}}, all_.selection(i)};
      const auto* term = std::get_if<TermUnit>(&unit);
      if (std::holds_alternative<Refuted>(reply) && term != nullptr && !means_anything(oracle_.model(), subquery, term->id))
        return {0, Met::undecided, about(Why::What::only_own_readings, unit), all_.selection(i)};
      if (std::holds_alternative<Refuted>(reply)) return {0, Met::no, about(Why::What::can_be_left_out, unit), all_.selection(i)};
      const auto covered = all_.freed(
          oracle_.satisfied_under(question_, subquery, std::get<Witness>(reply), all_, freed.empty() ? left : everywhere), freed);
      for (std::size_t j = i; j < left.size(); ++j) left[j] = left[j] && !covered[j];
    }
    return {0, Met::yes, {}, std::nullopt};
  }

  Oracle& oracle_;
  const Question& question_;
  const Check& check_;
  const Combinations& all_;
  std::optional<Stopped>& stopped_;
  std::vector<const Finding*> findings_;  // by combination
};

}  // namespace

std::vector<ExpectationResult> judge_expectations(Oracle& oracle, const Question& question, const Check& check,
                                                  const Combinations& combinations, const std::vector<Line>& lines,
                                                  std::optional<Stopped>& stopped) {
  return ExpectationJudge(oracle, question, check, combinations, lines, stopped).run();
}

void try_reasons(Oracle& oracle, const Question& question, const Check& check, const Combinations& combinations) {
  for (const Expectation& expectation : check.expectations) {
    const auto open = intersect(combinations.open(), expectation.open);
    if (!open || expectation.because.empty() || beside_the_question(oracle.model(), question, expectation)) continue;
    const Subquery subquery = reasons(oracle.model(), question, expectation);
    Oracle::Reply reply = oracle.ask(question, subquery, *open, false, Oracle::Effort::slight);
    if (const auto* unsat = std::get_if<Refuted>(&reply)) oracle.confirmed(question, subquery, *open, *unsat);
  }
}

}  // namespace proviso::answer
