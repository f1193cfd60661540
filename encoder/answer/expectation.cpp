#include "answer/expectation.h"

#include <algorithm>

#include <fmt/format.h>

#include "answer/explore.h"
#include "answer/names.h"
#include "answer/under.h"

namespace proviso::answer {

using namespace model;
using Demand = Oracle::Demand;

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

class Judge {
 public:
  Judge(Oracle& oracle, const Question& question, const Check& check, const Combinations& all, const std::vector<Line>& lines)
      : oracle_(oracle), question_(question), check_(check), all_(all), lines_(lines), outcomes_(outcomes(lines, all)) {}

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
    for (std::size_t i = 0; i < all_.count(); ++i) {
      if (!all_.contains(open, i)) continue;
      const auto outcome = static_cast<Word>(outcomes_[i]);
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
    const auto line = std::find_if(lines_.begin(), lines_.end(), [&](const Line& l) { return all_.contains(l.readings, index); });
    CHECK(line != lines_.end(), "a combination of readings without an answer");
    return line->finding;
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
    Demand demand{{}, true, {}};
    for (FactId fact : question_.scope.facts) demand.units.push_back(FactUnit{fact});
    for (const Unit& unit : expectation.because)
      if (!std::holds_alternative<TermUnit>(unit) && std::find(demand.units.begin(), demand.units.end(), unit) == demand.units.end())
        demand.units.push_back(unit);
    Oracle::Reply reply = oracle_.ask(question_, demand, open, false);
    if (const auto* unknown = std::get_if<solve::Unknown>(&reply)) return {0, Met::undecided, unknown->reason, std::nullopt};
    if (const auto* witness = std::get_if<Witness>(&reply))
      return {0, Met::no, "what `because` names can hold together with the facts", witness->selection};
    for (const Unit& unit : expectation.because) {
      ExpectationResult needed = needs(demand, unit, open);
      if (needed.met != Met::yes) return needed;
    }
    return {0, Met::yes, {}, std::nullopt};
  }

  ExpectationResult needs(Demand demand, const Unit& unit, const OpenReadings& open) {
    if (const auto* term = std::get_if<TermUnit>(&unit)) demand.freed.insert(term->id);
    else std::erase(demand.units, unit);
    std::vector<bool> left(all_.count());
    for (std::size_t i = 0; i < left.size(); ++i) left[i] = all_.contains(open, i);
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (!left[i]) continue;
      Oracle::Reply reply = oracle_.ask(question_, demand, only(all_.selection(i)), false);
      if (const auto* unknown = std::get_if<solve::Unknown>(&reply))
        return {0, Met::undecided, unknown->reason, all_.selection(i)};
      if (std::holds_alternative<solve::Unsat>(reply))
        return {0, Met::no, fmt::format("{} can be left out: the rest conflicts without it", name_of(oracle_.model(), unit)),
                all_.selection(i)};
      if (!demand.freed.empty()) continue;
      for (std::size_t j = i; j < left.size(); ++j)
        if (left[j] && oracle_.satisfied(question_, demand, std::get<Witness>(reply).structure, all_.selection(j))) left[j] = false;
    }
    return {0, Met::yes, {}, std::nullopt};
  }

  Oracle& oracle_;
  const Question& question_;
  const Check& check_;
  const Combinations& all_;
  const std::vector<Line>& lines_;
  std::vector<std::uint8_t> outcomes_;
};

}  // namespace

std::vector<ExpectationResult> judge_expectations(Oracle& oracle, const Question& question, const Check& check,
                                                  const Combinations& combinations, const std::vector<Line>& lines) {
  return Judge(oracle, question, check, combinations, lines).run();
}

}  // namespace proviso::answer
