#include "answer/expectation.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "answer/names.h"
#include "answer/under.h"

namespace proviso::answer {

using namespace model;

namespace {

Word expected_word(syntax::Verdict verdict) {
  switch (verdict) {
    case syntax::Verdict::possible: return Word::possible;
    case syntax::Verdict::impossible: return Word::impossible;
    case syntax::Verdict::holds: return Word::holds;
    case syntax::Verdict::fails: return Word::fails;
  }
  CHECK(false, "an expectation without a verdict");
}

std::string_view in_words(Word word) {
  switch (word) {
    case Word::possible: return "it is possible";
    case Word::impossible: return "it is impossible";
    case Word::holds: return "it holds";
    case Word::fails: return "it fails";
    case Word::vacuous: return "nothing satisfies the facts and clauses at all";
    case Word::undecided: return "it is undecided";
  }
  CHECK(false, "a verdict without words");
}

// The facts with exactly what `because` names.
Demand reasons(const Question& question, const Expectation& expectation) {
  Demand demand{{}, true, {}};
  for (FactId fact : question.scope.facts) demand.units.push_back(FactUnit{fact});
  for (const Unit& unit : expectation.because)
    if (!std::holds_alternative<TermUnit>(unit) && std::find(demand.units.begin(), demand.units.end(), unit) == demand.units.end())
      demand.units.push_back(unit);
  return demand;
}

// Something that `because` names and that the question does not ask for: a clause that is not in force, say.
std::optional<Unit> beside_the_question(const Question& question, const Expectation& expectation) {
  for (const Unit& unit : expectation.because)
    if (!std::holds_alternative<TermUnit>(unit) &&
        std::find(question.demands.begin(), question.demands.end(), unit) == question.demands.end())
      return unit;
  return std::nullopt;
}

class Judge {
 public:
  Judge(Oracle& oracle, const Question& question, const Check& check, const Combinations& all, const std::vector<Line>& lines)
      : oracle_(oracle), question_(question), check_(check), all_(all), findings_(all.count(), nullptr) {
    for (const Line& line : lines) all.each_in(line.readings, [&](std::size_t i) { findings_[i] = &line.finding; });
  }

  std::vector<ExpectationResult> run() {
    std::vector<ExpectationResult> results;
    for (std::size_t i = 0; i < check_.expectations.size(); ++i) {
      const Expectation& expectation = check_.expectations[i];
      const auto open = intersect(all_.open(), expectation.open);
      if (!open) continue;  // --under has pinned readings that it is not about
      ExpectationResult result = verdict(expectation, *open);
      if (result.met == Met::yes && !expectation.because.empty()) result = because(expectation, *open);
      result.index = i;
      results.push_back(std::move(result));
    }
    return results;
  }

 private:
  ExpectationResult verdict(const Expectation& expectation, const OpenReadings& open) const {
    const Word wanted = expected_word(expectation.verdict);
    std::optional<std::size_t> undecided;
    std::vector<bool> asked(all_.count(), false);
    all_.mark(open, asked);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (!asked[i]) continue;
      const Word outcome = word(finding(i));
      if (outcome == Word::undecided) {
        if (!undecided) undecided = i;
      } else if (outcome != wanted) {
        return {0, Met::no, std::string(in_words(outcome)), all_.selection(i)};
      } else if (expectation.at_every_size && !of_every_size(i)) {
        return {0, Met::no, std::string(in_words(outcome)) + ", but not shown for every size", all_.selection(i)};
      }
    }
    if (undecided) return {0, Met::undecided, undecided_reason(*undecided), all_.selection(*undecided)};
    return {0, Met::yes, {}, std::nullopt};
  }

  const Finding& finding(std::size_t index) const {
    CHECK(findings_[index], "a combination of readings without an answer");
    return *findings_[index];
  }
  bool of_every_size(std::size_t index) const {
    const Conflict* conflict = conflict_of(finding(index));
    return conflict && std::holds_alternative<solve::EverySize>(conflict->extent);
  }
  std::string undecided_reason(std::size_t index) const {
    const auto* undecided = std::get_if<Undecided>(&finding(index));
    return undecided ? undecided->reason : std::string();
  }

  // The facts with exactly these units: cannot hold together, and with any one of them left out can.
  ExpectationResult because(const Expectation& expectation, const OpenReadings& open) {
    if (const auto unit = beside_the_question(question_, expectation))
      return {0, Met::no, fmt::format("{} does not take part in the question", name_of(oracle_.model(), *unit)), std::nullopt};
    const Demand demand = reasons(question_, expectation);
    Oracle::Reply reply = oracle_.ask(question_, demand, open, false);
    if (const auto* unknown = std::get_if<solve::Unknown>(&reply)) return {0, Met::undecided, unknown->reason, std::nullopt};
    if (const auto* witness = std::get_if<Witness>(&reply))
      return {0, Met::no, "what `because` names can hold together with the facts", witness->selection};
    if (!oracle_.confirmed(question_, demand, open, std::get<solve::Unsat>(reply)))
      return {0, Met::undecided, "that what `because` names conflicts could not be confirmed a second time", std::nullopt};
    for (const Unit& unit : expectation.because) {
      ExpectationResult needed = needs(demand, unit, open);
      if (needed.met != Met::yes) return needed;
    }
    return {0, Met::yes, {}, std::nullopt};
  }

  ExpectationResult needs(Demand demand, const Unit& unit, const OpenReadings& open) {
    if (const auto* term = std::get_if<TermUnit>(&unit)) demand.freed.insert(term->id);
    else std::erase(demand.units, unit);
    // A term that may mean anything may mean any of its readings.
    const OpenReadings everything = oracle_.model().all_open();
    std::vector<AmbiguityId> freed;
    for (TermId term : demand.freed)
      if (const AmbiguityId a = oracle_.model()[term].ambiguity; a.valid()) freed.push_back(a);
    std::vector<bool> left(all_.count(), false);
    all_.mark(open, left);
    const std::vector<bool> everywhere(all_.count(), true);
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (!left[i]) continue;
      OpenReadings here = only(all_.selection(i));
      for (AmbiguityId a : freed) here[a.value] = everything[a.value];
      Oracle::Reply reply = oracle_.ask(question_, demand, here, false);
      if (const auto* unknown = std::get_if<solve::Unknown>(&reply))
        return {0, Met::undecided, unknown->reason, all_.selection(i)};
      if (std::holds_alternative<solve::Unsat>(reply))
        return {0, Met::no, fmt::format("{} can be left out: the rest conflicts without it", name_of(oracle_.model(), unit)),
                all_.selection(i)};
      const auto covered = all_.freed(
          oracle_.satisfied_under(question_, demand, std::get<Witness>(reply), all_, freed.empty() ? left : everywhere), freed);
      for (std::size_t j = i; j < left.size(); ++j) left[j] = left[j] && !covered[j];
    }
    return {0, Met::yes, {}, std::nullopt};
  }

  Oracle& oracle_;
  const Question& question_;
  const Check& check_;
  const Combinations& all_;
  std::vector<const Finding*> findings_;  // by combination
};

}  // namespace

std::vector<ExpectationResult> judge_expectations(Oracle& oracle, const Question& question, const Check& check,
                                                  const Combinations& combinations, const std::vector<Line>& lines) {
  return Judge(oracle, question, check, combinations, lines).run();
}

void try_reasons(Oracle& oracle, const Question& question, const Check& check, const Combinations& combinations) {
  for (const Expectation& expectation : check.expectations) {
    const auto open = intersect(combinations.open(), expectation.open);
    if (!open || expectation.because.empty() || beside_the_question(question, expectation)) continue;
    const Demand demand = reasons(question, expectation);
    Oracle::Reply reply = oracle.ask(question, demand, *open, false, Oracle::Effort::slight);
    if (const auto* unsat = std::get_if<solve::Unsat>(&reply); unsat && std::holds_alternative<solve::EverySize>(unsat->extent))
      oracle.confirmed(question, demand, *open, *unsat);
  }
}

}  // namespace proviso::answer
