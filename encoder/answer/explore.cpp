#include "answer/explore.h"

#include <algorithm>

#include "answer/conflict.h"

namespace proviso::answer {

using namespace model;
using Demand = Oracle::Demand;

namespace {

class Explorer {
 public:
  Explorer(Oracle& oracle, const Question& question, const Combinations& combinations)
      : oracle_(oracle), question_(question), combinations_(combinations), left_(combinations.count(), true) {}

  std::vector<Line> run(bool separately) {
    if (!separately) all_at_once();
    for (std::size_t i = 0; i < combinations_.count(); ++i)
      if (left_[i]) decide(i);
    return std::move(lines_);
  }

 private:
  // Architectures, as long as there are any under what is left; then one refutation of all the rest.
  void all_at_once() {
    Demand all{question_.demands, true, {}};
    while (std::find(left_.begin(), left_.end(), true) != left_.end()) {
      Oracle::Reply reply = oracle_.ask(question_, all, combinations_.open(), true);
      if (auto* witness = std::get_if<Witness>(&reply)) {
        const std::vector<bool> covered = satisfied_by(*witness);
        add_witness(std::move(*witness), covered);
        std::vector<bool> done = left_;
        done.flip();
        all.except = combinations_.cover(done);
      } else {
        if (const auto* unsat = std::get_if<solve::Unsat>(&reply)) refuted_at_once(all, *unsat);
        return;
      }
    }
  }

  void refuted_at_once(const Demand& all, const solve::Unsat& unsat) {
    if (!std::holds_alternative<solve::EverySize>(unsat.extent) || !hold_without_clauses()) return;
    if (!oracle_.confirm(question_, all, combinations_.open(), unsat.extent)) return;
    Conflict conflict{unsat.core, false, false, unsat.extent};
    const std::vector<bool> rest = left_;
    if (!question_.negated) add(Impossible{conflict}, rest);
    else hold_or_vacuous(conflict, rest);
  }

  // Is there an architecture without the clauses, under each combination that is left?
  bool hold_without_clauses() {
    Demand without{{}, true, {}};
    for (const Unit& unit : question_.demands)
      if (!std::holds_alternative<ClauseUnit>(unit)) without.units.push_back(unit);
    if (without.units.size() == question_.demands.size()) return false;
    std::vector<bool> open = left_;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (!open[i]) continue;
      Oracle::Reply reply = oracle_.ask(question_, without, only(combinations_.selection(i)), false, Oracle::Effort::slight);
      const auto* witness = std::get_if<Witness>(&reply);
      if (!witness) return false;
      for (std::size_t j = i; j < open.size(); ++j)
        if (open[j] && oracle_.satisfied(question_, without, witness->structure, combinations_.selection(j))) open[j] = false;
    }
    return true;
  }

  std::vector<bool> satisfied_by(const Witness& witness) const {
    const Demand all{question_.demands, true, {}};
    std::vector<bool> result(combinations_.count());
    for (std::size_t i = 0; i < result.size(); ++i)
      result[i] = left_[i] && oracle_.satisfied(question_, all, witness.structure, combinations_.selection(i));
    return result;
  }

  void add_witness(Witness witness, const std::vector<bool>& covered) {
    if (question_.negated) add(Fails{std::move(witness)}, covered);
    else add(Possible{std::move(witness)}, covered);
  }

  void decide(std::size_t index) {
    const OpenReadings here = only(combinations_.selection(index));
    const Demand all{question_.demands, true, {}};
    Oracle::Reply reply = oracle_.ask(question_, all, here, true);
    if (auto* unknown = std::get_if<solve::Unknown>(&reply)) {
      add(Undecided{unknown->reason}, one(index));
    } else if (auto* witness = std::get_if<Witness>(&reply)) {
      const std::vector<bool> covered = satisfied_by(*witness);
      add_witness(std::move(*witness), covered);
    } else {
      refuted(index, here, std::get<solve::Unsat>(reply));
    }
  }

  void refuted(std::size_t index, const OpenReadings& here, const solve::Unsat& unsat) {
    Result<Refutation> result = refutation(oracle_, question_, here, combinations_.open(), unsat);
    if (!result.ok()) {
      add(Undecided{result.error().message}, one(index));
      return;
    }
    const Refutation& found = result.value();
    std::vector<bool> covered(combinations_.count(), false);
    for (std::size_t i = index; i < combinations_.count(); ++i)
      covered[i] = left_[i] && combinations_.contains(found.readings, i);
    CHECK(covered[index], "a conflict does not cover the readings that it was found under");
    if (!question_.negated) add(Impossible{found.conflict}, covered);
    else hold_or_vacuous(found.conflict, std::move(covered));
  }

  // `always` holds of a theory that something satisfies; of any other it is vacuous.
  void hold_or_vacuous(const Conflict& conflict, std::vector<bool> covered) {
    const bool needs_question = std::find(conflict.units.begin(), conflict.units.end(), Unit{QuestionUnit{}}) != conflict.units.end();
    if (!needs_question) {
      add(Vacuous{conflict}, covered);
      return;
    }
    const Demand theory{question_.demands, false, {}};
    std::vector<bool> holds(covered.size(), false);
    for (std::size_t i = 0; i < covered.size(); ++i) {
      if (!covered[i] || holds[i]) continue;
      const OpenReadings here = only(combinations_.selection(i));
      Oracle::Reply reply = oracle_.ask(question_, theory, here, false);
      if (auto* unknown = std::get_if<solve::Unknown>(&reply)) {
        add(Undecided{"it holds, unless nothing satisfies the facts and clauses at all: " + unknown->reason}, one(i));
        covered[i] = false;
      } else if (auto* unsat = std::get_if<solve::Unsat>(&reply)) {
        Question bare = question_;
        bare.formula = {};
        Result<Refutation> result = refutation(oracle_, bare, here, combinations_.open(), *unsat);
        if (result.ok()) add(Vacuous{result.value().conflict}, one(i));
        else add(Undecided{result.error().message}, one(i));
        covered[i] = false;
      } else {
        for (std::size_t j = i; j < covered.size(); ++j)
          if (covered[j] && !holds[j])
            holds[j] = j == i || oracle_.satisfied(question_, theory, std::get<Witness>(reply).structure, combinations_.selection(j));
      }
    }
    add(Holds{conflict}, holds);
  }

  std::vector<bool> one(std::size_t index) const {
    std::vector<bool> result(combinations_.count(), false);
    result[index] = true;
    return result;
  }

  void add(const Finding& finding, const std::vector<bool>& member) {
    for (OpenReadings& product : combinations_.partition(member)) lines_.push_back(Line{std::move(product), finding});
    for (std::size_t i = 0; i < member.size(); ++i)
      if (member[i]) left_[i] = false;
  }

  Oracle& oracle_;
  const Question& question_;
  const Combinations& combinations_;
  std::vector<bool> left_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> explore(Oracle& oracle, const Question& question, const Combinations& combinations, bool separately) {
  return Explorer(oracle, question, combinations).run(separately);
}

void minimise_conflicts(Oracle& oracle, const Question& question, const Combinations& combinations, std::vector<Line>& lines) {
  std::vector<std::pair<Conflict, Conflict>> done;  // lines that came from one refutation share its conflict
  for (Line& line : lines) {
    Conflict* conflict = conflict_of(line.finding);
    if (!conflict || conflict->minimal) continue;
    auto known = std::find_if(done.begin(), done.end(), [&](const auto& pair) { return pair.first.units == conflict->units; });
    if (known == done.end()) {
      Selection first;
      for (const auto& readings : line.readings) first.push_back(readings.front());
      Conflict smaller = minimised(oracle, question, only(first), combinations.open(), *conflict);
      known = done.insert(done.end(), {*conflict, std::move(smaller)});
    }
    *conflict = known->second;
  }
}

std::vector<std::uint8_t> outcomes(const std::vector<Line>& lines, const Combinations& combinations) {
  std::vector<std::uint8_t> result(combinations.count());
  for (const Line& line : lines)
    for (std::size_t i = 0; i < result.size(); ++i)
      if (combinations.contains(line.readings, i)) result[i] = static_cast<std::uint8_t>(word(line.finding));
  return result;
}

}  // namespace proviso::answer
